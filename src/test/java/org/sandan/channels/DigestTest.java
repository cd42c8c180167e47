package org.sandan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Timestamps;

/** Each person chooses: a digest instead of a flood, at once where it is urgent, nothing at night and nothing personal. */
class DigestTest extends ChannelTest {
    private UUID account() {
        return secretary().actingAccount();
    }

    /** The secretary's phone is confirmed, as by a code. */
    @BeforeEach
    void phone() {
        gateway("http://127.0.0.1:1/send", "POST", Map.of());
        system(() -> {
            Addresses addresses = world.bean(Addresses.class);
            String code = addresses.add(COUNTY, account(), Channel.SMS, "13911112222");
            assertThat(addresses.confirm(COUNTY, account(), Channel.SMS, code)).isEqualTo(Addresses.Fit.RIGHT);
            return 0;
        });
    }

    private Visitor visitorOf(World.Person person) {
        Visitor visitor = visitor(person);
        visitor.get("/account/notices");
        return visitor;
    }

    private void choose(String when, String at) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("by-sms", "on");
        form.put("when", when);
        form.put("digest-at", at);
        assertThat(visitorOf(world.person(World.ZHANBEI, Role.SECRETARY))
                        .post("/account/notices", form)
                        .statusCode())
                .isEqualTo(303);
    }

    private List<String> told() {
        return system(() -> jdbc().sql("""
                        select body from outgoing
                        where county_id = :county and account_id = :account and made_at >= :since and status <> 'dropped'
                        order by id
                        """)
                .param("county", COUNTY)
                .param("account", account())
                .param("since", Timestamps.of(org.sandan.TestClock.MONDAY))
                .query(String.class)
                .list());
    }

    private void tell() {
        deliver();
        world.bean(TellOutside.class).run(COUNTY);
    }

    @Test
    void one_message_a_day_says_how_many_and_the_first_by_public_title() {
        choose("digest", "16:30");
        PlaceOrder.Receipt titled = world.order(World.ZHANBEI, "陈女士家门口的灯");
        PlaceOrder.Receipt untitled = world.order(World.ZHANBEI, "王大爷说井盖松了");
        world.order(World.ZHANBEI, "第三件小事情");
        accept(titled, "门口照明");
        undoIsOver();
        tell();
        assertThat(told()).as("nothing is urgent, and it is not time").isEmpty();
        clock.pass(Duration.ofHours(6));
        tell();
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst())
                .startsWith("三单：轮到您 2 件，其他消息 0 条")
                .contains(untitled.number(), SITE + "/messages")
                .doesNotContain("陈女士", "王大爷", "13800006021", "门卫室", "小事情");
        tell();
        clock.pass(Duration.ofMinutes(30));
        world.order(World.ZHANBEI, "汇总以后才来的");
        tell();
        assertThat(told()).as("one a day").hasSize(1);
        clock.pass(Duration.ofHours(24));
        tell();
        assertThat(told()).hasSize(2);
    }

    @Test
    void what_is_due_within_a_working_day_goes_out_at_once() {
        choose("digest", "19:30");
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "快到期的一件事");
        tell();
        assertThat(told()).isEmpty();
        clock.set(due(order).minus(Duration.ofHours(56)));
        tell();
        assertThat(told()).as("the weekend lies between").hasSize(1);
        assertThat(told().getFirst()).contains(order.number());
        tell();
        assertThat(told()).hasSize(1);
    }

    @Test
    void at_once_means_at_once_and_several_are_one_message() {
        choose("once", "08:30");
        for (int i = 0; i < 5; i++) {
            world.order(World.ZHANBEI, "一下子来了好几件 " + i);
        }
        tell();
        assertThat(told()).singleElement().satisfies(text -> assertThat(text).contains("轮到您 5 件", "还有 3 条"));
        tell();
        assertThat(told()).hasSize(1);
    }

    @Test
    void what_was_read_in_the_application_is_not_told_outside() {
        choose("digest", "16:30");
        world.order(World.ZHANBEI, "已经看过的不用再说");
        deliver();
        Visitor visitor = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        visitor.get("/messages");
        visitor.post(
                "/messages/reading",
                Map.of("newest", messages(secretary()).getFirst().id().toString()));
        clock.pass(Duration.ofHours(7));
        tell();
        assertThat(told()).isEmpty();
    }

    @Test
    void at_night_nobody_is_disturbed_and_a_digest_at_night_is_refused() {
        choose("once", "08:30");
        world.order(World.ZHANBEI, "晚上来的一件事");
        clock.pass(Duration.ofHours(11));
        tell();
        assertThat(told()).isEmpty();
        clock.pass(Duration.ofHours(11));
        tell();
        assertThat(told()).hasSize(1);

        Visitor visitor = visitorOf(world.person(World.ZHANBEI, Role.SECRETARY));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("by-sms", "on");
        form.put("when", "digest");
        form.put("digest-at", "23:15");
        var refused = visitor.post("/account/notices", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("8 点到 20 点之间", "23:15");
        form.put("digest-at", "half past");
        assertThat(visitor.post("/account/notices", form).statusCode()).isEqualTo(422);
    }

    @Test
    void whoever_takes_the_post_over_is_told_and_whoever_left_it_is_not() {
        choose("once", "08:30");
        world.order(World.ZHANBEI, "换人以后轮到新的人");
        deliver();
        system(() -> jdbc().sql("""
                        update post_holder set until = :today where county_id = :county and account_id = :account
                        """)
                .param("today", java.time.LocalDate.ofInstant(clock.instant(), Timestamps.CHINA))
                .param("county", COUNTY)
                .param("account", account())
                .update());
        try {
            world.bean(TellOutside.class).run(COUNTY);
            assertThat(told()).isEmpty();
        } finally {
            system(() -> jdbc().sql(
                            "update post_holder set until = null where county_id = :county and account_id = :account")
                    .param("county", COUNTY)
                    .param("account", account())
                    .update());
        }
    }

    @Test
    void nobody_sees_or_changes_how_another_is_reached() {
        choose("digest", "09:00");
        Visitor other = visitorOf(world.person(World.ZHANBEI, Role.COMMUNITY_STAFF));
        assertThat(other.get("/account/notices").body()).doesNotContain("139****2222");
        other.post("/account/notices/sms/removal", Map.of());
        assertThat(visitorOf(world.person(World.ZHANBEI, Role.SECRETARY))
                        .get("/account/notices")
                        .body())
                .contains("139****2222");
    }
}
