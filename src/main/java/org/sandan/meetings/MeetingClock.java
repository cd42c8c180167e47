package org.sandan.meetings;

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

/** A meeting whose secretary lets the time of a step pass goes one level up; at the top it is shown as overdue. */
@Component
class MeetingClock implements TimedCases {
    private final CaseSteps steps;
    private final Levels levels;

    MeetingClock(CaseSteps steps, Levels levels) {
        this.steps = steps;
        this.levels = levels;
    }

    @Override
    public String kind() {
        return MeetingLifecycle.KIND;
    }

    @Override
    public void due(CaseRow row, Instant now) {
        Outcome<Integer> outcome =
                steps.finish(row, levels.overdue(row, "meeting.step", now), Act.byClock("overdue", now));
        if (outcome instanceof Outcome.Refused<Integer>(Refusal refusal) && refusal.type() != Common.STALE) {
            throw new IllegalStateException("The clock was refused: " + refusal);
        }
    }
}
