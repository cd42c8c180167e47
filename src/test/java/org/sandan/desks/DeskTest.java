package org.sandan.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.DueJob;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.PlaceOrder;

/** What stands on the desk of each post: whose turn it is, what is new, what is overdue below. */
class DeskTest extends SandanTest {
    private Visitor as(Role role) {
        return visitor(world.person(World.ZHANBEI, role));
    }

    private static String main(Visitor visitor) {
        String body = visitor.get("/desk").body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    private void accept(PlaceOrder.Receipt order, String title) {
        world.bean(AcceptNeed.class)
                .accept(world.viewer(Role.SECRETARY), new AcceptNeed.Acceptance(order.need(), 1, title, false))
                .orThrow();
    }

    @Test
    void a_secretary_sees_what_is_their_turn_with_its_due_time_and_the_verb() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "工作台第一件");
        String desk = main(as(Role.SECRETARY));
        assertThat(desk).contains("/needs/" + order.need(), "轮到您", "个工作日");
    }

    @Test
    void what_the_community_did_since_is_new_for_the_town_and_old_after_the_next_look() {
        main(as(Role.TOWN));
        clock.pass(Duration.ofHours(1));
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "新动态里的一件");
        accept(order, "新动态里的一件");
        assertThat(main(as(Role.TOWN))).contains("新动态", "/needs/" + order.need());
        clock.pass(Duration.ofMinutes(5));
        assertThat(main(as(Role.TOWN))).as("coming back within the same look").contains("/needs/" + order.need());
        clock.pass(Duration.ofHours(1));
        assertThat(main(as(Role.TOWN))).doesNotContain("/needs/" + order.need());
    }

    @Test
    void what_a_post_follows_stands_on_its_desk_until_it_stops() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "关注的一件");
        Visitor town = as(Role.TOWN);
        String address = "/needs/" + order.need();
        main(town);
        town.post("/following/" + order.need(), Map.of("back", address));
        String desk = main(town);
        assertThat(following(desk)).contains(address);
        assertThat(following(main(as(Role.LEADING_GROUP))))
                .as("somebody else's desk")
                .doesNotContain(address);
        town.post("/following/" + order.need() + "/ending", Map.of("back", address));
        assertThat(following(main(town))).doesNotContain(address);
    }

    /** What a desk says that its post follows; empty where it follows nothing. */
    private static String following(String desk) {
        int from = desk.indexOf("我关注的");
        return from < 0 ? "" : desk.substring(from, desk.indexOf("全部关注"));
    }

    @Test
    void news_come_although_the_clock_was_set_back_since_the_last_look() {
        clock.pass(Duration.ofDays(3));
        main(as(Role.TOWN));
        clock.pass(Duration.ofDays(-2));
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "时钟拨回之后的一件");
        accept(order, "时钟拨回之后的一件");
        assertThat(main(as(Role.TOWN))).contains("/needs/" + order.need());
    }

    @Test
    void what_somebody_did_themselves_is_no_news_to_them() {
        main(as(Role.SECRETARY));
        clock.pass(Duration.ofHours(1));
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "自己办的一件");
        accept(order, "自己办的一件");
        String desk = main(as(Role.SECRETARY));
        assertThat(desk.indexOf("新动态") < 0
                        || !desk.substring(desk.indexOf("新动态"))
                                .contains(order.need().toString()))
                .isTrue();
    }

    @Test
    void a_leader_sees_what_is_overdue_below_by_division_and_post_and_opens_the_rows() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "超期了没人受理");
        clock.pass(Duration.ofDays(30));
        world.bean(DueJob.class).run(150_622);
        clock.pass(Duration.ofDays(30));
        Visitor leader = as(Role.LEADING_GROUP);
        String desk = main(leader);
        assertThat(desk).contains("辖区内超期的", "/desk/overdue?at=150622001");
        String rows = leader.get("/desk/overdue?at=150622001").body();
        assertThat(rows).contains("超期的事", "轮到");
        assertThat(leader.get("/desk/overdue?at=150621106").statusCode()).isEqualTo(404);
        assertThat(as(Role.SECRETARY).get("/desk/overdue?at=150622002005").statusCode())
                .isEqualTo(404);
        assertThat(order.need()).isNotNull();
    }

    @Test
    void an_administrator_sees_accounts_that_wait_and_those_that_are_locked() {
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
            assertThat(main(as(role))).contains("个账号在用", "href=\"/accounts\"");
        }
    }

    @Test
    void the_auditor_sees_the_state_of_the_chain_the_unsealed_and_the_last_looks_at_personal_data() {
        Visitor auditor = as(Role.AUDITOR);
        assertThat(main(auditor)).contains("留痕链", "最近查看个人信息");
        auditor.post("/trail/verification", Map.of());
        assertThat(main(auditor)).contains("验证过，完整");
    }

    @Test
    void every_desk_speaks_both_languages() {
        for (Role role : Role.values()) {
            if (role.isStaff()) {
                Visitor visitor = as(role);
                String chinese = main(visitor);
                visitor.keep("sandan_lang=en");
                String english = main(visitor);
                assertThat(chinese)
                        .as(role.name())
                        .containsPattern("[\\x{4e00}-\\x{9fff}]")
                        .doesNotContain("desk.");
                assertThat(english).as(role.name()).doesNotContain("desk.").isNotEqualTo(chinese);
            }
        }
    }
}
