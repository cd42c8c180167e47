package org.sandan.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.calendar.WorkingDays;
import org.sandan.kernel.Money;
import org.sandan.kernel.Role;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.Group;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.DesignProject;
import org.sandan.projects.DispatchProject;
import org.sandan.projects.Plan;
import org.sandan.projects.Route;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The search over everything in scope, from every page. */
class FindTest extends SandanTest {
    private PlaceOrder.Receipt accepted(String title) {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, title);
        world.bean(AcceptNeed.class)
                .accept(world.viewer(Role.SECRETARY), new AcceptNeed.Acceptance(order.need(), 1, title, false))
                .orThrow();
        return order;
    }

    private UUID dispatched(PlaceOrder.Receipt order, String title) {
        Viewer secretary = world.viewer(Role.SECRETARY);
        UUID project = world.bean(DesignProject.class)
                .begin(secretary, new DesignProject.Beginning(List.of(order.need()), "", false))
                .orThrow();
        java.time.LocalDate day =
                java.time.LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(20);
        while (!world.bean(WorkingDays.class).isWorking(day)) {
            day = day.plusDays(1);
        }
        Plan plan = new Plan(
                title,
                "做好它",
                "西门",
                20,
                EnumSet.of(Group.ELDERS),
                new Money(0),
                "",
                List.of(new Plan.Milestone(1, "做好", day)),
                List.of(),
                Route.UNITS,
                "有单位能做");
        world.bean(DispatchProject.class)
                .dispatch(secretary, new DispatchProject.Dispatch(project, 1, plan, Map.of()))
                .orThrow();
        return project;
    }

    private Visitor as(Role role) {
        Visitor visitor = visitor(world.person(World.ZHANBEI, role));
        visitor.get("/desk");
        return visitor;
    }

    private static String main(HttpResponse<String> answer) {
        String body = answer.body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    @Test
    void a_need_and_the_project_made_of_it_are_found_by_a_word_of_their_titles_each_in_its_group() {
        PlaceOrder.Receipt order = accepted("凉亭漏雨要翻修");
        UUID project = dispatched(order, "凉亭翻修工程");
        Visitor secretary = as(Role.SECRETARY);
        String found = main(secretary.get("/search?q=凉亭"));
        assertThat(found).contains("/needs/" + order.need(), "/projects/" + project, ">需求</h2>", ">项目</h2>");
        String projects = main(secretary.get("/search?q=凉亭&in=project"));
        assertThat(projects).contains("/projects/" + project).doesNotContain("/needs/" + order.need());
    }

    @Test
    void what_nobody_has_titled_yet_is_found_by_the_words_of_the_order_in_scope_only() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "楼顶鸽子笼太吵");
        assertThat(main(as(Role.SECRETARY).get("/search?q=鸽子笼"))).contains("/needs/" + order.need());
        Visitor neighbour = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        assertThat(main(neighbour.get("/search?q=鸽子笼")))
                .doesNotContain(order.need().toString());
        assertThat(main(neighbour.get("/search?q=" + order.number())))
                .doesNotContain(order.need().toString());
    }

    @Test
    void a_draft_is_not_in_the_search_and_words_of_an_order_never_enter_it() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "陈奶奶家门槛高");
        Integer entries = world.bean(Transactions.class)
                .read(
                        Scope.system(150_622, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("select count(*) from search_entry where county_id = 150622 and id = :id")
                                .param("id", order.need())
                                .query(Integer.class)
                                .single());
        assertThat(entries).isZero();
    }

    @Test
    void a_leader_reads_in_the_first_line_of_an_exact_number_whether_it_is_solved() {
        PlaceOrder.Receipt order = accepted("水管爆裂需要抢修");
        String leader = main(as(Role.LEADING_GROUP).get("/search?q=" + order.number()));
        assertThat(leader).contains("解决了吗？", "已受理");
        assertThat(leader.indexOf("解决了吗"))
                .isLessThan(leader.indexOf("居民") < 0 ? leader.length() : leader.indexOf("居民"));
        assertThat(main(as(Role.SECRETARY).get("/search?q=" + order.number()))).doesNotContain("解决了吗？");
        assertThat(main(as(Role.TOWN).get("/needs/" + order.need()))).contains("解决了吗？", "没有佐证照片");
        assertThat(main(as(Role.SECRETARY).get("/needs/" + order.need()))).doesNotContain("解决了吗？");
    }

    @Test
    void organisations_divisions_and_grids_are_found_by_name_in_the_own_range() {
        assertThat(main(as(Role.SYSTEM_ADMIN).get("/search?q=单位"))).contains(">单位</h2>", "/organisations/");
        assertThat(main(as(Role.LEADING_GROUP).get("/search?q=站北"))).contains(">区划</h2>", "/divisions/150622001003");
        assertThat(main(as(Role.SECRETARY).get("/search?q=南苑"))).doesNotContain("/divisions/");
        assertThat(main(as(Role.SECRETARY).get("/search?q=第%202%20网格"))).contains(">网格</h2>", "/grids/");
    }

    @Test
    void a_group_is_paged_by_its_last_row_until_nothing_is_left() {
        List<PlaceOrder.Receipt> orders = java.util.stream.IntStream.range(0, 23)
                .mapToObj(i -> accepted("翻页喷泉 " + i))
                .toList();
        Visitor secretary = as(Role.SECRETARY);
        assertThat(main(secretary.get("/search?q=喷泉"))).contains("/search?q=%E5%96%B7%E6%B3%89&amp;in=need");
        String first = main(secretary.get("/search?q=喷泉&in=need"));
        var next = Pattern.compile("in=need&amp;after=([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = main(secretary.get("/search?q=喷泉&in=need&after=" + next.group(1)));
        assertThat(orders)
                .allSatisfy(order -> assertThat(first + second).containsOnlyOnce("/needs/" + order.need() + "\""));
    }

    @Test
    void words_go_to_an_address_that_can_be_passed_on_but_telephone_numbers_do_not() {
        Visitor secretary = as(Role.SECRETARY);
        HttpResponse<String> words = secretary.post("/search", Map.of("q", "路灯"));
        assertThat(words.statusCode()).isEqualTo(303);
        assertThat(words.headers().firstValue("Location").orElse("")).endsWith("/search?q=%E8%B7%AF%E7%81%AF");
        HttpResponse<String> phone = secretary.post("/search", Map.of("q", "13800006021"));
        assertThat(phone.statusCode()).isEqualTo(200);
        assertThat(phone.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_unit_and_an_auditor_find_no_needs_and_no_residents() {
        PlaceOrder.Receipt order = accepted("篮球架生锈");
        for (Role role : List.of(Role.UNIT, Role.AUDITOR, Role.SECURITY_ADMIN)) {
            Visitor visitor = as(role);
            assertThat(main(visitor.get("/search?q=篮球架")))
                    .doesNotContain(order.need().toString());
            assertThat(main(visitor.get("/search?q=" + order.number())))
                    .doesNotContain(order.need().toString());
            assertThat(main(visitor.get("/search"))).doesNotContain("居民");
        }
    }

    @Test
    void the_page_speaks_english_too_and_says_what_to_do_where_nothing_is_found() {
        Visitor secretary = as(Role.SECRETARY);
        assertThat(main(secretary.get("/search?q=没有这样的东西"))).contains("没有找到", "换一个词");
        secretary.keep("sandan_lang=en");
        assertThat(main(secretary.get("/search?q=nothing"))).contains("Nothing found", "Look among residents");
    }
}
