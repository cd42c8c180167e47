package org.sandan.divisions;

import java.util.List;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Outcome.Done;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Changes a grid's names, shape and number of households. A village is what its grids cover, so a shape is refused only
 * where it covers a part of another grid; a border may be shared. A shape that somebody drew is no longer synthetic.
 */
@Component
class EditGrid {
    private final Grids grids;
    private final Trail trail;
    private final Transactions transactions;

    EditGrid(Grids grids, Trail trail, Transactions transactions) {
        this.grids = grids;
        this.trail = trail;
        this.transactions = transactions;
    }

    Outcome<Grid> edit(Viewer by, UUID id, GridForm form) {
        Grid known = grids.find(by.county(), id).orElse(null);
        if (known == null || by.range() == null || !by.range().contains(known.place())) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        if (known.endedOn() != null) {
            return Outcome.refused(DivisionRefusal.GRID_ENDED, known.nameZh());
        }
        Outcome<Grid> outcome =
                form.read(!known.isDrawn()).map(facts -> edited(known, facts)).then(edited -> keep(by, edited));
        if (outcome instanceof Done<Grid>) {
            grids.refresh(by.county());
        }
        return outcome;
    }

    private static Grid edited(Grid known, GridForm.Facts facts) {
        return new Grid(
                known.id(),
                known.place(),
                facts.nameZh(),
                facts.nameEn(),
                facts.shape(),
                facts.households(),
                known.synthetic() && GridShape.write(facts.shape()).equals(GridShape.write(known.shape())),
                null);
    }

    private Outcome<Grid> keep(Viewer by, Grid edited) {
        return transactions.write(by.scope(), () -> {
            grids.lock(by.county());
            List<Grid> others = grids.overlapping(edited);
            if (!others.isEmpty()) {
                return Outcome.refused(Refusal.at(
                        "grid-shape",
                        DivisionRefusal.GRID_OVERLAPS,
                        others.getFirst().nameZh()));
            }
            if (!grids.update(edited)) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            trail.record(by, "edit-grid", "grid", edited.id(), edited.place(), null);
            return Outcome.done(edited);
        });
    }
}
