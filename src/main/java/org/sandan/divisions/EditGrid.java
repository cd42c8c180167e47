package org.sandan.divisions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.locationtech.jts.geom.Polygon;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Outcome.Done;
import org.sandan.kernel.Outcome.Refused;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
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
    private static final int MOST_HOUSEHOLDS = 20_000;

    private final Grids grids;
    private final Trail trail;
    private final Transactions transactions;

    EditGrid(Grids grids, Trail trail, Transactions transactions) {
        this.grids = grids;
        this.trail = trail;
        this.transactions = transactions;
    }

    record Typed(String nameZh, String nameEn, String households, String shape) {}

    Outcome<Grid> edit(Viewer by, UUID id, Typed typed) {
        Grid known = grids.find(by.county(), id).orElse(null);
        if (known == null || by.range() == null || !by.range().contains(known.place())) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        if (known.endedOn() != null) {
            return Outcome.refused(DivisionRefusal.GRID_ENDED, known.nameZh());
        }
        Outcome<Grid> outcome = read(known, typed).then(edited -> keep(by, edited));
        if (outcome instanceof Done<Grid>) {
            grids.refresh(by.county());
        }
        return outcome;
    }

    private Outcome<Grid> read(Grid known, Typed typed) {
        String nameZh = Text.tidy(typed.nameZh());
        String nameEn = Text.tidy(typed.nameEn());
        List<Refusal.AtField> faults = new ArrayList<>(RenameDivision.faults(nameZh, nameEn));
        String households = typed.households().strip();
        if (!households.matches("\\d{1,5}") || Integer.parseInt(households) > MOST_HOUSEHOLDS) {
            faults.add(Refusal.AtField.of("grid-households", DivisionRefusal.GRID_HOUSEHOLDS_WRONG, MOST_HOUSEHOLDS));
        }
        Outcome<Polygon> shape = GridShape.read(typed.shape());
        if (shape instanceof Refused<Polygon>(Refusal refusal)) {
            faults.add(new Refusal.AtField("grid-shape", refusal.type(), refusal.arguments()));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        return shape.map(drawn -> new Grid(
                known.id(),
                known.place(),
                nameZh,
                nameEn,
                drawn,
                Integer.parseInt(households),
                known.synthetic() && GridShape.write(drawn).equals(GridShape.write(known.shape())),
                null));
    }

    private Outcome<Grid> keep(Viewer by, Grid edited) {
        return transactions.write(by.scope(), () -> {
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
