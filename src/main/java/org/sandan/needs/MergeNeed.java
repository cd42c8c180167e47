package org.sandan.needs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 并入: two orders are the same matter, and one goes on. Those who asked move along, and their numbers and codes go on
 * working. Refused: a target that does not exist, has ended, is the order itself, or lies in another village.
 */
@Component
public class MergeNeed {
    private final NeedSteps steps;
    private final Cases cases;
    private final NeedStore needs;
    private final AskerStore askers;
    private final SearchIndex search;
    private final Transactions transactions;

    MergeNeed(
            NeedSteps steps,
            Cases cases,
            NeedStore needs,
            AskerStore askers,
            SearchIndex search,
            Transactions transactions) {
        this.steps = steps;
        this.cases = cases;
        this.needs = needs;
        this.askers = askers;
        this.search = search;
        this.transactions = transactions;
    }

    /** @param target the number of the order that goes on */
    public record Merging(UUID need, int version, String target) {}

    /** @return the order that goes on */
    public Outcome<UUID> merge(Viewer viewer, Merging merging) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, merging.need(), merging.version(), "merge")
                        .then(taken ->
                                target(taken, merging.target().strip()).then(target -> join(viewer, taken, target))));
    }

    /**
     * Makes one of several: all that were selected but the one that goes on, or none of them.
     *
     * @return the order that goes on
     */
    public Outcome<UUID> mergeAll(Viewer viewer, List<UUID> selected, UUID target) {
        if (selected.size() < 2) {
            return Outcome.refused(NeedRefusal.MERGE_NEEDS_TWO);
        }
        return transactions.write(
                viewer.scope(),
                () -> steps.find(viewer.county(), target)
                        .filter(row -> selected.contains(row.id()))
                        .map(row -> intoOne(viewer, selected, row))
                        .orElseGet(() -> Outcome.refused(NeedRefusal.NO_SUCH_TARGET)));
    }

    private Outcome<UUID> intoOne(Viewer viewer, List<UUID> selected, CaseRow goesOn) {
        for (UUID need : selected) {
            if (need.equals(goesOn.id())) {
                continue;
            }
            Outcome<UUID> merged = steps.take(viewer, need, 0, "merge")
                    .then(taken -> target(taken, goesOn.number()).then(row -> join(viewer, taken, row)));
            if (merged instanceof Outcome.Refused<UUID>(Refusal refusal)) {
                boolean taken = refusal.type() == Common.NOT_ALLOWED_NOW;
                return taken
                        ? Outcome.refused(NeedRefusal.MERGE_NOT_FREE, numberOf(viewer, need))
                        : Outcome.refused(refusal);
            }
        }
        return Outcome.done(goesOn.id());
    }

    private String numberOf(Viewer viewer, UUID need) {
        return steps.find(viewer.county(), need).map(CaseRow::number).orElse("");
    }

    private Outcome<CaseRow> target(NeedSteps.Taken taken, String number) {
        Optional<CaseRow> found = cases.findByNumber(taken.row().county(), number)
                .filter(row -> row.kind().equals(NeedLifecycle.KIND));
        if (found.isEmpty()) {
            return fault(NeedRefusal.NO_SUCH_TARGET);
        }
        if (found.get().id().equals(taken.row().id())) {
            return fault(NeedRefusal.MERGE_INTO_ITSELF);
        }
        if (found.get().standing().turn() == Turn.NOBODY) {
            return fault(NeedRefusal.TARGET_HAS_ENDED);
        }
        boolean near = found.get().place().division().equals(taken.row().place().division());
        return near ? Outcome.done(found.get()) : fault(NeedRefusal.TARGET_ELSEWHERE);
    }

    private static Outcome<CaseRow> fault(NeedRefusal type) {
        return Outcome.refused(Refusal.at(List.of(AtField.of("target", type))));
    }

    private Outcome<UUID> join(Viewer viewer, NeedSteps.Taken taken, CaseRow target) {
        CaseRow row = taken.row();
        int moved = askers.move(row.county(), row.id(), target.id(), target.place());
        needs.addAskers(row.county(), target.id(), moved);
        needs.addAskers(row.county(), row.id(), -moved);
        needs.mergeInto(row.county(), row.id(), target.id());
        search.remove(row.county(), row.id());
        Act joined = Act.byPost("join", viewer.actingPost(), viewer.actingAccount(), taken.now())
                .with(Map.of("merged", row.number()));
        Act merged = steps.act(viewer, taken).with(Map.of("target", target.number()));
        return steps.finish(target, target.standing(), joined, "", Passed.DONE)
                .then(version ->
                        steps.finish(row, row.standing().ended("merged", taken.now()), merged, "merge", Passed.DONE))
                .map(version -> target.id());
    }
}
