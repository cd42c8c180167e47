package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 服务对象和服务记录 of an order that a social organisation took: whom it is for, with as few data as will do, and every
 * session that took place, with its minutes and how many were served. Sums are of these rows; that there were sessions says
 * nothing of whether it helped. Children under 14 stand with initials and year, with a name only where their guardians'
 * consent is noted. Refused: days to come or before the order, minutes and numbers out of range, a child's name without
 * consent, more children than are counted.
 */
@Component
public class KeepServices implements SealedFields {
    static final int MOST_MINUTES = 1440;
    static final int MOST_PEOPLE = 100_000;
    static final int MOST_CHILDREN = 200;
    private static final int LONGEST = 200;
    private static final int LONGEST_LINE = 40;
    private static final String USE = "cohort";
    private static final Set<String> AT_WORK = Set.of("claimed", "running", "redo", "help");
    /** Initials, and a year: of school, of birth or of age. */
    private static final Pattern CHILD = Pattern.compile(
            "[A-Za-z][A-Za-z.]{0,5} +"
                    + "([小中大]班|[一二三四五六七八九1-9]年级|初[一二三]|20\\d\\d ?年生?|\\d{1,2} ?岁|(Grade|Year) \\d{1,2}|Kindergarten|Aged? \\d{1,2})");

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json;
    private final Trail trail;
    private final Beside beside;

    KeepServices(JdbcClient jdbc, Keys keys, JsonMapper json, Trail trail, Beside beside) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.trail = trail;
        this.beside = beside;
    }

    @Component("keepServicesBeside")
    record Beside(ProjectSteps steps, ProjectStore projects, Transactions transactions) {}

    /** Of whom a cohort is counted. Everybody in one group only. */
    public enum CohortGroup {
        CHILDREN_UNDER_14,
        CHILDREN_IN_DIFFICULTY,
        ELDERS,
        DISABLED,
        LOW_INCOME,
        REGISTERED_POOR,
        OTHERS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A session as it was kept.
     *
     * @param served persons served in it
     * @param takenBack when a wrong row was taken back; null while it counts
     */
    public record Session(
            UUID id,
            LocalDate day,
            int minutes,
            int served,
            String what,
            @Nullable Instant takenBack) {}

    /** @param served persons, counted again in every session */
    public record Totals(int sessions, int minutes, int served) {
        public int hours() {
            return minutes / 60;
        }

        public int rest() {
            return minutes % 60;
        }
    }

    /** A child of the cohort: initials or name, and year. */
    public record Child(int no, String line, String consent) {}

    /**
     * The cohort as it was typed.
     *
     * @param people by group; -1 where what was typed is no number
     * @param children under 14, one a line
     * @param consent where the guardians' consent is kept; empty where there is none
     */
    public record Cohort(Map<CohortGroup, Integer> people, String children, boolean consented, String consent) {}

    /** What was typed of a session; null where it was no date or number. */
    public record Typed(
            @Nullable LocalDate day,
            @Nullable Integer minutes,
            @Nullable Integer served,
            String what) {}

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("cohort_person", "id", "data", USE, List.of()));
    }

    /** 记服务: one session. It moves no turn and no time. */
    public Outcome<Integer> log(Viewer viewer, UUID project, Typed typed) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> taken(viewer, project).then(taken -> {
                            List<AtField> faults = faults(taken, typed);
                            if (!faults.isEmpty()) {
                                return Outcome.refused(Refusal.at(faults));
                            }
                            LocalDate day = typed.day() == null ? beside.steps().today() : typed.day();
                            int minutes = typed.minutes() == null ? 0 : typed.minutes();
                            int served = typed.served() == null ? 0 : typed.served();
                            String what = Text.tidy(typed.what());
                            add(taken, new Session(Ids.next(), day, minutes, served, what, null));
                            return beside.steps()
                                    .finish(
                                            taken.row(),
                                            taken.standing(),
                                            beside.steps()
                                                    .act(viewer, taken)
                                                    .saying(what)
                                                    .with(Map.of(
                                                            "day", day.toString(),
                                                            "minutes", "" + minutes,
                                                            "served", "" + served)));
                        }));
    }

    /** Takes a wrong row back: it counts no longer and stays to be read. */
    public Outcome<Integer> takeBack(Viewer viewer, UUID project, UUID session) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> taken(viewer, project).then(taken -> {
                            int changed = jdbc.sql("""
                                    update service_session set taken_back_at = :at
                                    where county_id = :county and project_id = :project and id = :id and taken_back_at is null
                                    """)
                                    .param("at", Timestamps.of(taken.now()))
                                    .param("county", taken.county())
                                    .param("project", project)
                                    .param("id", session)
                                    .update();
                            return changed == 1 ? Outcome.done(1) : Outcome.refused(Common.NOT_FOUND);
                        }));
    }

    /** Whoever does the work, acting for the body that took the order, or in whose community post B stands. */
    private Outcome<ProjectSteps.Taken> taken(Viewer viewer, UUID project) {
        return beside.steps()
                .take(viewer, project, 0, "serve")
                .then(taken -> taken.project().route() == Route.ORGANISATIONS
                                && taken.project().lead() != null
                                && taken.project().lead().equals(viewer.organisation())
                        ? Outcome.done(taken)
                        : Outcome.refused(Common.NOT_ALLOWED_NOW));
    }

    private List<AtField> faults(ProjectSteps.Taken taken, Typed typed) {
        List<AtField> faults = new ArrayList<>();
        LocalDate opened = LocalDate.ofInstant(taken.row().openedAt(), Timestamps.CHINA);
        LocalDate day = typed.day();
        if (day == null) {
            faults.add(AtField.of("service-day", Common.NOT_A_DATE));
        } else if (day.isAfter(beside.steps().today())) {
            faults.add(AtField.of("service-day", ProjectRefusal.DAY_TO_COME));
        } else if (day.isBefore(opened)) {
            faults.add(AtField.of("service-day", ProjectRefusal.BEFORE_THE_ORDER));
        }
        number(faults, "service-minutes", typed.minutes(), MOST_MINUTES);
        number(faults, "service-served", typed.served(), MOST_PEOPLE);
        String what = Text.tidy(typed.what());
        if (what.isBlank()) {
            faults.add(AtField.of("service-what", Common.REQUIRED));
        }
        Text.fault(what, LONGEST).ifPresent(type -> faults.add(AtField.of("service-what", type, LONGEST)));
        return faults;
    }

    private static void number(List<AtField> faults, String field, @Nullable Integer number, int most) {
        if (number == null || number < 1 || number > most) {
            faults.add(AtField.of(field, ProjectRefusal.NUMBER_BETWEEN, 1, most));
        }
    }

    private void add(ProjectSteps.Taken taken, Session session) {
        jdbc.sql("""
                        insert into service_session (county_id, id, project_id, place, organisation_id, day, minutes, served, what,
                          entered_at)
                        values (:county, :id, :project, :place, :organisation, :day, :minutes, :served, :what, :at)
                        """)
                .param("county", taken.county())
                .param("id", session.id())
                .param("project", taken.row().id())
                .param("place", taken.row().place().code())
                .param("organisation", taken.project().lead())
                .param("day", session.day())
                .param("minutes", session.minutes())
                .param("served", session.served())
                .param("what", session.what())
                .param("at", Timestamps.of(taken.now()))
                .update();
    }

    /** 服务对象: counted by group, children one by one where they are known. Post A and whoever does the work keep it. */
    public Outcome<Integer> keepCohort(Viewer viewer, UUID project, Cohort typed) {
        return beside.transactions().write(viewer.scope(), () -> {
            Optional<ProjectRow> row = beside.projects().find(viewer.county(), project);
            if (row.isEmpty() || !mayKeepCohort(viewer, row.get())) {
                return Outcome.refused(Common.NOT_ALLOWED_NOW);
            }
            List<String> children = typed.children()
                    .lines()
                    .map(Text::tidy)
                    .filter(line -> !line.isEmpty())
                    .toList();
            List<AtField> faults = faults(typed, children);
            if (!faults.isEmpty()) {
                return Outcome.refused(Refusal.at(faults));
            }
            write(row.get(), typed, children);
            trail.record(viewer, "cohort", "project", project, row.get().place(), "" + children.size());
            return Outcome.done(people(typed));
        });
    }

    private static int people(Cohort cohort) {
        return cohort.people().values().stream().mapToInt(Integer::intValue).sum();
    }

    private boolean mayKeepCohort(Viewer viewer, ProjectRow project) {
        return project.route() == Route.ORGANISATIONS
                && project.lead() != null
                && beside.steps()
                        .find(viewer.county(), project.id())
                        .filter(row -> AT_WORK.contains(row.state()))
                        .filter(row -> {
                            Set<Actor> who = beside.steps().actors(viewer, row, project);
                            boolean works = who.contains(Actor.EXECUTIVE) && who.contains(Actor.LEAD);
                            return works || who.contains(Actor.OWNER);
                        })
                        .isPresent();
    }

    private static List<AtField> faults(Cohort typed, List<String> children) {
        List<AtField> faults = new ArrayList<>();
        typed.people().forEach((group, people) -> {
            if (people < 0 || people > MOST_PEOPLE) {
                faults.add(AtField.of("cohort-" + group.word(), ProjectRefusal.NUMBER_BETWEEN, 0, MOST_PEOPLE));
            }
        });
        if (faults.isEmpty() && people(typed) == 0) {
            faults.add(AtField.of("cohort-others", ProjectRefusal.NOBODY_SERVED));
        }
        if (children.size() > MOST_CHILDREN) {
            faults.add(AtField.of("children", ProjectRefusal.LIST_TOO_LONG, MOST_CHILDREN));
        } else if (children.size() > typed.people().getOrDefault(CohortGroup.CHILDREN_UNDER_14, 0)) {
            faults.add(AtField.of("children", ProjectRefusal.MORE_CHILDREN_THAN_COUNTED));
        }
        String consent = Text.tidy(typed.consent());
        if (typed.consented() && consent.isBlank()) {
            faults.add(AtField.of("consent", ProjectRefusal.CONSENT_NOT_NOTED));
        }
        Text.fault(consent, LONGEST).ifPresent(type -> faults.add(AtField.of("consent", type, LONGEST)));
        for (int i = 0; i < children.size(); i++) {
            String line = children.get(i);
            if (line.length() > LONGEST_LINE) {
                faults.add(AtField.of("children", ProjectRefusal.LINE_TOO_LONG, i + 1, LONGEST_LINE));
                break;
            }
            if (!typed.consented() && !CHILD.matcher(line).matches()) {
                faults.add(AtField.of("children", ProjectRefusal.CHILD_BY_NAME, i + 1));
                break;
            }
        }
        return faults;
    }

    private void write(ProjectRow project, Cohort typed, List<String> children) {
        int county = project.place().county();
        for (String table : List.of("cohort_group", "cohort_person")) {
            jdbc.sql("delete from " + table + " where county_id = :county and project_id = :project")
                    .param("county", county)
                    .param("project", project.id())
                    .update();
        }
        typed.people().forEach((group, people) -> {
            if (people > 0) {
                jdbc.sql("""
                                insert into cohort_group (county_id, project_id, place, organisation_id, name, people)
                                values (:county, :project, :place, :organisation, :name, :people)
                                """)
                        .param("county", county)
                        .param("project", project.id())
                        .param("place", project.place().code())
                        .param("organisation", project.lead())
                        .param("name", group.word())
                        .param("people", people)
                        .update();
            }
        });
        int no = 0;
        for (String line : children) {
            no++;
            String consent = typed.consented() ? Text.tidy(typed.consent()) : "";
            jdbc.sql("""
                            insert into cohort_person (county_id, id, project_id, place, organisation_id, no, data)
                            values (:county, :id, :project, :place, :organisation, :no, :data)
                            """)
                    .param("county", county)
                    .param("id", Ids.next())
                    .param("project", project.id())
                    .param("place", project.place().code())
                    .param("organisation", project.lead())
                    .param("no", no)
                    .param("data", keys.encrypt(USE, json.writeValueAsString(Map.of("line", line, "consent", consent))))
                    .update();
        }
    }

    /** How many of each group. In the caller's transaction. */
    Map<CohortGroup, Integer> cohort(int county, UUID project) {
        Map<CohortGroup, Integer> people = new EnumMap<>(CohortGroup.class);
        jdbc.sql("select name, people from cohort_group where county_id = :county and project_id = :project")
                .param("county", county)
                .param("project", project)
                .query((row, n) -> people.put(
                        CohortGroup.valueOf(row.getString("name").toUpperCase(Locale.ROOT)), row.getInt("people")))
                .list();
        return people;
    }

    /** The children as whoever serves them sees them; the look stands in the trail. */
    List<Child> lookAtChildren(Viewer viewer, UUID project) {
        return beside.transactions().change(viewer.scope(), () -> {
            List<Child> children = jdbc.sql("""
                            select no, data from cohort_person
                            where county_id = :county and project_id = :project order by no
                            """)
                    .param("county", viewer.county())
                    .param("project", project)
                    .query((row, n) -> child(row.getInt("no"), row.getBytes("data")))
                    .list();
            if (!children.isEmpty()) {
                beside.steps()
                        .find(viewer.county(), project)
                        .ifPresent(row -> trail.record(
                                viewer, "cohort-look", "project", project, row.place(), "" + children.size()));
            }
            return children;
        });
    }

    /** Empty where the key that sealed it is lost. */
    private Child child(int no, byte[] sealed) {
        Map<String, String> data = keys.decrypt(USE, sealed)
                .map(text -> json.readValue(text, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of());
        return new Child(no, data.getOrDefault("line", ""), data.getOrDefault("consent", ""));
    }

    /** Every session, the newest first, with those taken back. In the caller's transaction. */
    List<Session> sessions(int county, UUID project) {
        return jdbc.sql("""
                        select id, day, minutes, served, what, taken_back_at from service_session
                        where county_id = :county and project_id = :project order by day desc, id desc
                        """)
                .param("county", county)
                .param("project", project)
                .query((row, n) -> new Session(
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getInt("minutes"),
                        row.getInt("served"),
                        row.getString("what"),
                        Timestamps.readNullable(row, "taken_back_at")))
                .list();
    }

    /** The sums of the rows that count. In the caller's transaction. */
    public Totals totals(int county, UUID project) {
        return jdbc.sql("""
                        select count(*) as sessions, coalesce(sum(minutes), 0) as minutes, coalesce(sum(served), 0) as served
                        from service_session
                        where county_id = :county and project_id = :project and taken_back_at is null
                        """)
                .param("county", county)
                .param("project", project)
                .query((row, n) -> new Totals(row.getInt("sessions"), row.getInt("minutes"), row.getInt("served")))
                .single();
    }

    /** Whether this viewer keeps the log now, and the cohort. In the caller's transaction. */
    public record Keeps(boolean log, boolean cohort) {}

    Keeps keeps(Viewer viewer, ProjectRow project) {
        boolean log = taken(viewer, project.id()) instanceof Outcome.Done;
        return new Keeps(log, mayKeepCohort(viewer, project));
    }
}
