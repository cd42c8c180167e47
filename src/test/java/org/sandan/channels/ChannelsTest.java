package org.sandan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.channels.Message.Kind;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.DueJob;
import org.sandan.needs.Contact;
import org.sandan.needs.DecideNeed;
import org.sandan.needs.PlaceOrder;
import org.sandan.needs.UndoNeed;
import org.sandan.platform.OutboxConsumer.Event;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** What a post is told in the application, and what it follows. */
class ChannelsTest extends ChannelTest {
    private List<Kind> kinds(Viewer viewer, PlaceOrder.Receipt order) {
        return messages(viewer, order.need()).stream().map(Message::kind).toList();
    }

    private Visitor visitor(Role role) {
        return visitor(world.person(World.ZHANBEI, role));
    }

    @Test
    void a_post_is_told_when_its_turn_comes_and_the_message_is_read_once_it_is_done() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "楼门关不上");
        deliver();
        assertThat(messages(secretary(), order.need())).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Kind.TURN);
            assertThat(message.read()).isFalse();
            assertThat(message.due()).isEqualTo(row(order.need()).standing().stepDue());
        });
        accept(order, "楼门修理");
        assign(order);
        assertThat(messages(worker(), order.need()))
                .as("the step can still be undone")
                .isEmpty();
        undoIsOver();
        assertThat(kinds(worker(), order)).containsExactly(Kind.TURN);
        assertThat(messages(secretary(), order.need())).allMatch(Message::read);
        finish(order);
        deliver();
        assertThat(messages(worker(), order.need())).allMatch(Message::read);
    }

    @Test
    void of_a_step_that_was_undone_nobody_hears() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "撤销了就没人知道");
        accept(order, "撤销了的");
        assign(order);
        world.bean(UndoNeed.class)
                .undo(secretary(), order.need(), row(order.need()).version())
                .orThrow();
        undoIsOver();
        assertThat(messages(worker(), order.need())).isEmpty();
    }

    @Test
    void an_event_that_comes_twice_is_told_once() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "同一件事只说一次");
        deliver();
        Event again = new Event(COUNTY, UUID.randomUUID(), "need.order", order.need(), 1, "{}");
        system(() -> {
            world.bean(TellPosts.class).accept(again);
            return 0;
        });
        assertThat(kinds(secretary(), order)).containsExactly(Kind.TURN);
    }

    @Test
    void what_is_overdue_is_told_to_the_level_above_and_to_whoever_had_it() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "没人受理就上报");
        deliver();
        clock.set(due(order).plusSeconds(1));
        world.bean(DueJob.class).run(COUNTY);
        deliver();
        assertThat(kinds(world.viewer(Role.TOWN), order)).containsExactly(Kind.OVERDUE);
        assertThat(kinds(secretary(), order)).containsExactly(Kind.RAISED, Kind.TURN);
    }

    @Test
    void what_is_raised_is_told_as_raised() {
        PlaceOrder.Receipt order = asked(Contact.ANONYMOUS);
        for (int round = 0; round < 2; round++) {
            Visitor asker = visitor();
            asker.get("/orders");
            asker.post("/orders", Map.of("number", order.number(), "code", order.code()));
            asker.get("/orders/" + order.asker());
            asker.post("/orders/" + order.asker() + "/answer", Map.of("answer", "not_solved", "words", "还是坏的"));
            if (round == 0) {
                finish(order);
            }
        }
        assertThat(row(order.need()).state()).isEqualTo("raised");
        deliver();
        assertThat(kinds(world.viewer(Role.TOWN), order)).containsExactly(Kind.TURN);
        assertThat(kinds(secretary(), order)).first().isEqualTo(Kind.RAISED);
        world.bean(DecideNeed.class)
                .decide(
                        world.viewer(Role.TOWN),
                        new DecideNeed.Decision(order.need(), row(order.need()).version(), "send_back", "请社区再看"))
                .orThrow();
        deliver();
        assertThat(kinds(secretary(), order)).first().isEqualTo(Kind.TURN);
    }

    @Test
    void who_follows_hears_of_each_public_step_and_of_the_end_until_they_no_longer_want_to() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "我想知道后来怎样");
        deliver();
        Visitor town = visitor(Role.TOWN);
        String page = town.get("/needs/" + order.need()).body();
        assertThat(page).contains("action=\"/following/" + order.need() + "\"", "关注");
        String back = "/needs/" + order.need();
        assertThat(town.post("/following/" + order.need(), Map.of("back", back))
                        .headers()
                        .firstValue("Location"))
                .contains(back);
        town.post("/following/" + order.need(), Map.of("back", back));
        assertThat(town.get(back).body()).contains("取消关注");
        assertThat(town.get("/following").body()).contains(back);

        accept(order, "后来怎样");
        undoIsOver();
        assertThat(kinds(world.viewer(Role.TOWN), order)).containsExactly(Kind.STEP);
        assign(order);
        undoIsOver();
        finish(order);
        deliver();
        assertThat(kinds(world.viewer(Role.TOWN), order)).containsExactly(Kind.STEP, Kind.STEP, Kind.STEP);
        Visitor later = visitor(Role.TOWN);
        assertThat(later.get("/messages").body()).contains("您关注的有进展：后来怎样", "受理，现在：待评价");
        answer(order);
        deliver();
        assertThat(kinds(world.viewer(Role.TOWN), order)).first().isEqualTo(Kind.ENDED);
        assertThat(later.get("/messages").body()).contains("有了结果：后来怎样", "现在：已解决");

        later.post("/following/" + order.need() + "/ending", Map.of());
        assertThat(later.get("/following").body()).doesNotContain(back);
    }

    private void answer(PlaceOrder.Receipt order) {
        Visitor asker = visitor();
        asker.get("/orders");
        asker.post("/orders", Map.of("number", order.number(), "code", order.code()));
        asker.get("/orders/" + order.asker());
        asker.post("/orders/" + order.asker() + "/answer", Map.of("answer", "solved"));
        assertThat(row(order.need()).state()).isEqualTo("solved");
    }

    @Test
    void what_lies_outside_the_scope_cannot_be_followed() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "外面的人关注不了");
        Visitor outside = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        outside.get("/messages");
        assertThat(outside.post("/following/" + order.need(), Map.of()).statusCode())
                .isEqualTo(404);
        Visitor unit = visitor(Role.UNIT);
        unit.get("/messages");
        assertThat(unit.post("/following/" + order.need(), Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_post_never_reads_the_messages_of_another() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "别的岗位看不到我的消息");
        deliver();
        UUID message = messages(secretary(), order.need()).getFirst().id();
        for (Role role : Role.values()) {
            if (!role.isStaff() || role == Role.SECRETARY) {
                continue;
            }
            Viewer other = world.viewer(role);
            assertThat(messages(other)).noneMatch(one -> one.id().equals(message));
            int seen = world.bean(Transactions.class)
                    .read(
                            other.scope().holding(List.of(other.actingPost())),
                            () -> jdbc().sql("select count(*) from message where county_id = :county and id = :id")
                                    .param("county", COUNTY)
                                    .param("id", message)
                                    .query(Integer.class)
                                    .single());
            assertThat(seen).as(role + " by a statement that does not narrow").isZero();
            Visitor visitor = visitor(role);
            visitor.get("/messages");
            assertThat(visitor.post("/messages/" + message + "/reading", Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        int without = world.bean(Transactions.class)
                .read(
                        secretary().scope(),
                        () -> jdbc().sql("select count(*) from message where county_id = :county")
                                .param("county", COUNTY)
                                .query(Integer.class)
                                .single());
        assertThat(without).as("without a post there is no message").isZero();
        assertThat(messages(secretary(), order.need()).getFirst().read()).isFalse();
    }

    @Test
    void the_bell_counts_and_one_or_all_are_marked_as_read() {
        PlaceOrder.Receipt first = world.order(World.ZHANBEI, "第一件要受理的");
        world.order(World.ZHANBEI, "第二件要受理的");
        deliver();
        Visitor visitor = visitor(Role.SECRETARY);
        String page = visitor.get("/messages").body();
        assertThat(page).contains("消息，2 条未读", "轮到您：第一件要受理的", "轮到您：第二件要受理的", "/needs/" + first.need());
        UUID one = messages(secretary(), first.need()).getFirst().id();
        HttpResponse<String> read = visitor.post("/messages/" + one + "/reading", Map.of("back", "//evil.example"));
        assertThat(read.headers().firstValue("Location")).contains("/messages");
        assertThat(visitor.get("/messages?show=unread").body())
                .contains("消息，1 条未读", "第二件要受理的")
                .doesNotContain("第一件要受理的");

        UUID newest = messages(secretary()).getFirst().id();
        world.order(World.ZHANBEI, "第三件，按的时候才来");
        deliver();
        visitor.post("/messages/reading", Map.of("newest", newest.toString()));
        assertThat(visitor.get("/messages?show=unread").body())
                .contains("消息，1 条未读", "第三件，按的时候才来")
                .doesNotContain("第二件要受理的");
    }

    @Test
    void a_long_list_has_pages_and_each_message_stands_on_one() {
        int most = 25;
        for (int i = 0; i < most; i++) {
            world.order(World.ZHANBEI, "一页放不下 " + i + " 号");
        }
        deliver();
        Visitor visitor = visitor(Role.SECRETARY);
        String first = visitor.get("/messages?show=unread").body();
        java.util.regex.Matcher next = java.util.regex.Pattern.compile(
                        "href=\"(/messages\\?show=unread&(?:amp;)?before=[0-9a-f-]{36})\"")
                .matcher(first);
        assertThat(next.find()).isTrue();
        String second = visitor.get(next.group(1).replace("&amp;", "&")).body();
        for (int i = 0; i < most; i++) {
            String heading = "一页放不下 " + i + " 号";
            assertThat(first.contains(heading) ^ second.contains(heading))
                    .as(heading)
                    .isTrue();
        }
        assertThat(visitor.get("/messages?before=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void old_news_are_no_news_but_a_turn_is_told_however_late() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "事情过去很久才送到");
        Visitor town = visitor(Role.TOWN);
        town.get("/messages");
        town.post("/following/" + order.need(), Map.of());
        accept(order, "很久以前");
        clock.pass(Duration.ofDays(8));
        deliver();
        assertThat(kinds(world.viewer(Role.TOWN), order)).isEmpty();
        assertThat(kinds(secretary(), order)).containsExactly(Kind.TURN);
    }

    @Test
    void the_pages_speak_english_too() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "english please");
        deliver();
        Visitor visitor = visitor(Role.SECRETARY);
        visitor.keep("sandan_lang=en");
        assertThat(visitor.get("/messages").body()).contains("Your turn: english please", "Accept by", "All noted");
        visitor.post("/following/" + order.need(), Map.of());
        assertThat(visitor.get("/following").body()).contains("What I follow", "Stop following");
        assertThat(visitor.get("/account").body()).contains("How to reach me");
        assertThat(visitor.get("/account/notices").body()).contains("This banner has no SMS yet", "One digest a day");
        Visitor admin = visitor(Role.SYSTEM_ADMIN);
        admin.keep("sandan_lang=en");
        assertThat(admin.get("/channels").body()).contains("SMS gateway", "{phone}", "Surely not taken when");
    }

    @Test
    void what_was_said_on_the_telephone_is_noted_with_one_tap() {
        PlaceOrder.Receipt order = asked(new Contact(false, "陈女士", "13800006021"));
        Visitor clerk = visitor(Role.COMMUNITY_STAFF);
        assertThat(clerk.get("/calls").body()).contains("/calls/" + order.asker());
        String call = clerk.get("/calls/" + order.asker()).body();
        for (String answer : List.of("solved", "not_solved", "not_reached")) {
            assertThat(call).containsPattern("<button class=\"btn\"[^>]* name=\"answer\" value=\"" + answer + "\"");
        }
        assertThat(call).doesNotContain("type=\"radio\"");
        clerk.post("/calls/" + order.asker(), Map.of("answer", "not_reached"));
        assertThat(clerk.get("/calls").body()).contains("没打通", "/calls/" + order.asker());
        clerk.get("/calls/" + order.asker());
        assertThat(clerk.post("/calls/" + order.asker(), Map.of("answer", "solved"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(order.need()).state()).isEqualTo("solved");
        assertThat(clerk.get("/calls").body()).doesNotContain("/calls/" + order.asker());
    }
}
