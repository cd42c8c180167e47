package org.sandan.needs;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/** 撤销这一步 for a need: the search entry, the photos and the assignment are as before, too. */
@Component
public class UndoNeed {
    private final NeedSteps steps;
    private final CaseSteps caseSteps;
    private final Undone undone;
    private final Transactions transactions;

    UndoNeed(NeedSteps steps, CaseSteps caseSteps, Undone undone, Transactions transactions) {
        this.steps = steps;
        this.caseSteps = caseSteps;
        this.undone = undone;
        this.transactions = transactions;
    }

    /** What the steps have changed beside the case row. */
    @org.springframework.stereotype.Component
    record Undone(NeedStore needs, SearchIndex search, Photos photos) implements CaseSteps.Aside {
        @Override
        public Outcome<Boolean> restore(CaseRow row, HistoryRow step, HistoryRow before) {
            if (before.after().title() == null) {
                search.remove(row.county(), row.id());
            }
            if (step.action().equals("accept")) {
                photos.show(row.county(), row.id(), false);
            }
            Optional.ofNullable(step.facts().get("categoryBefore"))
                    .map(UUID::fromString)
                    .ifPresent(category -> needs.categorise(row.county(), row.id(), category));
            if (step.action().equals("assign")) {
                Map<String, String> facts = step.facts();
                needs.assign(
                        row.county(),
                        row.id(),
                        Optional.ofNullable(facts.get("assigneeBefore"))
                                .map(UUID::fromString)
                                .orElse(null),
                        Optional.ofNullable(facts.get("promisedBefore"))
                                .map(LocalDate::parse)
                                .orElse(null));
            }
            return Outcome.done(true);
        }
    }

    public Outcome<String> undo(Viewer viewer, UUID need, int version) {
        return transactions.write(
                viewer.scope(),
                () -> steps.find(viewer.county(), need)
                        .map(row -> caseSteps.undo(viewer, row, version, undone))
                        .orElseGet(() -> Outcome.refused(Common.NOT_FOUND)));
    }

    /** Whether the newest step can still be taken back by this viewer. */
    boolean mayUndo(Viewer viewer, HistoryRow step) {
        return caseSteps.mayUndo(viewer, step);
    }
}
