package org.sandan.projects;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Escalations;
import org.sandan.chain.Levels;
import org.sandan.kernel.Money;
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
 * when it was raised. No decision is silent: it stands in the history and reaches those who asked. Whoever raises a project says
 * why and proposes what to do. Refused: a reason, a proposal, an amount or a source that is missing, a level above the highest.
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
    record Beside(
            Organisations organisations, ExecutivePosts posts, Escalations escalations, Transactions transactions) {}

    /**
     * @param action cancel, send_back, raise, next_year or refuse
     * @param proposal 建议: what is proposed to the level above; only where it is raised
     */
    public record Decision(UUID project, int version, String action, String reason, String proposal) {
        /** Whoever raises it proposes nothing beyond the reason. */
        public Decision(UUID project, int version, String action, String reason) {
            this(project, version, action, reason, reason);
        }
    }

    public Outcome<Integer> decide(Viewer viewer, Decision decision) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, decision.project(), decision.version(), decision.action())
                                .then(taken -> ProjectSteps.text("reason", decision.reason())
                                        .then(reason -> decision.action().equals("raise")
                                                ? ProjectSteps.text("proposal", decision.proposal())
                                                        .then(proposal -> raise(viewer, taken, reason, proposal))
                                                : decide(viewer, taken, reason, null))));
    }

    private Outcome<Integer> raise(Viewer viewer, ProjectSteps.Taken taken, String reason, String proposal) {
        return decide(viewer, taken, reason, null).map(version -> {
            beside.escalations().propose(taken.row(), version, viewer.actingPost(), proposal, taken.now());
            return version;
        });
    }

    /**
     * 专题研究: what the leading group decides on a raised project in its meeting, in the caller's transaction.
     *
     * @param ruling department, money, next year or a reasoned no
     */
    public Outcome<Integer> studied(Viewer viewer, UUID id, int version, Escalations.Ruling ruling) {
        String action = switch (ruling.how()) {
            case DEPARTMENT -> "department";
            case FUNDED -> "fund";
            case NEXT_YEAR -> "next_year";
            case REFUSED -> "refuse";
            case SENT_BACK -> "send_back";
        };
        return steps.take(viewer, id, version, action).then(taken -> switch (ruling.how()) {
            case DEPARTMENT -> department(viewer, taken, ruling);
            case FUNDED -> fund(viewer, taken, ruling);
            default -> decide(viewer, taken, ruling.words(), ruling.meeting());
        });
    }

    /** 安排资金: back to the community with money, to be carried out by whoever takes it on. */
    public Outcome<Integer> fund(Viewer viewer, UUID id, int version, String amount, String source) {
        return money(amount, source)
                .then(ruling ->
                        beside.transactions().write(viewer.scope(), () -> studied(viewer, id, version, ruling)));
    }

    /** The money as it was typed; refused at its field where there is none, or where nobody says whose it is. */
    public static Outcome<Escalations.Ruling> money(String amount, String source) {
        Optional<Money> parsed = Money.parse(amount).filter(one -> one.fen() > 0);
        if (parsed.isEmpty()) {
            return Outcome.refused(
                    Refusal.at("money", amount.isBlank() ? Common.REQUIRED : ProjectRefusal.NOT_AN_AMOUNT));
        }
        return ProjectSteps.text("source", source)
                .map(from -> new Escalations.Ruling(Escalations.How.FUNDED, null, parsed.get(), from, "", null));
    }

    private Outcome<Integer> fund(Viewer viewer, ProjectSteps.Taken taken, Escalations.Ruling ruling) {
        return community(taken).then(post -> {
            int county = taken.county();
            projects.dispatched(
                    county, taken.row().id(), Route.UNITS, taken.project().reason());
            Standing after = steps.atTakers(taken.standing().owned(post), taken.now());
            Act act = steps.act(viewer, taken).with(ruling.facts());
            return decided(viewer, taken, ruling, steps.finish(taken.row(), after, act, "study", Passed.DONE));
        });
    }

    private Outcome<Integer> decided(
            Viewer viewer, ProjectSteps.Taken taken, Escalations.Ruling ruling, Outcome<Integer> moved) {
        return moved.map(version -> {
            beside.escalations().decide(taken.row(), version, viewer.actingPost(), ruling, taken.now());
            return version;
        });
    }

    private Outcome<Integer> decide(
            Viewer viewer, ProjectSteps.Taken taken, String reason, Escalations.@Nullable Meeting meeting) {
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
            String station = action.equals("next_year") ? "study" : action;
            Optional<Escalations.How> how = how(taken);
            if (how.isEmpty()) {
                return steps.finish(taken.row(), after, act, station, passed);
            }
            Escalations.Ruling ruling = new Escalations.Ruling(how.get(), null, null, "", reason, meeting);
            return decided(
                    viewer, taken, ruling, steps.finish(taken.row(), after, act.with(ruling.facts()), station, passed));
        });
    }

    /** What of these is the decision of a level above; empty for the others. */
    private static Optional<Escalations.How> how(ProjectSteps.Taken taken) {
        return switch (taken.row().state() + "." + taken.edge().action()) {
            case "raised.refuse" -> Optional.of(Escalations.How.REFUSED);
            case "raised.send_back" -> Optional.of(Escalations.How.SENT_BACK);
            case "raised.next_year" -> Optional.of(Escalations.How.NEXT_YEAR);
            default -> Optional.empty();
        };
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
                                            return after.then(standing -> steps.finish(
                                                            taken.row(), standing, act, "dispatch", Passed.DONE))
                                                    .map(moved -> {
                                                        if (next.get() == Route.ESCALATION) {
                                                            beside.escalations()
                                                                    .propose(
                                                                            taken.row(),
                                                                            moved,
                                                                            viewer.actingPost(),
                                                                            words,
                                                                            taken.now());
                                                        }
                                                        return moved;
                                                    });
                                        })));
    }

    /** 交部门办: the level above gives it to a body, which leads it from now on. */
    public Outcome<Integer> department(Viewer viewer, UUID id, int version, UUID body) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> studied(
                                viewer,
                                id,
                                version,
                                new Escalations.Ruling(Escalations.How.DEPARTMENT, body, null, "", "", null)));
    }

    private Outcome<Integer> department(Viewer viewer, ProjectSteps.Taken taken, Escalations.Ruling ruling) {
        Optional<Organisation> chosen = Optional.ofNullable(ruling.body())
                .flatMap(body -> beside.organisations().find(taken.county(), body))
                .filter(one -> one.endedOn() == null)
                .filter(one -> one.kind().canBePaired());
        if (chosen.isEmpty()) {
            return Outcome.refused(Refusal.at("organisation", Common.UNKNOWN_CHOICE));
        }
        return community(taken).then(owner -> give(viewer, taken, chosen.get(), owner, ruling));
    }

    private Outcome<Integer> give(
            Viewer viewer, ProjectSteps.Taken taken, Organisation body, UUID owner, Escalations.Ruling ruling) {
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
        Act act = steps.act(viewer, taken).with(ruling.facts());
        return decided(viewer, taken, ruling, steps.finish(taken.row(), after, act, "study", Passed.DONE));
    }
}
