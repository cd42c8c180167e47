package org.sandan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sandan.Visitor;
import org.sandan.demo.RunningDemo;
import org.sandan.figures.Counting.Counted;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The reports reproduced: every figure comes out of rows, and fails without the row that decides it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
    private static final String ONE_OF_TOWN =
            "in (select id from pairing where county_id = 150621 and not lead and place %s limit 1)";

    /** What takes the decisive row out of a figure. */
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("r1.villages", "update grid set ended_on = current_date where place / 1000 = 150621106208"),
            Map.entry("r1.grids", "update grid set ended_on = current_date where place = 150621106205001"),
            Map.entry("r1.lead-units", """
                    delete from pairing where county_id = 150600 and id = (
                      select id from pairing where county_id = 150600 and lead and place % 1000000 = 0 limit 1)
                    """),
            Map.entry(
                    "r1.lead-of-town-and-village",
                    "delete from pairing where county_id = 150621 and lead and place = 150621106000000"),
            Map.entry(
                    "r1.stationed-units", "delete from pairing where id " + ONE_OF_TOWN.formatted("= 150621106000000")),
            Map.entry(
                    "r1.enterprises-in-villages",
                    "delete from pairing where id " + ONE_OF_TOWN.formatted("> 150621106000000")),
            Map.entry("r1.livelihood-projects", """
                    update cases set state = 'not_reached' where county_id = 150621 and id = (
                      select id from cases where county_id = 150621 and kind = 'project' and state = 'solved' limit 1)
                    """),
            Map.entry("r1.wells-planned", "delete from project_part where name = '新打机井'"),
            Map.entry(
                    "r2.joint-meeting", "update meeting set started_at = null where extract(quarter from on_date) = 3"),
            Map.entry(
                    "r2.units",
                    "update claim set held = null where project_id = (select id from cases where title = '百家宴' and kind = 'project')"
                            + " or project_id = (select id from cases where title = '社区菜店平价日' and kind = 'project')"),
            Map.entry("r2.projects", "update agenda_item set outcome = 'unclaimed' where title = '百家宴'"),
            Map.entry("r2.beneficiaries", "update agenda_item set outcome = 'unclaimed' where title = '百家宴'"),
            Map.entry("r2.kinds", """
                    update need set category_id = (select id from category where county_id = 150622 and code = 'OTHER')
                    where county_id = 150622 and category_id = (select id from category where county_id = 150622 and code = 'JOBS')
                    """),
            Map.entry("r2.chain", "delete from case_link where county_id = 150622 and kind = 'need_project'"),
            Map.entry(
                    "r2.repositories",
                    "update yearly_list_edition set plan = '' where county_id = 150622 and place = 150622004001000"),
            Map.entry(
                    "r2.routes", "update project set route = 'units' where county_id = 150622 and route = 'residents'"),
            Map.entry("r2.two-posts", """
                    update project set post_b = null where county_id = 150622 and id = (
                      select id from cases where county_id = 150622 and kind = 'project' and title = '百家宴')
                    """),
            Map.entry("r2.committees", "update committee set ended_on = current_date where place = 150622000000000"),
            Map.entry("r2.grid-teams", "delete from unit_grid_member where county_id = 150622"),
            Map.entry(
                    "r2.party-items",
                    "update project set origin = 'need' where county_id = 150622 and id = (select id from cases where title = '重温入党誓词' and kind = 'project')"),
            Map.entry(
                    "r2.decided-by-the-banner",
                    "update case_history set action = 'raise' where county_id = 150622 and action = 'department'"),
            Map.entry(
                    "r2.groups", "update need set groups = array_remove(groups, 'disabled') where county_id = 150622"),
            Map.entry("r2.captions", "update cases set title = '另一件事' where county_id = 150622 and title = '百家宴'"));

    private final RunningDemo demo = RunningDemo.start();

    @AfterAll
    void stop() {
        demo.context().close();
    }

    @Test
    void every_figure_whose_module_exists_is_met_and_the_others_say_that_they_are_absent() {
        List<Counted> all = demo.context().getBean(Counting.class).all();
        assertThat(all)
                .allSatisfy(one -> assertThat(one.result())
                        .as(one.toString())
                        .isEqualTo(one.figure().isAbsent() ? Figure.Result.ABSENT : Figure.Result.MET));
        assertThat(WITHOUT.keySet())
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(one -> !one.figure().isAbsent())
                        .map(one -> one.figure().id())
                        .toList());
    }

    @Test
    void without_the_row_that_decides_it_a_figure_is_not_met() throws SQLException {
        Environment environment = demo.context().getEnvironment();
        try (Connection owner = DriverManager.getConnection(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"))) {
            owner.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(owner, true));
            for (Map.Entry<String, String> one : WITHOUT.entrySet()) {
                Figure figure = demo.context()
                        .getBean(Counting.class)
                        .find(one.getKey())
                        .orElseThrow();
                assertThat(figure.result(value(jdbc, figure))).as(one.getKey()).isEqualTo(Figure.Result.MET);
                assertThat(jdbc.sql(one.getValue()).update()).as(one.getKey()).isPositive();
                assertThat(figure.result(value(jdbc, figure))).as(one.getKey()).isEqualTo(Figure.Result.UNMET);
                owner.rollback();
            }
        }
    }

    private static BigDecimal value(JdbcClient jdbc, Figure figure) {
        return Counting.value(jdbc, figure);
    }

    @Test
    void the_page_names_every_phrase_and_opens_its_rows() {
        Visitor visitor = new Visitor(demo.site());
        assertThat(visitor.get("/").body()).contains("/figures");
        String board = visitor.get("/figures").body();
        assertThat(board).contains("数据是编的：这里证明的是会数，不是历史");
        Reports.ALL.forEach(figure -> assertThat(board).contains(figure.phrase()));
        assertThat(visitor.get("/figures/r2.units").body()).contains("旗供电公司", "惠邻超市");
        assertThat(visitor.get("/figures/none").statusCode()).isEqualTo(404);
    }

    @Test
    void the_command_prints_a_line_a_figure_and_ends_well() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = demo.context().getBean(FiguresCommand.class).run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(Reports.ALL.size())
                .contains("r1.grids | 划分为37个网格 | exactly 37 | 37 | met")
                .allMatch(line -> line.endsWith("| met") || line.endsWith("| absent"));
    }
}
