package org.sandan.needs;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 评价: those who asked say whether it is solved. Each answers once a round; when all have answered, the verdict falls:
 * solved; or not solved, and then it is done again, the second time studied one level up, the third time only with new
 * facts. After the end an asker may still say "not solved" for the time of the rule {@code need.reopen}, which counts as
 * the next time.
 */
@Component
public class AnswerNeed {
    private static final int TRIES = 5;
    private static final int LONGEST = 300;

    private final NeedSteps steps;
    private final Cases cases;
    private final NeedStore needs;
    private final AskerStore askers;
    private final Levels levels;

    AnswerNeed(NeedSteps steps, Cases cases, NeedStore needs, AskerStore askers, Levels levels) {
        this.steps = steps;
        this.cases = cases;
        this.needs = needs;
        this.askers = askers;
        this.levels = levels;
    }

    /**
     * What an asker says.
     *
     * @param by the post that entered it after a telephone call; null where the asker answered
     */
    public record Answer(
            int county,
            UUID asker,
            boolean solved,
            String words,
            @Nullable Viewer by) {}

    /** Runs in the caller's transaction, under the asker's scope or that of the post that telephoned. */
    public Outcome<String> answer(Answer answer) {
        Optional<Asker> asker = askers.find(answer.county(), answer.asker()).filter(found -> !found.left());
        Optional<NeedRow> need = asker.flatMap(found -> needs.find(answer.county(), found.need()));
        if (asker.isEmpty() || need.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        String words = Text.tidy(answer.words());
        Optional<AtField> fault = Text.fault(words, LONGEST).map(type -> AtField.of("words", type, LONGEST));
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.at(List.of(fault.get())));
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Outcome<String> said = say(answer, words, asker.get(), need.get());
            if (!(said instanceof Outcome.Refused<String>(Refusal refusal)) || refusal.type() != Common.STALE) {
                return said;
            }
        }
        return Outcome.refused(Common.STALE);
    }

    private Outcome<String> say(Answer answer, String words, Asker asker, NeedRow need) {
        String action = answer.solved() ? "solved" : "not_solved";
        return steps.take(answer.county(), need, 0, action, EnumSet.of(Actor.ASKER))
                .then(taken -> {
                    boolean ended =
                            NeedLifecycle.TABLE.state(taken.row().state()).ended();
                    if (!ended && taken.standing().turn() != Turn.ASKERS) {
                        return Outcome.refused(Common.NOT_ALLOWED_NOW);
                    }
                    int round = taken.standing().round();
                    Optional<Refusal> refusal = refusal(taken, answer, words, ended);
                    if (refusal.isPresent()) {
                        return Outcome.refused(refusal.get());
                    }
                    UUID post = answer.by() == null ? null : answer.by().actingPost();
                    boolean first = askers.answer(
                            answer.county(), asker, taken.row().place(), round, action, post, taken.now());
                    if (!first && !ended) {
                        return Outcome.refused(NeedRefusal.ANSWERED_ALREADY);
                    }
                    Verdicts verdicts = Verdicts.of(
                            askers.of(answer.county(), need.id()), askers.answers(answer.county(), need.id(), round));
                    needs.said(answer.county(), need.id(), verdicts);
                    Standing after = ended
                            ? again(taken.row(), need, taken.now())
                            : verdicts.isComplete() && taken.row().state().equals("verdict")
                                    ? concluded(taken.row(), need, verdicts, taken.now())
                                    : taken.standing();
                    Act act = (answer.by() == null
                                    ? Act.byAsker(action, taken.now())
                                    : Act.byPost(
                                            action,
                                            answer.by().actingPost(),
                                            answer.by().actingAccount(),
                                            taken.now()))
                            .saying(words)
                            .with(Map.of("solved", "" + verdicts.solved(), "notSolved", "" + verdicts.notSolved()));
                    return steps.finish(taken.row(), after, act, station(after), passed(after))
                            .map(version -> after.state());
                });
    }

    private Optional<Refusal> refusal(NeedSteps.Taken taken, Answer answer, String words, boolean ended) {
        Instant last =
                taken.standing().stepFrom().plus(Duration.ofDays(steps.rules().amount("need.reopen")));
        if (ended && taken.now().isAfter(last)) {
            return Optional.of(
                    Refusal.of(NeedRefusal.TOO_LATE_TO_REOPEN, steps.rules().amount("need.reopen")));
        }
        boolean third = !answer.solved() && taken.standing().round() >= 2;
        return third && words.isBlank()
                ? Optional.of(Refusal.at(List.of(AtField.of("words", NeedRefusal.NEW_FACTS_NEEDED))))
                : Optional.empty();
    }

    /** How a need stands when its round is over. Also for the clock. */
    Standing concluded(CaseRow row, NeedRow need, Verdicts verdicts, Instant now) {
        return switch (verdicts.result()) {
            case SOLVED -> row.standing().ended("solved", now);
            case NOT_REACHED -> row.standing().ended("not_reached", now);
            case NOT_SOLVED -> again(row, need, now);
        };
    }

    /** "Not solved": the first time it is done again, later it goes one level up. */
    private Standing again(CaseRow row, NeedRow need, Instant now) {
        Standing counted = row.standing().counted(row.standing().round() + 1, 0);
        if (need.project() != null) {
            return counted.inProject("in_project", need.project(), following(steps.clock(now, "need.redo")));
        }
        UUID assignee = need.assignee();
        if (counted.round() == 1 && assignee != null) {
            return counted.at("redo", assignee, steps.clock(now, "need.redo"));
        }
        return levels.raised(row, counted, "need.raised", now)
                .orElseGet(() -> counted.at("raised", counted.ownerPost(), steps.clock(now, "need.raised")));
    }

    /** A need in a project has no timed action of its own: the project's clock runs. */
    static Standing.Clock following(Standing.Clock clock) {
        return new Standing.Clock(clock.from(), clock.due(), clock.rule(), clock.calendar(), false);
    }

    static String station(Standing after) {
        return switch (after.state()) {
            case "solved", "not_reached" -> "verdict";
            case "redo", "raised" -> "not_solved";
            default -> "";
        };
    }

    static Passed passed(Standing after) {
        return after.state().equals("redo") || after.state().equals("raised") ? Passed.RETURNED : Passed.DONE;
    }
}
