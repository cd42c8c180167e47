package org.sandan.residents;

import java.util.Optional;
import org.sandan.divisions.GridUse;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.AtField;
import org.springframework.stereotype.Component;

/** A grid with households is not ended: they are moved to other grids first. */
@Component
class HouseholdsOfGrid implements GridUse {
    private final Residents residents;

    HouseholdsOfGrid(Residents residents) {
        this.residents = residents;
    }

    @Override
    public Optional<AtField> against(int county, Place grid) {
        int homes = residents.countHouseholds(county, grid);
        return homes == 0
                ? Optional.empty()
                : Optional.of(AtField.of("grid-homes", ResidentRefusal.GRID_HAS_HOUSEHOLDS, homes));
    }
}
