package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What post A decides about the work: accepts a report or returns it, grants time, helps, consents to another plan. */
@Component
public class CheckWork {
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final EvaluateProject evaluation;
    private final Cases cases;
    private final Transactions transactions;

    CheckWork(
            ProjectStore projects,
            ProjectSteps steps,
            EvaluateProject evaluation,
            Cases cases,
            Transactions transactions) {
        this.projects = projects;
        this.steps = steps;
        this.evaluation = evaluation;
        this.cases = cases;
        this.transactions = transactions;
    }

    /** 验收: the work goes on to the next milestone; at completion those who asked are asked. */
    public Outcome<Integer> pass(Viewer viewer, UUID id, int version) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "pass").then(taken -> {
                    projects.judged(taken.county(), id, true, taken.now());
                    boolean more = taken.project().reached() == null
                            || steps.next(taken.project()).isPresent();
                    UUID postB = taken.project().postB();
                    if (more && postB != null) {
                        Standing after = steps.working(taken.standing(), taken.project(), postB, taken.now());
                        return steps.finish(taken.row(), after, steps.act(viewer, taken));
                    }
                    Standing after = evaluation.begin(taken.row(), taken.now());
                    return steps.finish(taken.row(), after, steps.act(viewer, taken), "work", Passed.DONE);
                }));
    }

    /** 退回补正: with a reason and a time of its own. */
    public Outcome<Integer> correct(Viewer viewer, UUID id, int version, String reason) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "correct")
                        .then(taken -> ProjectSteps.text("reason", reason).then(words -> {
                            UUID postB = taken.project().postB();
                            if (postB == null) {
                                return Outcome.refused(Common.NOT_ALLOWED_NOW);
                            }
                            projects.judged(taken.county(), id, false, taken.now());
                            String state = taken.standing().round() > 0 ? "redo" : "running";
                            Standing after =
                                    taken.standing().at(state, postB, steps.clock(taken.now(), "project.correction"));
                            return steps.finish(
                                    taken.row(), after, steps.act(viewer, taken).saying(words));
                        })));
    }

    /** 准予延期: until a working day to come. The clock of the whole moves only where that day lies beyond it. */
    public Outcome<Integer> extend(Viewer viewer, UUID id, int version, @Nullable LocalDate until, String reason) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "extend")
                        .then(taken -> ProjectSteps.text("reason", reason).then(words -> {
                            Optional<RefusalType> fault = faultOf(until);
                            if (until == null || fault.isPresent()) {
                                return Outcome.refused(Refusal.at("date", fault.orElse(Common.NOT_A_DATE)));
                            }
                            UUID postB = taken.project().postB();
                            Standing from = taken.standing();
                            Standing.Clock clock = steps.until(taken.now(), until, "project.milestone");
                            Standing after = from.at(from.state(), postB == null ? from.ownerPost() : postB, clock);
                            Instant whole = from.wholeDue();
                            if (whole != null && whole.isBefore(clock.due())) {
                                after = after.dueIn(steps.dueTimes()
                                        .due(clock.due(), "project.whole")
                                        .at());
                            }
                            return steps.finish(
                                    taken.row(),
                                    after,
                                    steps.act(viewer, taken).saying(words).with(Map.of("until", until.toString())));
                        })));
    }

    private Optional<RefusalType> faultOf(@Nullable LocalDate day) {
        if (day == null) {
            return Optional.of(Common.NOT_A_DATE);
        }
        if (day.isBefore(steps.today())) {
            return Optional.of(ProjectRefusal.DAY_HAS_PASSED);
        }
        return steps.dueTimes().isWorking(day) ? Optional.empty() : Optional.of(ProjectRefusal.DAY_OFF);
    }

    /** 答复求助: the work goes on where it stood. Asking has stopped no clock, so the step is due when it was. */
    public Outcome<Integer> answerHelp(Viewer viewer, UUID id, int version, String answer) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "answer_help")
                        .then(taken -> ProjectSteps.text("reply", answer).then(words -> {
                            Standing before = beforeHelp(taken);
                            Instant due = before.stepDue();
                            UUID postB = taken.project().postB();
                            if (postB == null || due == null) {
                                return Outcome.refused(Common.NOT_ALLOWED_NOW);
                            }
                            Standing.Clock clock = new Standing.Clock(
                                    before.stepFrom(),
                                    due,
                                    Objects.requireNonNullElse(before.rule(), ""),
                                    Objects.requireNonNullElse(before.calendar(), ""),
                                    before.firesAt() != null);
                            // What was late already was the owner's to deal with, and is again.
                            UUID turn = postB.equals(before.turnId())
                                    ? postB
                                    : taken.standing().ownerPost();
                            return steps.finish(
                                    taken.row(),
                                    taken.standing().at(before.state(), turn, clock),
                                    steps.act(viewer, taken).saying(words));
                        })));
    }

    private Standing beforeHelp(ProjectSteps.Taken taken) {
        return cases.history(taken.county(), taken.row().id()).stream()
                .map(HistoryRow::after)
                .filter(after -> !after.state().equals("help"))
                .findFirst()
                .orElseThrow();
    }

    /** 同意变更: the plan that post B proposed holds from now on. */
    public Outcome<Integer> consent(Viewer viewer, UUID id, int version) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "consent").then(taken -> {
                    Integer proposed = taken.project().proposed();
                    if (proposed == null) {
                        return Outcome.refused(ProjectRefusal.NOTHING_PROPOSED);
                    }
                    projects.plan(taken.county(), id, proposed, null);
                    return back(viewer, taken, "");
                }));
    }

    /** 维持原计划: with a reason; the plan in force stays. */
    public Outcome<Integer> keepPlan(Viewer viewer, UUID id, int version, String reason) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "keep_plan")
                        .then(taken -> ProjectSteps.text("reason", reason).then(words -> {
                            if (taken.project().proposed() == null) {
                                return Outcome.refused(ProjectRefusal.NOTHING_PROPOSED);
                            }
                            projects.plan(taken.county(), id, taken.project().plan(), null);
                            return back(viewer, taken, words);
                        })));
    }

    private Outcome<Integer> back(Viewer viewer, ProjectSteps.Taken taken, String words) {
        UUID postB = taken.project().postB();
        ProjectRow now = projects.find(taken.county(), taken.row().id()).orElseThrow();
        if (postB == null) {
            return Outcome.refused(Common.NOT_ALLOWED_NOW);
        }
        Standing after = steps.working(taken.standing(), now, postB, taken.now());
        return steps.finish(taken.row(), after, steps.act(viewer, taken).saying(words));
    }
}
