package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.TimedCases;
import org.springframework.stereotype.Component;

/**
 * What happens when a need's time is over: nothing waits for ever. An assignee who is late hands the turn to the owner,
 * an owner who is late to the level above; askers who don't answer are asked once more, then it closes as not reached.
 */
@Component
class NeedClock implements TimedCases {
    private final NeedSteps steps;
    private final NeedStore needs;
    private final AskerStore askers;
    private final AnswerNeed answers;
    private final Levels levels;

    NeedClock(NeedSteps steps, NeedStore needs, AskerStore askers, AnswerNeed answers, Levels levels) {
        this.steps = steps;
        this.needs = needs;
        this.askers = askers;
        this.answers = answers;
        this.levels = levels;
    }

    @Override
    public String kind() {
        return NeedLifecycle.KIND;
    }

    @Override
    public void due(CaseRow row, Instant now) {
        NeedRow need = needs.find(row.county(), row.id()).orElseThrow();
        Outcome<Integer> outcome = row.state().equals("verdict") ? roundOver(row, need, now) : overdue(row, now);
        if (outcome instanceof Outcome.Refused<Integer>(Refusal refusal) && refusal.type() != Common.STALE) {
            throw new IllegalStateException("The clock was refused: " + refusal);
        }
    }

    private Outcome<Integer> roundOver(CaseRow row, NeedRow need, Instant now) {
        Verdicts verdicts = Verdicts.of(
                askers.of(row.county(), row.id()),
                askers.answers(row.county(), row.id(), row.standing().round()));
        if (verdicts.answered() == 0 && row.standing().asked() < 2) {
            Standing again = row.standing()
                    .counted(row.standing().round(), 2)
                    .asking("verdict", steps.clock(now, "need.verdict.again"));
            return steps.finish(row, again, Act.byClock("ask_again", now), "", Passed.DONE);
        }
        needs.said(row.county(), row.id(), verdicts);
        Standing after = answers.concluded(row, need, verdicts, now);
        Act act = Act.byClock("time_over", now)
                .with(Map.of("solved", "" + verdicts.solved(), "notSolved", "" + verdicts.notSolved()));
        return steps.finish(row, after, act, AnswerNeed.station(after), AnswerNeed.passed(after));
    }

    private Outcome<Integer> overdue(CaseRow row, Instant now) {
        Standing standing = row.standing();
        boolean handled = List.of("assigned", "redo").contains(row.state());
        if (handled && !standing.ownerPost().equals(standing.turnId())) {
            Standing owner = standing.at(row.state(), standing.ownerPost(), steps.clock(now, "need.assigned.late"));
            return steps.finish(row, owner, Act.byClock("overdue", now), "", Passed.DONE);
        }
        String rule = handled ? "need.assigned.late" : "need." + row.state();
        return steps.finish(row, levels.overdue(row, rule, now), Act.byClock("overdue", now), "", Passed.DONE);
    }
}
