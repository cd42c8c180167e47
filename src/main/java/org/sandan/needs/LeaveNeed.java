package org.sandan.needs;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.springframework.stereotype.Component;

/**
 * What an asker may do beside answering: 撤回 withdraw an order that nobody else asks for, or leave it to the others;
 * 提出异议 object once to a refusal, which is then studied one level up.
 */
@Component
public class LeaveNeed {
    private final NeedSteps steps;
    private final Cases cases;
    private final NeedStore needs;
    private final AskerStore askers;
    private final Levels levels;

    LeaveNeed(NeedSteps steps, Cases cases, NeedStore needs, AskerStore askers, Levels levels) {
        this.steps = steps;
        this.cases = cases;
        this.needs = needs;
        this.askers = askers;
        this.levels = levels;
    }

    /** Runs in the caller's transaction under the asker's scope. The answer is the state that follows. */
    public Outcome<String> withdraw(int county, UUID askerId) {
        Optional<Asker> asker = askers.find(county, askerId).filter(found -> !found.left());
        Optional<NeedRow> need = asker.flatMap(found -> needs.find(county, found.need()));
        if (need.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        return askers.of(county, need.get().id()).size() > 1
                ? leave(county, askerId, need.get())
                : end(county, askerId, need.get());
    }

    private Outcome<String> end(int county, UUID asker, NeedRow need) {
        return steps.take(county, need, 0, "withdraw", EnumSet.of(Actor.SOLE_ASKER))
                .then(taken -> {
                    askers.leave(county, asker, taken.now());
                    needs.addAskers(county, need.id(), -1);
                    return steps.finish(
                                    taken.row(),
                                    taken.standing().ended("withdrawn", taken.now()),
                                    Act.byAsker("withdraw", taken.now()),
                                    "withdraw",
                                    Passed.RETURNED)
                            .map(version -> "withdrawn");
                });
    }

    private Outcome<String> leave(int county, UUID asker, NeedRow need) {
        return cases.find(county, need.id())
                .filter(row -> row.standing().turn() != Turn.NOBODY)
                .map(row -> {
                    askers.leave(county, asker, steps.now());
                    needs.addAskers(county, need.id(), -1);
                    return steps.finish(row, row.standing(), Act.byAsker("leave", steps.now()), "", Passed.DONE)
                            .map(version -> "left");
                })
                .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
    }

    public Outcome<String> object(int county, UUID askerId, String words) {
        Optional<NeedRow> need = askers.find(county, askerId)
                .filter(found -> !found.left())
                .flatMap(found -> needs.find(county, found.need()));
        if (need.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        String reason = Text.tidy(words);
        Optional<AtField> fault = DecideNeed.faultOf("words", reason);
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.at(List.of(fault.get())));
        }
        return steps.take(county, need.get(), 0, "object", EnumSet.of(Actor.ASKER))
                .then(taken -> {
                    if (need.get().objected()) {
                        return Outcome.refused(NeedRefusal.OBJECTED_ALREADY);
                    }
                    var last = taken.standing()
                            .stepFrom()
                            .plus(java.time.Duration.ofDays(steps.rules().amount("need.reopen")));
                    if (taken.now().isAfter(last)) {
                        return Outcome.refused(
                                NeedRefusal.TOO_LATE_TO_REOPEN, steps.rules().amount("need.reopen"));
                    }
                    needs.objected(county, taken.row().id());
                    return levels.raised(taken.row(), taken.standing(), "need.raised", taken.now())
                            .map(after -> steps.finish(
                                            taken.row(),
                                            after,
                                            Act.byAsker("object", taken.now()).saying(reason),
                                            "object",
                                            Passed.RETURNED)
                                    .map(version -> "raised"))
                            .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
                });
    }
}
