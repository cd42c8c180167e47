package org.sandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sandan.Visitor;
import org.sandan.accounts.DemoPeople;
import org.sandan.lifecycle.DueJob;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo as its first start loads it, and everybody in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final String COMMUNITY = "/c/150622001003";

    private final ConfigurableApplicationContext context;

    DemoTest() {
        this.context = RunningDemo.start().context();
    }

    @BeforeAll
    void it_is_loaded() {
        assertThat(count("select count(*) from cases where county_id = 150622 and kind = 'need'"))
                .isGreaterThan(100);
        assertThat(count("select count(*) from cases where county_id = 150622 and kind = 'project'"))
                .isEqualTo(47);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    /** In the scope of Jungar. */
    private int count(String sql) {
        return context.getBean(Transactions.class)
                .read(
                        Scope.system(150_622, "test"),
                        () -> context.getBean(JdbcClient.class)
                                .sql(sql)
                                .query(Integer.class)
                                .single());
    }

    private Visitor visitor() {
        return new Visitor(new RunningDemo(context).site());
    }

    private Visitor as(String login) {
        Visitor visitor = visitor();
        visitor.get("/login");
        assertThat(visitor.post("/demo/become", Map.of("as", login)).statusCode())
                .isEqualTo(303);
        return visitor;
    }

    static List<String> logins() {
        return DemoFolk.everybody().stream().map(DemoPeople.Person::value).toList();
    }

    @ParameterizedTest
    @MethodSource("logins")
    void one_click_becomes_each_of_its_people(String login) {
        Visitor visitor = as(login);
        String page =
                visitor.get(login.equals("chenqiaozhen") ? "/orders" : "/desk").body();
        String name = DemoFolk.everybody().stream()
                .filter(one -> one.value().equals(login))
                .findFirst()
                .orElseThrow()
                .nameZh()
                .split("・")[0];
        assertThat(page).contains(login.equals("chenqiaozhen") ? "楼道灯" : name);
    }

    @Test
    void nobody_else_can_be_become() {
        Visitor visitor = visitor();
        visitor.get("/login");
        assertThat(visitor.post("/demo/become", Map.of("as", "leading-group-150621000000"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void its_orders_stand_in_every_state() {
        assertThat(count("select count(distinct state) from cases where county_id = 150622 and kind = 'need'"))
                .isEqualTo(12);
    }

    @Test
    void its_projects_stand_in_every_stage_and_its_list_is_frozen() {
        Map.of("evaluating", 1, "checking", 1, "running", 1, "draft", 1)
                .forEach((state, many) -> assertThat(count(
                                "select count(*) from cases where county_id = 150622 and kind = 'project' and state = '"
                                        + state + "'"))
                        .as(state)
                        .isEqualTo(many));
        assertThat(count("select count(*) from cases where county_id = 150622 and kind = 'yearly_list'"
                        + " and state = 'frozen' and place = 150622001003000"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "select count(*) from yearly_list_item where county_id = 150622 and frozen and place = 150622001003000"))
                .isEqualTo(7);
    }

    @Test
    void a_joint_meeting_was_held_and_the_agenda_of_the_next_one_is_out() {
        assertThat(count("select count(*) from committee_member where county_id = 150622"))
                .isEqualTo(36);
        String page = as("liyunna").get("/meetings").body();
        assertThat(page).contains("已发议程", "已接单 0 项，共 2 项", "以往会议", "已归档", "已接单 3 项，共 3 项");
        assertThat(count("select count(*) from minutes where county_id = 150622 and confirmed_at is not null"))
                .isEqualTo(2);
        assertThat(as("guoyongsheng").get("/meetings").body()).contains("月联席会议");
        assertThat(count("""
                        select count(distinct state) from cases
                        where county_id = 150622 and kind = 'project'
                          and state in ('running', 'checking', 'evaluating', 'solved', 'dispatched', 'raised', 'draft')
                        """)).as("every project went as far as it was to go").isEqualTo(7);
    }

    @Test
    void a_unit_reads_what_of_its_resources_fits_a_project() {
        assertThat(count("select count(*) from resource where county_id = 150622"))
                .isEqualTo(11);
        assertThat(as("guoyongsheng").get("/claims").body()).contains("合适");
    }

    @Test
    void what_the_secretary_left_too_long_went_to_the_sub_district() {
        assertThat(count("""
                        select count(*) from cases c join post p on p.county_id = c.county_id and p.id = c.turn_id
                        where c.county_id = 150622 and c.state = 'received' and p.role = 'TOWN'
                        """)).isEqualTo(1);
    }

    @Test
    void a_later_start_loads_nothing() {
        int before = count("select count(*) from case_history where county_id = 150622");
        context.getBean(DemoData.class).afterSingletonsInstantiated();
        assertThat(count("select count(*) from case_history where county_id = 150622"))
                .isEqualTo(before);
    }

    @Test
    void the_orders_played_again_change_nothing() {
        context.getBean(DueJob.class).run(150_622);
        int before = count("select sum(version) from cases where county_id = 150622");
        context.getBean(DemoOrders.class)
                .play(context.getBean(DemoData.class).calendar().orElseThrow());
        assertThat(count("select sum(version) from cases where county_id = 150622"))
                .isEqualTo(before);
    }

    @Test
    void the_desk_begins_with_what_is_due_first_and_has_one_first_button() {
        String page = as("liyunna").get("/desk").body();
        int tasks = page.split("class=\"task\"", -1).length - 1;
        assertThat(tasks).as("how many depends on the day of the week").isBetween(12, 20);
        assertThat(page).contains(tasks + " 件事轮到您", "在别人手上", "等点单人评价");
        assertThat(page.split("btn btn-primary", -1)).hasSize(2);
    }

    @Test
    void the_community_shows_its_year_and_no_name() {
        String page = visitor().get(COMMUNITY).body();
        int thisYear = count("""
                select count(*) from cases where county_id = 150622 and kind = 'need'
                  and place between 150622001003000 and 150622001003999 and extract(year from opened_at at time zone 'Asia/Shanghai')
                    = extract(year from now() at time zone 'Asia/Shanghai')
                """);
        assertThat(page).contains("年点单 " + thisYear + " 件", "最近办成的", "6 号楼垃圾清运");
        assertThat(page).doesNotContain("陈巧珍", "李云娜", "乌仁娜", "1380000", "小区西门路灯坏了");
    }

    @Test
    void the_city_has_the_figures_of_both_banners() {
        assertThat(visitor().get("/c/150600").body()).contains("年点单", "达拉特旗", "准格尔旗", "正在办");
    }

    @Test
    void the_city_was_told_where_its_college_stands_by() {
        List<UUID> entered = pairingsOfTheCollege(150_621);
        assertThat(entered).hasSize(2);
        assertThat(pairingsOfTheCollege(150_600)).containsExactlyInAnyOrderElementsOf(entered);
    }

    private List<UUID> pairingsOfTheCollege(int county) {
        return context.getBean(Transactions.class)
                .read(
                        Scope.publicOf(county),
                        () -> context.getBean(JdbcClient.class)
                                .sql("""
                                        select p.id from pairing p join organisation o
                                          on o.county_id = p.county_id and o.id = p.organisation_id
                                        where p.county_id = :county and o.name_zh = '鄂尔多斯职业学院'
                                        """)
                                .param("county", county)
                                .query(UUID.class)
                                .list());
    }

    @Test
    void a_need_is_public_with_its_post_and_without_its_holder() {
        String list = visitor().get(COMMUNITY + "/needs?state=assigned").body();
        assertThat(list).contains("独居老人午间送餐");
        int at = list.indexOf("独居老人午间送餐");
        String link = list.substring(list.lastIndexOf("href=\"", at) + 6, at).replaceFirst("\".*(?s)", "");
        String page = visitor().get(link).body();
        assertThat(page).contains("社区服务大厅", "0477-000 1200").doesNotContain("张秀英", "陈巧珍", "中午吃不上热饭");
    }

    @ParameterizedTest
    @MethodSource("publicPaths")
    void every_public_page_opens_in_both_languages(String path) {
        Visitor visitor = visitor();
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
        visitor.post("/language", Map.of("value", "en", "back", path));
        var english = visitor.get(path);
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body()).contains("lang=\"en\"").doesNotContain("public.", "desk.");
    }

    static List<String> publicPaths() {
        return List.of(
                "/",
                "/me",
                "/c/150600",
                "/c/150622",
                "/c/150622001",
                COMMUNITY,
                "/c/150622001001",
                COMMUNITY + "/needs",
                COMMUNITY + "/needs?state=refused");
    }

    @ParameterizedTest
    @MethodSource("unknownPaths")
    void what_is_not_there_is_not_found(String path) {
        assertThat(visitor().get(path).statusCode()).isEqualTo(404);
    }

    static List<String> unknownPaths() {
        return List.of(
                "/c/999",
                "/c/abc",
                "/c/110101",
                "/c/150622/needs",
                COMMUNITY + "/needs/150621106205-2026-00001",
                COMMUNITY + "/needs/nothing");
    }
}
