package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a statement under the scope of a unit cannot do to what is not its own, whatever the statement says. */
class ProjectScopeTest extends ProjectTest {
    @Autowired
    private JdbcClient jdbc;

    private void refused(World.Person person, String sql, UUID project) {
        assertThatThrownBy(() -> transactions()
                        .change(
                                person.viewer().scope(),
                                () -> jdbc.sql(sql).param("project", project).update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    private static final String MILESTONE = """
            insert into milestone (county_id, project_id, plan, no, place, title, due_on)
            values (150622, :project, 9, 1, 150622001003000, '别人的里程碑', '2026-12-01')
            """;
    private static final String STATION = """
            insert into station (county_id, case_id, version, place, name, outcome, at)
            values (150622, :project, 999, 150622001003000, 'claim', 'done', '2026-12-01')
            """;

    /** @param body whose case the row says it is; empty for nobody's */
    private static String history(String body) {
        return """
                insert into case_history (county_id, case_id, version, place, action, at, by_kind, state, owner_post, turn,
                  round, asked, step_from, organisation_id)
                values (150622, :project, 999, 150622001003000, 'log', '2026-12-01', 'post', 'running', :project, 'nobody',
                  0, 0, '2026-12-01', %s)
                """.formatted(body.isEmpty() ? "null" : "'" + body + "'");
    }

    @Test
    void a_unit_writes_no_milestones_and_no_stations_not_even_of_its_own_project() {
        World.Person lead = world.unit();
        UUID project = running(lead, "只有社区写计划");
        for (World.Person unit : new World.Person[] {world.unit(), lead}) {
            refused(unit, MILESTONE, project);
            refused(unit, STATION, project);
        }
        assertThat(transactions()
                        .change(
                                world.unit().viewer().scope(),
                                () -> jdbc.sql(
                                                "delete from milestone where county_id = 150622 and project_id = :project")
                                        .param("project", project)
                                        .update()))
                .isZero();
    }

    @Test
    void a_foreign_unit_writes_no_history_of_a_project_that_another_leads() {
        World.Person lead = world.unit();
        UUID project = running(lead, "历史只由接单的写");
        World.Person stranger = world.unit();
        refused(stranger, history(lead.post().organisation().toString()), project);
        refused(stranger, history(""), project);
        assertThat(transactions()
                        .change(
                                stranger.viewer().scope(),
                                () -> jdbc.sql(
                                                "update cases set version = version + 1 where county_id = 150622 and id = :project")
                                        .param("project", project)
                                        .update()))
                .isZero();
    }

    @Test
    void a_secretary_of_another_community_writes_neither() {
        UUID project = running(world.unit(), "邻社区写不了");
        World.Person neighbour = world.person(World.NANYUAN, Role.SECRETARY);
        refused(neighbour, MILESTONE, project);
        refused(neighbour, STATION, project);
        refused(neighbour, history(""), project);
    }
}
