package org.sandan.projects;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.Standing;
import org.sandan.organisations.ExecutivePosts;
import org.sandan.organisations.ExecutivePosts.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Decisions with a reason on a project that nobody has in hand: another route or an end, and what the level above decides
 * when it was raised. No decision is silent: it stands in the history and reaches those who asked.
 */
@Component
public class DecideProject {
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final EvaluateProject evaluation;
    private final Levels levels;
    private final Beside beside;

    DecideProject(ProjectStore projects, ProjectSteps steps, EvaluateProject evaluation, Levels levels, Beside beside) {
        this.projects = projects;
        this.steps = steps;
        this.evaluation = evaluation;
        this.levels = levels;
        this.beside = beside;
    }

    @org.springframework.stereotype.Component
    record Beside(Organisations organisations, ExecutivePosts posts, Transactions transactions) {}

    /** @param action cancel, send_back, raise, next_year or refuse */
    public record Decision(UUID project, int version, String action, String reason) {}

    public Outcome<Integer> decide(Viewer viewer, Decision decision) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, decision.project(), decision.version(), decision.action())
                                .then(taken -> ProjectSteps.text("reason", decision.reason())
                                        .then(reason -> decide(viewer, taken, reason))));
    }

    private Outcome<Integer> decide(Viewer viewer, ProjectSteps.Taken taken, String reason) {
        String action = taken.edge().action();
        projects.lock(taken.county(), taken.row().id());
        return after(taken).then(after -> {
            if (action.equals("cancel")) {
                evaluation.end(taken.row(), "accepted", taken.now());
            } else if (action.equals("refuse")) {
                evaluation.end(taken.row(), "refused", taken.now());
            }
            Act act = steps.act(viewer, taken).saying(reason);
            Passed passed = action.equals("raise") ? Passed.DONE : Passed.RETURNED;
            return steps.finish(taken.row(), after, act, action.equals("next_year") ? "study" : action, passed);
        });
    }

    private Outcome<Standing> after(ProjectSteps.Taken taken) {
        Standing now = taken.standing();
        return switch (taken.edge().action()) {
            case "cancel" -> Outcome.done(now.ended("cancelled", taken.now()));
            case "refuse" -> Outcome.done(now.ended("refused", taken.now()));
            case "raise" -> steps.raised(taken.row(), now, taken.now());
            case "send_back" ->
                community(taken).map(post -> {
                    projects.dispatched(
                            taken.county(),
                            taken.row().id(),
                            Route.UNITS,
                            taken.project().reason());
                    return steps.atTakers(now.owned(post), taken.now());
                });
            case "next_year" ->
                community(taken).map(post -> {
                    LocalDate newYear = LocalDate.of(steps.today().getYear() + 1, 1, 31);
                    return now.owned(post).at("planned", post, steps.until(taken.now(), newYear, "project.planned"));
                });
            default -> Outcome.refused(Common.NOT_ALLOWED_NOW);
        };
    }

    private Outcome<UUID> community(ProjectSteps.Taken taken) {
        Optional<UUID> post = levels.community(taken.row());
        return post.map(Outcome::done).orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
    }

    /** 改路径: out again by another route, with a reason. Nothing of the way so far is erased. */
    public Outcome<Integer> changeRoute(Viewer viewer, UUID id, int version, String route, String reason) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "change_route")
                                .then(taken -> ProjectSteps.text("reason", reason)
                                        .then(words -> {
                                            Optional<Route> next = Route.of(route);
                                            if (next.isEmpty()) {
                                                return Outcome.refused(
                                                        Refusal.at("route", ProjectRefusal.ROUTE_MISSING));
                                            }
                                            projects.dispatched(taken.county(), id, next.get(), words);
                                            Outcome<Standing> after = next.get() == Route.ESCALATION
                                                    ? steps.raised(taken.row(), taken.standing(), taken.now())
                                                    : Outcome.done(steps.atTakers(taken.standing(), taken.now()));
                                            Act act = steps.act(viewer, taken)
                                                    .saying(words)
                                                    .with(Map.of(
                                                            "route", next.get().word()));
                                            return after.then(standing ->
                                                    steps.finish(taken.row(), standing, act, "dispatch", Passed.DONE));
                                        })));
    }

    /** 交部门办: the level above gives it to a body, which leads it from now on. */
    public Outcome<Integer> department(Viewer viewer, UUID id, int version, UUID body) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "department").then(taken -> {
                            Optional<Organisation> chosen = beside.organisations()
                                    .find(taken.county(), body)
                                    .filter(one -> one.endedOn() == null)
                                    .filter(one -> one.kind().canBePaired());
                            if (chosen.isEmpty()) {
                                return Outcome.refused(Refusal.at("organisation", Common.UNKNOWN_CHOICE));
                            }
                            return community(taken).then(owner -> give(viewer, taken, chosen.get(), owner));
                        }));
    }

    private Outcome<Integer> give(Viewer viewer, ProjectSteps.Taken taken, Organisation body, UUID owner) {
        int county = taken.county();
        String title = taken.standing().title() == null
                ? taken.row().number()
                : taken.standing().title();
        UUID postB = beside.posts().create(body, taken.row().place(), title);
        Optional<Member> liaison = beside.posts().liaison(county, body.id(), steps.today());
        liaison.ifPresent(
                member -> beside.posts().appoint(county, postB, taken.row().place(), member, body.id(), steps.today()));
        projects.led(county, taken.row().id(), body.id(), postB);
        Standing after = taken.standing()
                .owned(owner)
                .takenBy(body.id())
                .atOrganisation("claimed", body.id(), steps.clock(taken.now(), "project.claimed"));
        Act act = steps.act(viewer, taken).with(Map.of("organisation", body.id().toString()));
        return steps.finish(taken.row(), after, act, "study", Passed.DONE);
    }
}
