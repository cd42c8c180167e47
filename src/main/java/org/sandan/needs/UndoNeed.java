package org.sandan.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.platform.Outbox;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 撤销这一步: until the next action, at most for the time of the rule {@code lifecycle.undo}, the post that took a step
 * takes it back. State, owner, turn and both due times are those of before; what others would have heard is cancelled.
 */
@Component
public class UndoNeed {
    private final Cases cases;
    private final NeedSteps steps;
    private final Undone undone;
    private final Outbox outbox;
    private final Transactions transactions;

    UndoNeed(Cases cases, NeedSteps steps, Undone undone, Outbox outbox, Transactions transactions) {
        this.cases = cases;
        this.steps = steps;
        this.undone = undone;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** What the steps have changed beside the case row. */
    @org.springframework.stereotype.Component
    record Undone(NeedStore needs, SearchIndex search, Photos photos) {
        void take(CaseRow row, HistoryRow step, HistoryRow before) {
            if (before.after().title() == null) {
                search.remove(row.county(), row.id());
            }
            if (step.action().equals("accept")) {
                photos.show(row.county(), row.id(), false);
                Optional.ofNullable(step.facts().get("categoryBefore"))
                        .map(UUID::fromString)
                        .ifPresent(category -> needs.categorise(row.county(), row.id(), category));
            }
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
        }
    }

    public Outcome<String> undo(Viewer viewer, UUID need, int version) {
        return transactions.write(viewer.scope(), () -> {
            Optional<CaseRow> found =
                    cases.find(viewer.county(), need).filter(row -> row.kind().equals(NeedLifecycle.KIND));
            if (found.isEmpty()) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            CaseRow row = found.get();
            List<HistoryRow> history = cases.history(viewer.county(), need);
            if (row.version() != version || history.size() < 2 || !mayUndo(viewer, history.getFirst())) {
                return Outcome.refused(NeedRefusal.UNDO_IS_OVER);
            }
            HistoryRow step = history.getFirst();
            Act act = Act.byPost("undo", viewer.actingPost(), viewer.actingAccount(), steps.now())
                    .with(Map.of("undone", step.action()));
            undone.take(row, step, history.get(1));
            outbox.cancel(row.county(), need, version);
            return steps.finish(row, history.get(1).after(), act, step.action(), Passed.UNDONE)
                    .map(done -> step.action());
        });
    }

    /** Whether the newest step can still be taken back by this viewer. */
    boolean mayUndo(Viewer viewer, HistoryRow step) {
        return step.undoUntil() != null
                && viewer.post() != null
                && viewer.post().equals(step.byPost())
                && steps.now().isBefore(step.undoUntil());
    }
}
