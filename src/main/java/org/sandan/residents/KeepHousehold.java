package org.sandan.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/** Adds a household to a grid in scope, or corrects its address. */
@Component
class KeepHousehold {
    static final int LONGEST_ADDRESS = 120;

    private final Residents residents;
    private final ResidentStore store;
    private final Grids grids;
    private final Transactions transactions;
    private final Trail trail;

    KeepHousehold(Residents residents, ResidentStore store, Grids grids, Transactions transactions, Trail trail) {
        this.residents = residents;
        this.store = store;
        this.grids = grids;
        this.transactions = transactions;
        this.trail = trail;
    }

    Outcome<UUID> add(Viewer by, String grid, String typedAddress) {
        String address = Text.tidy(typedAddress);
        List<AtField> faults = new ArrayList<>(faults(address));
        Optional<Place> place = inScope(by, grid).map(Grid::place);
        if (place.isEmpty()) {
            faults.addFirst(AtField.of("household-grid", ResidentRefusal.HOUSEHOLD_GRID_WRONG));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        return transactions.write(by.scope(), () -> {
            UUID id = store.addHousehold(place.orElseThrow(), address, false);
            trail.record(by, "add-household", "household", id, place.orElseThrow(), null);
            return Outcome.done(id);
        });
    }

    Outcome<UUID> correct(Viewer by, UUID id, String typedAddress) {
        String address = Text.tidy(typedAddress);
        List<AtField> faults = faults(address);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        return transactions.write(by.scope(), () -> {
            Household household = residents.household(by.county(), id).orElse(null);
            if (household == null || !store.updateAddress(by.county(), id, address)) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            trail.record(by, "correct-household", "household", id, household.place(), null);
            return Outcome.done(id);
        });
    }

    /** The grid in use that somebody chose, if it is one of theirs. */
    Optional<Grid> inScope(Viewer by, String grid) {
        if (!grid.matches("[1-9]\\d{14}") || by.range() == null) {
            return Optional.empty();
        }
        Place place = new Place(Long.parseLong(grid));
        return place.county() == by.county() && by.range().contains(place) ? grids.find(place) : Optional.empty();
    }

    private static List<AtField> faults(String address) {
        if (address.isEmpty()) {
            return List.of(AtField.of("household-address", Common.REQUIRED));
        }
        return Text.fault(address, LONGEST_ADDRESS)
                .map(type -> List.of(AtField.of("household-address", type, LONGEST_ADDRESS)))
                .orElse(List.of());
    }
}
