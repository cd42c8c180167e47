package org.sandan.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Money;
import org.sandan.kernel.Place;
import org.sandan.needs.Group;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of projects, in the caller's transaction. */
@Component
public class ProjectStore {
    private static final String COLUMNS = """
            id, place, origin, small, aim, spot, beneficiaries, groups, cost, cost_borne_by, route, route_reason, dispatch,
            returns, plan, plan_proposed, post_b, lead_id, reached, spent
            """;

    private final JdbcClient jdbc;

    ProjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(int county, UUID id, Place place, ProjectRow.Origin origin, boolean small) {
        jdbc.sql("""
                        insert into project (county_id, id, place, origin, small, aim, spot, beneficiaries, cost, cost_borne_by,
                          route_reason)
                        values (:county, :id, :place, :origin, :small, '', '', 0, 0, '', '')
                        """)
                .param("county", county)
                .param("id", id)
                .param("place", place.code())
                .param("origin", origin.name().toLowerCase(Locale.ROOT))
                .param("small", small)
                .update();
    }

    public Optional<ProjectRow> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from project where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<ProjectRow> find(int county, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from project where county_id = :county and id = any (:ids)")
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** Waits for offers that are being written, and lets none be written until the transaction ends. */
    void lock(int county, UUID id) {
        jdbc.sql("select id from project where county_id = :county and id = :id for update")
                .param("county", county)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Writes what the design says; the plan in force is replaced only while it is a draft. */
    void design(int county, Place place, UUID id, Plan plan) {
        Money cost = plan.cost() == null ? Money.NONE : plan.cost();
        jdbc.sql("""
                        update project set aim = :aim, spot = :spot, beneficiaries = :beneficiaries, groups = :groups,
                          cost = :cost, cost_borne_by = :borneBy, route = :route, route_reason = :reason
                        where county_id = :county and id = :id
                        """)
                .param("aim", plan.aim())
                .param("spot", plan.spot())
                .param("beneficiaries", Math.max(0, plan.beneficiaries()))
                .param("groups", plan.groups().stream().map(Group::word).toArray(String[]::new))
                .param("cost", cost.fen())
                .param("borneBy", plan.borneBy())
                .param("route", plan.route() == null ? null : plan.route().word())
                .param("reason", plan.reason())
                .param("county", county)
                .param("id", id)
                .update();
        jdbc.sql("delete from milestone where county_id = :county and project_id = :id and plan = 1")
                .param("county", county)
                .param("id", id)
                .update();
        jdbc.sql("delete from project_part where county_id = :county and project_id = :id")
                .param("county", county)
                .param("id", id)
                .update();
        milestones(county, place, id, 1, plan.milestones());
        for (Plan.Part part : plan.parts()) {
            jdbc.sql("""
                            insert into project_part (county_id, project_id, no, place, name, amount)
                            values (:county, :id, :no, :place, :name, :amount)
                            """)
                    .param("county", county)
                    .param("id", id)
                    .param("no", part.no())
                    .param("place", place.code())
                    .param("name", part.name())
                    .param("amount", part.amount())
                    .update();
        }
    }

    /** Adds a version of the plan. */
    void milestones(int county, Place place, UUID id, int plan, List<Plan.Milestone> milestones) {
        for (Plan.Milestone milestone : milestones) {
            jdbc.sql("""
                            insert into milestone (county_id, project_id, plan, no, place, title, due_on)
                            values (:county, :id, :plan, :no, :place, :title, :due)
                            """)
                    .param("county", county)
                    .param("id", id)
                    .param("plan", plan)
                    .param("no", milestone.no())
                    .param("place", place.code())
                    .param("title", milestone.title())
                    .param("due", milestone.dueOn())
                    .update();
        }
    }

    public List<Plan.Milestone> milestones(int county, UUID id, int plan) {
        return jdbc.sql("""
                        select no, title, due_on from milestone
                        where county_id = :county and project_id = :id and plan = :plan order by no
                        """)
                .param("county", county)
                .param("id", id)
                .param("plan", plan)
                .query((row, n) -> new Plan.Milestone(
                        row.getInt("no"), row.getString("title"), row.getObject("due_on", LocalDate.class)))
                .list();
    }

    public List<Plan.Part> parts(int county, UUID id) {
        return jdbc.sql("""
                        select no, name, amount from project_part where county_id = :county and project_id = :id order by no
                        """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> new Plan.Part(row.getInt("no"), row.getString("name"), row.getString("amount")))
                .list();
    }

    /** It goes out to those who can take it: everybody may read it from now on. */
    void dispatched(int county, UUID id, Route route, String reason) {
        jdbc.sql("""
                        update project set open = true, dispatch = dispatch + 1, route = :route, route_reason = :reason
                        where county_id = :county and id = :id
                        """)
                .param("route", route.word())
                .param("reason", reason)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** Who leads it now, and its post B; both null while nobody does. */
    void led(int county, UUID id, @Nullable UUID lead, @Nullable UUID postB) {
        jdbc.sql("update project set lead_id = :lead, post_b = :post where county_id = :county and id = :id")
                .param("lead", lead)
                .param("post", postB)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** It was given back after acceptance: nobody leads it, and that counts. */
    void returned(int county, UUID id) {
        jdbc.sql("""
                        update project set lead_id = null, post_b = null, returns = returns + 1, plan_proposed = null,
                          dispatch = dispatch + 1
                        where county_id = :county and id = :id
                        """).param("county", county).param("id", id).update();
    }

    void plan(int county, UUID id, int plan, @Nullable Integer proposed) {
        jdbc.sql("update project set plan = :plan, plan_proposed = :proposed where county_id = :county and id = :id")
                .param("plan", plan)
                .param("proposed", proposed)
                .param("county", county)
                .param("id", id)
                .update();
    }

    int lastPlan(int county, UUID id) {
        return jdbc.sql("select coalesce(max(plan), 1) from milestone where county_id = :county and project_id = :id")
                .param("county", county)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** What came out. */
    void completed(int county, UUID id, int reached, Money spent) {
        jdbc.sql("update project set reached = :reached, spent = :spent where county_id = :county and id = :id")
                .param("reached", reached)
                .param("spent", spent.fen())
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** How many of those served were asked, and how many said solved. */
    record Sample(int asked, int solved) {}

    Sample sample(int county, UUID id) {
        return jdbc.sql("""
                        select coalesce(sample_asked, 0) as asked, coalesce(sample_solved, 0) as solved from project
                        where county_id = :county and id = :id
                        """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> new Sample(row.getInt("asked"), row.getInt("solved")))
                .single();
    }

    /** What those served have said, for everybody. */
    void sampled(int county, UUID id, int asked, int solved) {
        jdbc.sql("""
                        update project set sample_asked = :asked, sample_solved = :solved
                        where county_id = :county and id = :id
                        """)
                .param("asked", asked)
                .param("solved", solved)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** A report of a milestone, 0 for the completion, and what became of it. */
    public record Report(
            int version,
            int no,
            String done,
            Instant at,
            @Nullable Instant accepted,
            @Nullable Instant returned) {
        public boolean isOpen() {
            return accepted == null && returned == null;
        }
    }

    void report(int county, ProjectRow project, int version, int no, String done, Instant at) {
        jdbc.sql("""
                        insert into milestone_report (county_id, project_id, version, no, place, organisation_id, done, reported_at)
                        values (:county, :project, :version, :no, :place, :organisation, :done, :at)
                        """)
                .param("county", county)
                .param("project", project.id())
                .param("version", version)
                .param("no", no)
                .param("place", project.place().code())
                .param("organisation", project.lead())
                .param("done", done)
                .param("at", Timestamps.of(at))
                .update();
    }

    void judged(int county, UUID project, boolean accepted, Instant at) {
        jdbc.sql("""
                        update milestone_report
                        set accepted_at = case when :accepted then cast(:at as timestamptz) end,
                          returned_at = case when not :accepted then cast(:at as timestamptz) end
                        where county_id = :county and project_id = :project and accepted_at is null and returned_at is null
                        """)
                .param("accepted", accepted)
                .param("at", Timestamps.of(at))
                .param("county", county)
                .param("project", project)
                .update();
    }

    public List<Report> reports(int county, UUID project) {
        return jdbc.sql("""
                        select version, no, done, reported_at, accepted_at, returned_at from milestone_report
                        where county_id = :county and project_id = :project order by version
                        """)
                .param("county", county)
                .param("project", project)
                .query((row, n) -> new Report(
                        row.getInt("version"),
                        row.getInt("no"),
                        row.getString("done"),
                        Timestamps.read(row, "reported_at"),
                        Timestamps.readNullable(row, "accepted_at"),
                        Timestamps.readNullable(row, "returned_at")))
                .list();
    }

    private static ProjectRow read(ResultSet row) throws SQLException {
        String route = row.getString("route");
        Long spent = row.getObject("spent", Long.class);
        return new ProjectRow(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                ProjectRow.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getBoolean("small"),
                row.getString("aim"),
                row.getString("spot"),
                row.getInt("beneficiaries"),
                groups((String[]) row.getArray("groups").getArray()),
                new Money(row.getLong("cost")),
                row.getString("cost_borne_by"),
                route == null ? null : Route.of(route).orElseThrow(),
                row.getString("route_reason"),
                row.getInt("dispatch"),
                row.getInt("returns"),
                row.getInt("plan"),
                row.getObject("plan_proposed", Integer.class),
                row.getObject("post_b", UUID.class),
                row.getObject("lead_id", UUID.class),
                row.getObject("reached", Integer.class),
                spent == null ? null : new Money(spent));
    }

    private static Set<Group> groups(String[] words) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        Arrays.stream(words)
                .map(word -> Group.valueOf(word.toUpperCase(Locale.ROOT)))
                .forEach(groups::add);
        return groups;
    }
}
