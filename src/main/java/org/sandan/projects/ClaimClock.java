package org.sandan.projects;

import java.time.Instant;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.TimedCases;
import org.springframework.stereotype.Component;

/** An offer that nobody answers goes one level up: a unit is not left waiting. */
@Component
class ClaimClock implements TimedCases {
    private final CaseSteps steps;
    private final Levels levels;

    ClaimClock(CaseSteps steps, Levels levels) {
        this.steps = steps;
        this.levels = levels;
    }

    @Override
    public String kind() {
        return ClaimLifecycle.KIND;
    }

    @Override
    public void due(CaseRow row, Instant now) {
        Outcome<Integer> outcome =
                steps.finish(row, levels.overdue(row, "claim.offered", now), Act.byClock("overdue", now));
        if (outcome instanceof Outcome.Refused<Integer>(Refusal refusal) && refusal.type() != Common.STALE) {
            throw new IllegalStateException("The clock was refused: " + refusal);
        }
    }
}
