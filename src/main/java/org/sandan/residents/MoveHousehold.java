package org.sandan.residents;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.Grid;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Moves a household with everybody in it to another grid of the person's range; from where to where, when and by whom
 * stays written. Orders stay in the grid in which they were placed. Refused: a grid out of range or no longer in use, and
 * the grid in which the household is already.
 */
@Component
class MoveHousehold {
    private final Residents residents;
    private final ResidentStore store;
    private final KeepHousehold places;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;

    MoveHousehold(
            Residents residents,
            ResidentStore store,
            KeepHousehold places,
            Transactions transactions,
            Trail trail,
            InstantSource clock) {
        this.residents = residents;
        this.store = store;
        this.places = places;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return the grid in which it is now */
    Outcome<Grid> move(Viewer by, UUID id, String grid) {
        Optional<Grid> to = places.inScope(by, grid);
        return transactions.write(by.scope(), () -> {
            Household household = residents.household(by.county(), id).orElse(null);
            if (household == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (to.isEmpty()) {
                return Outcome.refused(Refusal.at("household-grid", ResidentRefusal.HOUSEHOLD_GRID_WRONG));
            }
            Place there = to.get().place();
            if (there.equals(household.place())) {
                return Outcome.refused(Refusal.at(
                        "household-grid",
                        ResidentRefusal.HOUSEHOLD_GRID_SAME,
                        to.get().nameZh()));
            }
            store.move(by, household, there, clock.instant());
            trail.record(by, "move-household", "household", id, there, null);
            return Outcome.done(to.get());
        });
    }
}
