package org.sandan.divisions;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Outcome.Done;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Ends a grid, usually because its village was shared out anew. Its number is never given again. Refused for the last
 * grid of a village, since every village has one, and while posts, households or open cases hang on it: each of them
 * says what to do first.
 */
@Component
class EndGrid {
    private final Grids grids;
    private final Trail trail;
    private final Transactions transactions;
    private final InstantSource clock;
    private final List<GridUse> uses;

    EndGrid(Grids grids, Trail trail, Transactions transactions, InstantSource clock, List<GridUse> uses) {
        this.grids = grids;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.uses = uses;
    }

    Outcome<Grid> end(Viewer by, UUID id) {
        Grid known = grids.find(by.county(), id).orElse(null);
        if (known == null || by.range() == null || !by.range().contains(known.place())) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        if (known.endedOn() != null) {
            return Outcome.refused(DivisionRefusal.GRID_ENDED, known.nameZh());
        }
        if (grids.of(known.village()).size() < 2) {
            return Outcome.refused(DivisionRefusal.GRID_LAST, known.nameZh());
        }
        LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
        Grid ended = new Grid(
                known.id(),
                known.place(),
                known.nameZh(),
                known.nameEn(),
                known.shape(),
                known.households(),
                known.synthetic(),
                today);
        Outcome<Grid> outcome = transactions.write(by.scope(), () -> {
            List<AtField> hanging = hanging(by, ended.place());
            if (!hanging.isEmpty()) {
                return Outcome.refused(Refusal.at(hanging));
            }
            if (!grids.update(ended)) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            trail.record(by, "end-grid", "grid", ended.id(), ended.place(), null);
            return Outcome.done(ended);
        });
        if (outcome instanceof Done<Grid>) {
            grids.refresh(by.county());
        }
        return outcome;
    }

    /** An administrator sees no household and no case, so the county itself looks. */
    private List<AtField> hanging(Viewer by, Place grid) {
        transactions.narrow(Scope.system(by.county(), "end-grid"));
        List<AtField> found = uses.stream()
                .flatMap(use -> use.against(by.county(), grid).stream())
                .toList();
        transactions.narrow(by.scope());
        return found;
    }
}
