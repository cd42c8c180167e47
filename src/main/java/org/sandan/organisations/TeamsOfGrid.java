package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sandan.divisions.GridTeams;
import org.sandan.divisions.GridUse;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/** Shows the units that answer for a grid on its page; a grid for which one still does is not ended. */
@Component
class TeamsOfGrid implements GridTeams, GridUse {
    private final UnitGrids unitGrids;
    private final InstantSource clock;

    TeamsOfGrid(UnitGrids unitGrids, InstantSource clock) {
        this.unitGrids = unitGrids;
        this.clock = clock;
    }

    @Override
    public List<Team> at(int county, Place grid) {
        LocalDate today = today();
        return unitGrids.at(county, grid.range(), today).stream()
                .map(card -> new Team(
                        "/grid-units/" + card.unitGrid().id(),
                        card.unitZh(),
                        card.unitEn(),
                        card.team(),
                        card.unitGrid().since(),
                        card.unitGrid().lastDay(),
                        card.unitGrid().isPast(today)))
                .toList();
    }

    @Override
    public Optional<AtField> against(int county, Place grid) {
        LocalDate today = today();
        List<UnitGrids.Card> open = unitGrids.at(county, grid.range(), today).stream()
                .filter(card -> !card.unitGrid().isPast(today))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(AtField.of(
                        "grid-units",
                        OrganisationRefusal.GRID_HAS_UNITS,
                        open.size(),
                        open.getFirst().unitZh()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }
}
