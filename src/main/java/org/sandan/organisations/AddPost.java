package org.sandan.organisations;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.kernel.Text;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Adds a post to an organisation; it is vacant until it is handed to somebody. It stands where its organisation does, a
 * grid worker's in a grid there. Refused: a role that the organisation has not or that the person does not look after
 * ({@link PostRights}), a grid of another village, and a second post of those that answer for a whole place.
 */
@Component
class AddPost {
    static final int LONGEST_NAME = 40;
    /** Who answers for a place as a whole: of these it has one. */
    private static final Set<Role> ONE_A_PLACE = EnumSet.of(Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP);

    private final Organisations organisations;
    private final Posts posts;
    private final PostStore store;
    private final Grids grids;
    private final Transactions transactions;
    private final Trail trail;

    AddPost(
            Organisations organisations,
            Posts posts,
            PostStore store,
            Grids grids,
            Transactions transactions,
            Trail trail) {
        this.organisations = organisations;
        this.posts = posts;
        this.store = store;
        this.grids = grids;
        this.transactions = transactions;
        this.trail = trail;
    }

    record Typed(String organisation, String role, String grid, String nameZh, String nameEn, String phone) {}

    /** The roles of posts that somebody may add to an organisation; empty where none. */
    static Set<Role> roles(Viewer by, Organisation organisation) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean here = by.range() != null && by.range().contains(organisation.place());
        if (here && organisation.endedOn() == null && organisation.home() == null) {
            roles.addAll(organisation.kind().posts());
            roles.retainAll(PostRights.roles(by));
        }
        return roles;
    }

    Outcome<Post> add(Viewer by, Typed typed) {
        List<AtField> faults = faults(typed);
        return transactions.write(by.scope(), () -> {
            Optional<Organisation> found = organisation(by, typed.organisation());
            if (found.isEmpty()) {
                faults.addFirst(AtField.of("post-organisation", Common.UNKNOWN_CHOICE));
                return Outcome.refused(Refusal.at(faults));
            }
            Organisation organisation = found.get();
            Optional<Role> role = role(typed.role()).filter(roles(by, organisation)::contains);
            if (role.isEmpty()) {
                faults.add(AtField.of("post-role", OrganisationRefusal.POST_ROLE_WRONG, organisation.nameZh()));
                return Outcome.refused(Refusal.at(faults));
            }
            Optional<Place> place = place(by, organisation, role.get(), typed.grid());
            if (place.isEmpty()) {
                faults.add(AtField.of("post-grid", OrganisationRefusal.POST_GRID_WRONG));
            } else {
                taken(by.county(), role.get(), place.get()).ifPresent(faults::add);
            }
            return faults.isEmpty()
                    ? keep(by, post(organisation, role.get(), place.orElseThrow(), typed))
                    : Outcome.refused(Refusal.at(faults));
        });
    }

    private Outcome<Post> keep(Viewer by, Post made) {
        store.add(made);
        trail.record(by, "add-post", "post", made.id(), made.place(), null);
        return Outcome.done(made);
    }

    private Optional<Organisation> organisation(Viewer by, String typed) {
        return typed.matches("[0-9a-f-]{36}")
                ? organisations
                        .lock(by.county(), UUID.fromString(typed))
                        .filter(found -> !roles(by, found).isEmpty())
                : Optional.empty();
    }

    private Optional<Place> place(Viewer by, Organisation organisation, Role role, String grid) {
        if (role != Role.GRID_WORKER) {
            return Optional.of(organisation.place());
        }
        return grid.matches("[1-9]\\d{14}")
                ? grids.of(by.county(), organisation.place().range()).stream()
                        .map(it -> it.place())
                        .filter(it -> it.toString().equals(grid))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<AtField> taken(int county, Role role, Place place) {
        return ONE_A_PLACE.contains(role)
                ? posts.inUseAt(county, place).stream()
                        .filter(other -> other.role() == role)
                        .findFirst()
                        .map(other -> AtField.of("post-role", OrganisationRefusal.POST_TAKEN, other.nameZh()))
                : Optional.empty();
    }

    private static Post post(Organisation organisation, Role role, Place place, Typed typed) {
        String phone = Text.tidy(typed.phone());
        return new Post(
                Ids.next(),
                place,
                place.range(),
                role,
                organisation.id(),
                Text.tidy(typed.nameZh()),
                Text.tidy(typed.nameEn()),
                phone.isEmpty() ? null : phone);
    }

    private static List<AtField> faults(Typed typed) {
        List<AtField> faults = new ArrayList<>(KeepOrganisation.names(typed.nameZh(), typed.nameEn(), LONGEST_NAME));
        KeepOrganisation.phone(typed.phone()).ifPresent(faults::add);
        return faults;
    }

    private static Optional<Role> role(String typed) {
        try {
            return Optional.of(Role.valueOf(typed.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
