package org.sandan.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Standing;
import org.sandan.needs.YearlyList.Edition;
import org.sandan.needs.YearlyList.Item;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Moves a yearly list on: sent for approval, approved or sent back one level up, frozen as a numbered edition, begun anew.
 * The signed scan is kept with the edition that it shows. Refused: an empty list, an item without route or quarter, no
 * plan, no reason where one is wanted, and each step that the table does not have.
 */
@Component
public class MoveYearlyList {
    private static final int LONGEST_REASON = 500;

    private final YearlyListStore lists;
    private final YearlyListSteps steps;
    private final Photos photos;
    private final Transactions transactions;

    MoveYearlyList(YearlyListStore lists, YearlyListSteps steps, Photos photos, Transactions transactions) {
        this.lists = lists;
        this.steps = steps;
        this.photos = photos;
        this.transactions = transactions;
    }

    public Outcome<Integer> submit(Viewer viewer, UUID id, int version) {
        return move(viewer, id, version, "submit", taken -> {
            List<AtField> faults = faults(taken.list());
            if (!faults.isEmpty()) {
                return Outcome.refused(Refusal.at(faults));
            }
            Optional<Standing> above = steps.above(taken);
            return above.isEmpty()
                    ? Outcome.refused(Common.NOT_ALLOWED_NOW)
                    : steps.finish(viewer, taken, above.get(), "", "yearly_submit", Passed.DONE);
        });
    }

    private List<AtField> faults(YearlyList list) {
        List<AtField> faults = new ArrayList<>();
        List<Item> items = lists.items(list, list.edition());
        if (items.isEmpty()) {
            faults.add(AtField.of("items", YearlyListRefusal.LIST_EMPTY));
        }
        items.stream()
                .filter(item -> !item.isComplete())
                .forEach(item -> faults.add(
                        AtField.of("route-" + item.need(), YearlyListRefusal.LIST_ITEM_INCOMPLETE, item.title())));
        if (lists.edition(list, list.edition()).map(Edition::plan).orElse("").isBlank()) {
            faults.add(AtField.of("plan", Common.REQUIRED));
        }
        return faults;
    }

    public Outcome<Integer> approve(Viewer viewer, UUID id, int version) {
        return move(
                viewer,
                id,
                version,
                "approve",
                taken -> steps.finish(
                        viewer, taken, steps.atHome(taken, "approved"), "", "yearly_approve", Passed.DONE));
    }

    /** 固化: from now on this edition is never changed. */
    public Outcome<Integer> freeze(Viewer viewer, UUID id, int version) {
        return move(viewer, id, version, "freeze", taken -> {
            lists.freeze(taken.list(), taken.now());
            Standing frozen =
                    taken.row().standing().owned(steps.home(taken.row())).ended("frozen", taken.now());
            return steps.finish(viewer, taken, frozen, "", "yearly_freeze", Passed.DONE);
        });
    }

    /** 退回 by whoever approves, or 收回 by post A. */
    Outcome<Integer> back(Viewer viewer, UUID id, int version, String action, String reason) {
        return reason(reason)
                .then(words -> move(
                        viewer,
                        id,
                        version,
                        action,
                        taken -> steps.finish(
                                viewer,
                                taken,
                                steps.atHome(taken, "draft"),
                                words,
                                "yearly_" + action,
                                Passed.RETURNED)));
    }

    /** 另起一版: the next edition begins as this one is. */
    Outcome<Integer> revise(Viewer viewer, UUID id, int version, String reason) {
        return reason(reason)
                .then(words -> move(viewer, id, version, "revise", taken -> {
                    String plan = lists.edition(taken.list(), taken.list().edition())
                            .map(Edition::plan)
                            .orElse("");
                    lists.revise(taken.list(), plan);
                    return steps.finish(
                            viewer, taken, steps.atHome(taken, "draft"), words, "yearly_revise", Passed.DONE);
                }));
    }

    /** The signed, stamped pages of the edition: the document that counts. */
    Outcome<Integer> scan(Viewer viewer, UUID id, int version, List<Photos.Ready> pages) {
        if (pages.isEmpty()) {
            return Outcome.refused(Refusal.at("scan", YearlyListRefusal.LIST_SCAN_MISSING));
        }
        return move(viewer, id, version, "scan", taken -> {
            YearlyList list = taken.list();
            for (Photos.Ready page : pages) {
                photos.keep(
                        new Photos.Belongs(
                                viewer.county(), null, list.id(), list.place(), true, list.edition(), false, null),
                        page);
            }
            return steps.finish(viewer, taken, taken.row().standing(), "", "", Passed.DONE);
        });
    }

    private interface Step {
        Outcome<Integer> take(YearlyListSteps.Taken taken);
    }

    private Outcome<Integer> move(Viewer viewer, UUID id, int version, String action, Step step) {
        return transactions.write(
                viewer.scope(), () -> steps.take(viewer, id, version, action).then(step::take));
    }

    private static Outcome<String> reason(String typed) {
        String words = Text.tidy(typed);
        Optional<RefusalType> fault =
                words.isEmpty() ? Optional.of(Common.REQUIRED) : Text.fault(words, LONGEST_REASON);
        return fault.<Outcome<String>>map(type -> Outcome.refused(Refusal.at("reason", type, LONGEST_REASON)))
                .orElseGet(() -> Outcome.done(words));
    }
}
