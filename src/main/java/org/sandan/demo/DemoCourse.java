package org.sandan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sandan.deadlines.DueTimes;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.AnswerNeed;
import org.sandan.needs.Categories;
import org.sandan.needs.Contact;
import org.sandan.needs.Group;
import org.sandan.needs.Order;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.AnswerClaim;
import org.sandan.projects.CheckWork;
import org.sandan.projects.ClaimProject;
import org.sandan.projects.DesignProject;
import org.sandan.projects.DispatchProject;
import org.sandan.projects.EvaluateProject;
import org.sandan.projects.LeadProject;
import org.sandan.projects.Plan;
import org.sandan.projects.Route;
import org.sandan.projects.WorkOnProject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a project from the order to its end through the use cases that people take, each step on a working day of its
 * own. Where a project stands decides what is next, so a load that was stopped goes on from there.
 */
@InDemo
class DemoCourse {
    private static final int OFFICE = 9;
    private static final String DONE = "frame-firm";

    private final DemoClock clock;
    private final DueTimes dueTimes;
    private final DemoHolders holders;
    private final DemoPictures pictures;
    private final Made made;
    private final Orders orders;
    private final Steps steps;

    DemoCourse(
            DemoClock clock,
            DueTimes dueTimes,
            DemoHolders holders,
            DemoPictures pictures,
            Made made,
            Orders orders,
            Steps steps) {
        this.clock = clock;
        this.dueTimes = dueTimes;
        this.holders = holders;
        this.pictures = pictures;
        this.made = made;
        this.orders = orders;
        this.steps = steps;
    }

    @InDemo
    record Made(JdbcClient jdbc, Cases cases, Transactions transactions, OutboxDelivery delivery) {}

    @InDemo
    record Orders(PlaceOrder place, AcceptNeed accept, AnswerNeed answer, Categories categories) {}

    @InDemo
    record Steps(
            DesignProject design,
            DispatchProject dispatch,
            ClaimProject claim,
            AnswerClaim answer,
            LeadProject lead,
            WorkOnProject work,
            CheckWork check,
            EvaluateProject evaluate) {}

    /**
     * What is to become of a project.
     *
     * @param need what somebody orders; empty for an item of the party-building list
     * @param begins the working day on which it is ordered
     */
    record Plot(
            String title,
            String aim,
            String need,
            DivisionCode village,
            String kind,
            Set<Group> groups,
            int people,
            long yuan,
            Route route,
            List<Plan.Part> parts,
            LocalDate begins) {
        int county() {
            return village.county();
        }
    }

    /** The working day so many working days after another; before it where the number is negative. */
    LocalDate day(LocalDate from, int workingDays) {
        LocalDate day = from;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = workingDays > 0 ? day.plusDays(1) : day.minusDays(1);
            left -= dueTimes.isWorking(day) ? 1 : 0;
        }
        return day;
    }

    /** Does something at an hour of a day, or now where that is still to come. */
    <T> T at(LocalDate day, int hour, Supplier<Outcome<T>> work) {
        Instant past =
                day.atTime(LocalTime.of(hour, 10)).atZone(Timestamps.CHINA).toInstant();
        Instant now = Instant.now();
        return clock.at(past.isBefore(now) ? past : now, work).orThrow();
    }

    Viewer secretary(DivisionCode village) {
        return holders.holder(village.county(), posts -> posts.secretaryOf(village.county(), Place.of(village)));
    }

    Optional<CaseRow> find(Plot plot) {
        return made.transactions()
                .read(
                        Scope.system(plot.county(), "demo"),
                        () -> made.jdbc()
                                .sql("""
                        select id from cases where county_id = :county and kind = 'project' and title = :title
                          and place between :from and :to order by id limit 1
                        """)
                                .param("county", plot.county())
                                .param("title", plot.title())
                                .param("from", plot.village().range().from())
                                .param("to", plot.village().range().to())
                                .query(UUID.class)
                                .optional()
                                .flatMap(id -> made.cases().find(plot.county(), id)));
    }

    CaseRow row(int county, UUID id) {
        return made.transactions()
                .read(
                        Scope.system(county, "demo"),
                        () -> made.cases().find(county, id).orElseThrow());
    }

    /** Orders, designs and dispatches it, as far as that has not been done. */
    UUID dispatched(Plot plot) {
        UUID project = find(plot).map(CaseRow::id).orElseGet(() -> designed(plot));
        if (row(plot.county(), project).state().equals("draft")) {
            Viewer secretary = secretary(plot.village());
            at(
                    day(plot.begins(), 2),
                    OFFICE + 2,
                    () -> steps.dispatch()
                            .dispatch(
                                    secretary,
                                    new DispatchProject.Dispatch(
                                            project, row(plot.county(), project).version(), plan(plot), Map.of())));
        }
        return project;
    }

    /** A draft with its plan, which stays one. */
    UUID designed(Plot plot) {
        Viewer secretary = secretary(plot.village());
        List<UUID> needs = plot.need().isEmpty() ? List.of() : List.of(ordered(plot, secretary));
        UUID project = at(
                day(plot.begins(), 2),
                OFFICE,
                () -> steps.design().begin(secretary, new DesignProject.Beginning(needs, plot.title(), false)));
        at(
                day(plot.begins(), 2),
                OFFICE + 1,
                () -> steps.design()
                        .save(secretary, project, row(plot.county(), project).version(), plan(plot)));
        return project;
    }

    /** A small work that somebody of a community orders and the community accepts. */
    UUID ordered(DivisionCode village, String words, LocalDate day) {
        Plot plot = new Plot(words, words, words, village, "SMALL_WORKS", Set.of(), 1, 0, Route.UNITS, List.of(), day);
        return ordered(plot, secretary(village));
    }

    private UUID ordered(Plot plot, Viewer secretary) {
        PlaceOrder.Receipt receipt = at(
                plot.begins(),
                OFFICE,
                () -> made.transactions()
                        .write(
                                Scope.ordering(plot.county()),
                                () -> orders.place()
                                        .place(
                                                new Order(
                                                        plot.village(),
                                                        Place.grid(plot.village(), 1),
                                                        category(plot),
                                                        plot.groups(),
                                                        plot.need() + "，请帮忙。",
                                                        "",
                                                        new Contact(
                                                                false,
                                                                DemoNames.person(plot.title()
                                                                        .hashCode()),
                                                                "1380003%04d"
                                                                        .formatted(DemoNames.mix(
                                                                                        plot.title()
                                                                                                .hashCode(),
                                                                                        1)
                                                                                % 10_000)),
                                                        Order.Channel.SELF,
                                                        null),
                                                "demo-report-" + plot.village() + plot.title() + UUID.randomUUID(),
                                                null)));
        at(
                day(plot.begins(), 1),
                OFFICE,
                () -> orders.accept()
                        .accept(secretary, new AcceptNeed.Acceptance(receipt.need(), 1, plot.need(), false)));
        return receipt.need();
    }

    private UUID category(Plot plot) {
        return orders.categories().at(plot.county(), Place.of(plot.village())).stream()
                .filter(one -> one.code().equals(plot.kind()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Plan plan(Plot plot) {
        return new Plan(
                plot.title(),
                plot.aim(),
                "",
                plot.people(),
                plot.groups(),
                new Money(plot.yuan() * 100),
                plot.yuan() == 0 ? "" : "认领单位",
                List.of(new Plan.Milestone(1, "全部做完", day(plot.begins(), 28))),
                plot.parts(),
                plot.route(),
                plot.route() == Route.ESCALATION ? "社区办不了，请上级研究" : "能接的单位就在身边");
    }

    /** A body offers to lead; the claim. */
    UUID offered(Plot plot, UUID project, Viewer unit, int after) {
        return claim(plot.county(), project, Objects.requireNonNull(unit.organisation()))
                .orElseGet(() -> at(
                        day(plot.begins(), after),
                        OFFICE + 3,
                        () -> steps.claim()
                                .offer(unit, new ClaimProject.Offer(project, null, false, true, List.of(), "人手已经安排"))));
    }

    private Optional<UUID> claim(int county, UUID project, UUID body) {
        return made.transactions()
                .read(
                        Scope.system(county, "demo"),
                        () -> made.jdbc()
                                .sql("""
                        select id from claim where county_id = :county and project_id = :project and organisation_id = :body
                          and live order by id desc limit 1
                        """)
                                .param("county", county)
                                .param("project", project)
                                .param("body", body)
                                .query(UUID.class)
                                .optional());
    }

    void accepted(Plot plot, UUID claim, int after) {
        CaseRow row = row(plot.county(), claim);
        if (row.state().equals("offered")) {
            Viewer secretary = secretary(plot.village());
            at(
                    day(plot.begins(), after),
                    OFFICE + 5,
                    () -> steps.answer().accept(secretary, claim, row.version(), "lead"));
        }
    }

    /** From an accepted claim to the end that those who asked are satisfied with. */
    void carriedOut(Plot plot, UUID project, Viewer unit, int after) {
        int county = plot.county();
        Viewer secretary = secretary(plot.village());
        LocalDate from = day(plot.begins(), after);
        for (int step = 1; step <= 8; step++) {
            CaseRow now = row(county, project);
            switch (now.state()) {
                case "claimed" ->
                    at(
                            day(from, 1),
                            OFFICE,
                            () -> steps.lead().appoint(unit, project, now.version(), unit.actingAccount()));
                case "running", "redo" ->
                    at(
                            day(from, 6),
                            OFFICE + 4,
                            () -> steps.work()
                                    .report(
                                            unit,
                                            new WorkOnProject.Report(
                                                    project,
                                                    now.version(),
                                                    "全部做完，请验收。",
                                                    List.of(pictures.picture(DONE)),
                                                    true,
                                                    plot.people(),
                                                    new Money(plot.yuan() * 100))));
                case "checking" ->
                    at(day(from, 7), OFFICE, () -> steps.check().pass(secretary, project, now.version()));
                case "evaluating" -> evaluated(plot, project, unit, secretary, from);
                default -> {
                    return;
                }
            }
        }
    }

    private void evaluated(Plot plot, UUID project, Viewer unit, Viewer secretary, LocalDate from) {
        int county = plot.county();
        for (Asked one : askers(county, project)) {
            clock.at(
                    day(from, 8).atTime(19, 0).atZone(Timestamps.CHINA).toInstant(),
                    () -> made.transactions()
                            .write(
                                    Scope.code(county, one.asker(), one.need()),
                                    () -> orders.answer()
                                            .answer(new AnswerNeed.Answer(county, one.asker(), true, "", null))));
        }
        at(day(from, 9), OFFICE, () -> {
            made.delivery().deliver(county);
            return Outcome.done(true);
        });
        boolean asked = !askers(county, project).isEmpty();
        at(
                day(from, 9),
                OFFICE + 1,
                () -> asked
                        ? steps.evaluate()
                                .ownWord(unit, project, row(county, project).version(), "solved", "按计划做完了。")
                        : steps.evaluate()
                                .ownWord(unit, project, row(county, project).version(), "solved", "按计划做完了。")
                                .then(version -> steps.evaluate()
                                        .sample(
                                                secretary,
                                                project,
                                                row(county, project).version(),
                                                null,
                                                "solved",
                                                "参加的人都满意。")));
        at(
                day(from, 9),
                OFFICE + 2,
                () -> steps.evaluate()
                        .close(secretary, project, row(county, project).version(), "到现场看过，做好了。"));
    }

    private record Asked(UUID asker, UUID need) {}

    private List<Asked> askers(int county, UUID project) {
        return made.transactions()
                .read(
                        Scope.system(county, "demo"),
                        () -> made.jdbc()
                                .sql("""
                        select a.id, a.need_id from asker a
                        join need n on n.county_id = a.county_id and n.id = a.need_id
                        where a.county_id = :county and n.county_id = :county and n.project_id = :project
                        """)
                                .param("county", county)
                                .param("project", project)
                                .query((row, n) -> new Asked(
                                        row.getObject("id", UUID.class), row.getObject("need_id", UUID.class)))
                                .list());
    }

    /** The liaison of a body by its name; null where it has none. */
    @Nullable
    Viewer liaison(int county, String name) {
        UUID post = made.transactions()
                .read(
                        Scope.system(county, "demo"),
                        () -> made.jdbc()
                                .sql("""
                        select p.id from post p
                        join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
                        where p.county_id = :county and o.county_id = :county and o.name_zh = :name and p.role = 'UNIT'
                        order by p.id limit 1
                        """)
                                .param("county", county)
                                .param("name", name)
                                .query(UUID.class)
                                .optional()
                                .orElse(null));
        return post == null ? null : holders.holder(county, posts -> posts.find(county, post));
    }
}
