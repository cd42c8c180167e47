package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;

/** 并排看看: two secretaries have the same case open, and the second decides on what it no longer is. */
class BesideTest extends SandanTest {
    private Visitor first = new Visitor("");
    private Visitor second = new Visitor("");
    private String page = "";

    @BeforeEach
    void both_open_the_case() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "两个人同时看着这一件");
        first = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        second = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        page = "/needs/" + order.need();
        first.get(page);
        second.get(page);
    }

    @Test
    void a_step_that_is_still_open_is_done_again_on_the_new_state_with_what_was_typed() {
        accept("先到的标题");

        String late = stale(second.post(page + "/refusal", Map.of("version", "1", "reason", "后到的理由")));
        assertThat(late).contains("并排看看", "待受理", "已受理", "先到的标题", "之后这 1 步", "不做了，回到这一件");
        assertThat(late.split("后到的理由", -1)).as("beside and in the form").hasSize(3);
        assertThat(late).contains("name=\"version\" value=\"2\"");

        HttpResponse<String> again = second.post(page + "/refusal", Map.of("version", "2", "reason", "后到的理由"));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(second.get(page).body()).contains("不予受理", "后到的理由");
    }

    @Test
    void a_step_that_is_over_is_not_offered_again_but_its_words_can_be_copied() {
        accept("先到的标题");

        String late = stale(second.post(page + "/acceptance", Map.of("version", "1", "title", "后到的标题")));
        assertThat(late).contains("并排看看", "后到的标题", "“受理”现在不能做了", "看这一件，按现在的样子办");
        assertThat(late).doesNotContain("id=\"act\"");
        assertThat(second.get(page).body()).contains("先到的标题").doesNotContain("后到的标题");
    }

    @Test
    void who_it_was_given_to_and_until_when_is_shown_beside_as_well() {
        accept("先到的标题");
        Map<String, String> given = new LinkedHashMap<>();
        given.put("version", "1");
        given.put("at-once", "1");
        given.put("title", "后到的标题");
        given.put("post", world.viewer(Role.GRID_WORKER).actingPost().toString());
        given.put("date", "2026-11-30");
        given.put("note", "带梯子");

        String late = stale(second.post(page + "/acceptance", given));
        String beside = late.substring(late.indexOf("并排看看"), late.indexOf("之后这"));
        assertThat(beside).contains("后到的标题", "岗位" + Role.GRID_WORKER.ordinal(), "2026年11月30日", "带梯子");
        assertThat(late).as("giving it out is still open").contains("id=\"act\"");
    }

    @Test
    void what_was_typed_before_a_log_in_is_shown_beside_what_happened_meanwhile() {
        clock.pass(Duration.ofMinutes(31));
        second.post(page + "/refusal", Map.of("version", "1", "reason", "写到一半登录过期"));
        first.keep(sessionOf(world.person(World.ZHANBEI, Role.SECRETARY)));
        first.get(page);
        accept("先到的标题");
        second.keep(sessionOf(world.person(World.ZHANBEI, Role.SECRETARY)));
        assertThat(second.get(page + "/refusal").body()).contains("并排看看", "写到一半登录过期", "已受理");
    }

    @Test
    void an_undo_that_comes_too_late_says_what_came_between() {
        accept("先到的标题");
        assertThat(second.post(page + "/refusal", Map.of("version", "2", "reason", "查明不归社区管"))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> late = first.post(page + "/undo?version=2", Map.of());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("并排看看", "撤销这一步", "查明不归社区管");
    }

    @Test
    void who_looks_at_the_newest_sees_no_comparison() {
        HttpResponse<String> wrong = first.post(page + "/acceptance", Map.of("version", "1", "title", ""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).doesNotContain("并排看看");
    }

    private void accept(String title) {
        assertThat(first.post(page + "/acceptance", Map.of("version", "1", "title", title))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String stale(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(409);
        return response.body();
    }
}
