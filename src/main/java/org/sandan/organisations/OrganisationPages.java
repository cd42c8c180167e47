package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.platform.NotFound;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Reads what the pages of organisations, posts and pairings show, each in one transaction. */
@Component
public class OrganisationPages {
    private final Organisations organisations;
    private final Posts posts;
    private final Pairings pairings;
    private final Divisions divisions;
    private final Whereabouts whereabouts;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Lists kept;

    OrganisationPages(
            Organisations organisations,
            Posts posts,
            Pairings pairings,
            Divisions divisions,
            Whereabouts whereabouts,
            Transactions transactions,
            InstantSource clock,
            Lists kept) {
        this.organisations = organisations;
        this.posts = posts;
        this.pairings = pairings;
        this.divisions = divisions;
        this.whereabouts = whereabouts;
        this.transactions = transactions;
        this.clock = clock;
        this.kept = kept;
    }

    /** What an organisation keeps beside its posts and pairings. */
    @Component
    record Lists(Resources resources, UnitGrids unitGrids, Grids grids) {
        Kept of(int county, UUID id, LocalDate today) {
            List<UnitGrids.Card> stands = unitGrids.of(county, id, today);
            Map<UUID, Grid> known = new HashMap<>();
            stands.forEach(card -> grids.find(card.unitGrid().place())
                    .ifPresent(grid -> known.put(card.unitGrid().id(), grid)));
            List<Resources.Card> offered = resources.of(county, id).stream()
                    .filter(card -> card.resource().isOn(today))
                    .toList();
            return new Kept(offered, stands, known);
        }
    }

    /**
     * @param resources what it offers now
     * @param grids the grids in use that it answers for, by the id of the row
     */
    public record Kept(List<Resources.Card> resources, List<UnitGrids.Card> unitGrids, Map<UUID, Grid> grids) {}

    /** Partner units belong to the whole county, so a list without a place begins there. */
    Whereabouts.Spot wide(Viewer viewer, String at) {
        return whereabouts.at(viewer, at.isBlank() ? Integer.toString(viewer.county()) : at);
    }

    OrganisationController.OrganisationList list(
            Viewer viewer,
            Whereabouts.Spot spot,
            @Nullable OrganisationKind kind,
            boolean ended,
            int page,
            int size,
            boolean mayEdit) {
        List<Organisation> found = transactions.read(
                viewer.scope(),
                () -> organisations.list(
                        viewer.county(), spot.here().code().range(), kind, ended, page * size, size + 1));
        boolean more = found.size() > size;
        List<Organisation> rows = more ? found.subList(0, size) : found;
        Map<UUID, Division> places = new HashMap<>();
        rows.forEach(row -> places.put(row.id(), division(row.place())));
        return new OrganisationController.OrganisationList(
                spot, rows, kind, ended, places, mayEdit, more ? page + 1 : 0);
    }

    OrganisationController.OrganisationView one(Viewer viewer, UUID id, boolean mayEdit) {
        LocalDate today = today();
        return transactions.read(viewer.scope(), () -> {
            Organisation found = organisations.find(viewer.county(), id).orElseThrow(NotFound::new);
            List<Pairings.Card> stands = pairings.of(viewer.county(), id, today);
            Integer home = found.home();
            boolean mine = mayEdit
                    && home == null
                    && viewer.range() != null
                    && viewer.range().contains(found.place());
            return new OrganisationController.OrganisationView(
                    found,
                    division(found.place()),
                    home == null ? null : county(home),
                    organisations.events(viewer.county(), id),
                    posts.ofOrganisation(viewer.county(), id, today),
                    stands,
                    places(stands),
                    kept.of(viewer.county(), id, today),
                    today,
                    mine,
                    !AddPost.roles(viewer, found).isEmpty(),
                    KeepRoster.mayRead(viewer, found));
        });
    }

    Organisation find(Viewer viewer, UUID id) {
        return transactions
                .read(viewer.scope(), () -> organisations.find(viewer.county(), id))
                .filter(found -> found.home() == null && found.endedOn() == null)
                .filter(found -> viewer.range() != null && viewer.range().contains(found.place()))
                .orElseThrow(NotFound::new);
    }

    Map<UUID, Division> places(List<Pairings.Card> cards) {
        Map<UUID, Division> names = new HashMap<>();
        cards.forEach(
                card -> names.put(card.pairing().id(), division(card.pairing().place())));
        return names;
    }

    /** The division of a place; one that is not known shows its code. */
    Division division(Place place) {
        DivisionCode code = place.division();
        return divisions
                .find(code)
                .orElseGet(() -> new Division(code, code.level(), code.shortForm(), "", false, false));
    }

    /** The other county that a pairing concerns: the unit's own, or that of the place where this is a copy. */
    @Nullable
    Division elsewhere(Viewer viewer, Pairings.Card card) {
        Integer home = card.home();
        int place = card.pairing().place().county();
        return home != null ? county(home) : place == viewer.county() ? null : county(place);
    }

    private Division county(int code) {
        return division(Place.of(new DivisionCode(code * 1_000_000L)));
    }

    LocalDate today() {
        return clock.instant().atZone(Timestamps.CHINA).toLocalDate();
    }
}
