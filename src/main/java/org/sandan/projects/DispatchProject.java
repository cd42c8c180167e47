package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Escalations;
import org.sandan.chain.Links;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.Standing;
import org.sandan.needs.ProjectNeeds;
import org.sandan.needs.PublicTitle;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 下单: the project goes out by the route that its community chose, and the needs follow it. Refused, field by field, where
 * the plan lacks something, a milestone falls on a day off, or more people are to benefit than live there.
 */
@Component
public class DispatchProject {
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final ProjectNeeds needs;
    private final Links links;
    private final Ground ground;

    DispatchProject(ProjectStore projects, ProjectSteps steps, ProjectNeeds needs, Links links, Ground ground) {
        this.projects = projects;
        this.steps = steps;
        this.needs = needs;
        this.links = links;
        this.ground = ground;
    }

    @Component
    record Ground(Grids grids, SearchIndex search, Escalations escalations, Transactions transactions) {}

    /** @param titles the public titles to confirm of needs that have none, by need */
    public record Dispatch(UUID project, int version, Plan plan, Map<UUID, String> titles) {}

    public Outcome<Integer> dispatch(Viewer viewer, Dispatch dispatch) {
        return ground.transactions().write(viewer.scope(), () -> inside(viewer, dispatch));
    }

    /** The same in the caller's transaction. */
    public Outcome<Integer> inside(Viewer viewer, Dispatch dispatch) {
        return steps.take(viewer, dispatch.project(), dispatch.version(), "dispatch")
                .then(taken -> {
                    List<UUID> parts = links.to(taken.county(), dispatch.project()).stream()
                            .filter(Links.Link::holds)
                            .map(Links.Link::from)
                            .toList();
                    List<AtField> faults = faults(taken, dispatch, parts);
                    return faults.isEmpty()
                            ? write(viewer, taken, dispatch, parts)
                            : Outcome.refused(Refusal.at(faults));
                });
    }

    private List<AtField> faults(ProjectSteps.Taken taken, Dispatch dispatch, List<UUID> parts) {
        Plan plan = dispatch.plan();
        List<AtField> faults = new ArrayList<>(plan.faultsOfDraft());
        if (faults.stream().noneMatch(at -> at.field().equals("title"))) {
            PublicTitle.fault(plan.title()).ifPresent(faults::add);
        }
        if (plan.aim().isBlank()) {
            faults.add(AtField.of("aim", Common.REQUIRED));
        }
        if (plan.beneficiaries() == 0) {
            faults.add(AtField.of("beneficiaries", Common.REQUIRED));
        }
        people(taken.row().place())
                .filter(most -> plan.beneficiaries() > most.people())
                .ifPresent(most -> faults.add(AtField.of(
                        "beneficiaries", ProjectRefusal.MORE_THAN_PEOPLE, most.households(), most.people())));
        if (taken.project().small() && plan.cost() != null && plan.cost().fen() > steps.amount("project.small.cap")) {
            String cap = new Money(steps.amount("project.small.cap")).yuan();
            faults.add(AtField.of("cost", ProjectRefusal.OVER_THE_CAP, cap));
        }
        if (plan.cost() != null && plan.cost().fen() > 0 && plan.borneBy().isBlank()) {
            faults.add(AtField.of("borneBy", Common.REQUIRED));
        }
        if (plan.route() == null) {
            faults.add(AtField.of("route", ProjectRefusal.ROUTE_MISSING));
        }
        if (plan.reason().isBlank()) {
            faults.add(AtField.of("reason", Common.REQUIRED));
        }
        if (plan.milestones().isEmpty()) {
            faults.add(AtField.of("milestone-1", ProjectRefusal.MILESTONE_MISSING));
        }
        faults.addAll(faultsOfDays(plan.milestones()));
        for (ProjectNeeds.Part part : needs.parts(taken.county(), parts)) {
            String title = dispatch.titles().getOrDefault(part.id(), part.title() == null ? "" : part.title());
            if (part.isUntitled()) {
                PublicTitle.fault(title)
                        .ifPresent(at -> faults.add(new AtField("title-" + part.id(), at.type(), at.arguments())));
            }
        }
        return faults;
    }

    /** Milestones lie on working days to come, each after the one before. */
    List<AtField> faultsOfDays(List<Plan.Milestone> milestones) {
        List<AtField> faults = new ArrayList<>();
        LocalDate last = steps.today().minusDays(1);
        for (Plan.Milestone milestone : milestones) {
            LocalDate due = milestone.dueOn();
            if (due == null) {
                continue;
            }
            String field = "due-" + milestone.no();
            if (due.isBefore(steps.today())) {
                faults.add(AtField.of(field, ProjectRefusal.DAY_HAS_PASSED));
            } else if (due.isBefore(last)) {
                faults.add(AtField.of(field, ProjectRefusal.MILESTONES_OUT_OF_ORDER));
            } else if (!steps.dueTimes().isWorking(due)) {
                faults.add(AtField.of(field, ProjectRefusal.DAY_OFF));
            }
            last = due.isBefore(last) ? last : due;
        }
        return faults;
    }

    private record People(int households, int people) {}

    /** How many people can live there at most: the households of its grids by the rule; unknown where they say none. */
    private Optional<People> people(Place place) {
        int households = ground.grids().of(place.county(), place.range()).stream()
                .mapToInt(Grid::households)
                .sum();
        return households == 0
                ? Optional.empty()
                : Optional.of(new People(households, households * steps.amount("division.household")));
    }

    private Outcome<Integer> write(Viewer viewer, ProjectSteps.Taken taken, Dispatch dispatch, List<UUID> parts) {
        Plan plan = dispatch.plan();
        Route route = plan.route() == null ? Route.UNITS : plan.route();
        int county = taken.county();
        UUID id = dispatch.project();
        projects.design(county, taken.row().place(), id, plan);
        projects.dispatched(county, id, route, plan.reason());
        ground.search()
                .put(
                        county,
                        ProjectLifecycle.KIND,
                        id,
                        taken.row().place(),
                        taken.row().openedAt(),
                        plan.title());
        Instant whole = whole(plan.milestones(), taken.now());
        Standing from = taken.standing().titled(plan.title()).dueIn(whole);
        for (UUID need : parts) {
            Standing.Clock clock = new Standing.Clock(taken.now(), whole, "project.whole", "", false);
            Outcome<Integer> entered =
                    needs.enter(viewer, need, dispatch.titles().getOrDefault(need, ""), id, clock);
            if (entered instanceof Outcome.Refused<Integer>(Refusal refusal)) {
                return Outcome.refused(refusal);
            }
        }
        Act act = steps.act(viewer, taken)
                .saying(plan.reason())
                .with(Map.of("route", route.word(), "needs", "" + parts.size()));
        Outcome<Standing> after = route == Route.ESCALATION
                ? steps.raised(taken.row(), from, taken.now())
                : Outcome.done(steps.atTakers(from, taken.now()));
        return after.then(standing -> steps.finish(taken.row(), standing, act, "dispatch", Passed.DONE))
                .map(version -> {
                    if (route == Route.ESCALATION) {
                        ground.escalations()
                                .propose(taken.row(), version, viewer.actingPost(), plan.reason(), taken.now());
                    }
                    return version;
                });
    }

    /** The whole is due some working days after the last milestone, so that it can be evaluated and closed. */
    private Instant whole(List<Plan.Milestone> milestones, Instant now) {
        LocalDate last = milestones.getLast().dueOn();
        Instant from = last == null ? now : steps.dueTimes().closing(last);
        return steps.dueTimes().due(from, "project.whole").at();
    }
}
