package org.sandan.projects;

import java.time.Instant;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.TimedCases;
import org.sandan.lifecycle.Turn;
import org.sandan.needs.ProjectNeeds;
import org.springframework.stereotype.Component;

/**
 * What happens when a project's time is over: what nobody claims goes one level up, what a unit does not do in time comes to
 * post A and then one level up, askers who are silent are asked once more.
 */
@Component
class ProjectClock implements TimedCases {
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final EvaluateProject evaluation;
    private final ProjectNeeds needs;
    private final Levels levels;

    ProjectClock(
            ProjectStore projects, ProjectSteps steps, EvaluateProject evaluation, ProjectNeeds needs, Levels levels) {
        this.projects = projects;
        this.steps = steps;
        this.evaluation = evaluation;
        this.needs = needs;
        this.levels = levels;
    }

    @Override
    public String kind() {
        return ProjectLifecycle.KIND;
    }

    @Override
    public void due(CaseRow row, Instant now) {
        ProjectRow project = projects.find(row.county(), row.id()).orElseThrow();
        Outcome<Integer> outcome = switch (row.state()) {
            case "draft" -> remind(row, now);
            case "dispatched" -> unclaimed(row, now);
            case "evaluating" ->
                ProjectSteps.waitsForAskers(row) ? roundOver(row, project, now) : overdue(row, "project.closing", now);
            default -> overdue(row, "project." + (row.state().equals("raised") ? "raised" : "late"), now);
        };
        if (outcome instanceof Outcome.Refused<Integer>(Refusal refusal) && refusal.type() != Common.STALE) {
            throw new IllegalStateException("The clock was refused: " + refusal);
        }
    }

    private Outcome<Integer> remind(CaseRow row, Instant now) {
        Standing again = row.standing().at("draft", row.standing().ownerPost(), steps.clock(now, "project.draft"));
        return steps.finish(row, again, Act.byClock("remind", now));
    }

    /** What a meeting did not come to goes to those who can take it again; what they don't take goes one level up. */
    private Outcome<Integer> unclaimed(CaseRow row, Instant now) {
        if (row.standing().turn() == Turn.MEETING) {
            return steps.finish(row, steps.atTakers(row.standing(), now), Act.byClock("time_over", now));
        }
        return steps.raised(row, row.standing(), now)
                .then(raised -> steps.finish(row, raised, Act.byClock("time_over", now), "claim", Passed.RETURNED));
    }

    private Outcome<Integer> roundOver(CaseRow row, ProjectRow project, Instant now) {
        ProjectNeeds.Verdict verdict = needs.verdict(row.county(), row.id());
        if (verdict.isSilent() && row.standing().asked() < 2) {
            Standing.Clock clock = steps.clock(now, "project.evaluating.again");
            int round = row.standing().round();
            needs.ask(row.county(), row.id(), round, 2, clock);
            Standing again = row.standing().counted(round, 2).asking("evaluating", clock);
            return steps.finish(row, again, Act.byClock("ask_again", now));
        }
        return evaluation.conclude(row, project, verdict, Act.byClock("time_over", now), now);
    }

    /** First it comes to the owner, then one level up. */
    private Outcome<Integer> overdue(CaseRow row, String rule, Instant now) {
        UUID owner = row.standing().ownerPost();
        Standing after = row.isTurnOf(owner)
                ? levels.overdue(row, rule, now)
                : row.standing().at(row.state(), owner, steps.clock(now, rule));
        return steps.finish(row, after, Act.byClock("overdue", now));
    }
}
