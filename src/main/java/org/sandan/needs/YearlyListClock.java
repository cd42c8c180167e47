package org.sandan.needs;

import java.time.Instant;
import org.sandan.chain.CaseSteps;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.TimedCases;
import org.springframework.stereotype.Component;

/** A yearly list whose step is late goes one level above whoever had it; at the top it stays, shown as overdue. */
@Component
class YearlyListClock implements TimedCases {
    private final YearlyListSteps steps;
    private final CaseSteps caseSteps;

    YearlyListClock(YearlyListSteps steps, CaseSteps caseSteps) {
        this.steps = steps;
        this.caseSteps = caseSteps;
    }

    @Override
    public String kind() {
        return YearlyListLifecycle.KIND;
    }

    @Override
    public void due(CaseRow row, Instant now) {
        Outcome<Integer> outcome = caseSteps.finish(row, steps.overdue(row, now), Act.byClock("overdue", now));
        if (outcome instanceof Outcome.Refused<Integer>(Refusal refusal) && refusal.type() != Common.STALE) {
            throw new IllegalStateException("The clock was refused: " + refusal);
        }
    }
}
