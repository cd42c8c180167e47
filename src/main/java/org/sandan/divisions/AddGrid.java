package org.sandan.divisions;

import java.util.List;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Outcome.Done;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Adds a grid to a village or community. Its number follows the highest that the village ever gave, ended grids included,
 * since what happened in a grid keeps its number for good. The border may be drawn later. Refused: a place that is no
 * village in use, a border that covers a part of another grid, and a village that has used all its numbers.
 */
@Component
class AddGrid {
    private static final int LAST_NUMBER = 999;

    private final Grids grids;
    private final Divisions divisions;
    private final Trail trail;
    private final Transactions transactions;

    AddGrid(Grids grids, Divisions divisions, Trail trail, Transactions transactions) {
        this.grids = grids;
        this.divisions = divisions;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Whether somebody may add a grid there at all: pages ask before they show the form. */
    boolean may(Viewer by, DivisionCode village) {
        return GridController.mayWrite(by)
                && village.level() == Level.VILLAGE
                && by.range() != null
                && by.range().contains(village.range())
                && divisions.find(village).filter(Division::active).isPresent();
    }

    Outcome<Grid> add(Viewer by, DivisionCode village, GridForm form) {
        if (!may(by, village)) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        Outcome<Grid> outcome = form.read(true).then(facts -> keep(by, village, facts));
        if (outcome instanceof Done<Grid>) {
            grids.refresh(by.county());
        }
        return outcome;
    }

    private Outcome<Grid> keep(Viewer by, DivisionCode village, GridForm.Facts facts) {
        return transactions.write(by.scope(), () -> {
            grids.lock(by.county());
            int number = grids.highestNumber(village) + 1;
            if (number > LAST_NUMBER) {
                return Outcome.refused(DivisionRefusal.GRID_NUMBERS_USED, LAST_NUMBER);
            }
            Grid made = new Grid(
                    Ids.next(),
                    Place.grid(village, number),
                    facts.nameZh(),
                    facts.nameEn(),
                    facts.shape(),
                    facts.households(),
                    false,
                    null);
            List<Grid> others = grids.overlapping(made);
            if (!others.isEmpty()) {
                return Outcome.refused(Refusal.at(
                        "grid-shape",
                        DivisionRefusal.GRID_OVERLAPS,
                        others.getFirst().nameZh()));
            }
            grids.add(List.of(made));
            trail.record(by, "add-grid", "grid", made.id(), made.place(), null);
            return Outcome.done(made);
        });
    }
}
