package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.kernel.Text;
import org.sandan.organisations.Rosters.RosterPerson;
import org.sandan.organisations.Rosters.RosterStanding;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Enters who belongs to a building team, a village group or the talent roster, and what they can do: the community does,
 * each for a period. Refused: an organisation that is none of these, has ended or belongs elsewhere; nobody's name, no
 * skills, a last day before the first.
 */
@Component
class KeepRoster {
    private static final Set<Role> STAFF =
            EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP);
    static final int LONGEST_NAME = 30;
    static final int LONGEST_SKILLS = 100;

    private final Rosters rosters;
    private final Organisations organisations;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;

    KeepRoster(
            Rosters rosters, Organisations organisations, Transactions transactions, Trail trail, InstantSource clock) {
        this.rosters = rosters;
        this.organisations = organisations;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param since null for today; @param lastDay null while no end is set */
    record Asked(
            String name,
            String standing,
            String skills,
            @Nullable LocalDate since,
            @Nullable LocalDate lastDay) {}

    /** The community that the team belongs to keeps its roster. */
    static boolean mayKeep(Viewer by, Organisation roster) {
        return (by.role() == Role.SECRETARY || by.role() == Role.COMMUNITY_STAFF)
                && roster.kind().isOfResidents()
                && roster.endedOn() == null
                && by.range() != null
                && by.range().contains(roster.place());
    }

    /** Staff in whose range it lies, and its own people. */
    static boolean mayRead(Viewer by, Organisation roster) {
        boolean own = by.role() == Role.UNIT && roster.id().equals(by.organisation());
        boolean staff =
                STAFF.contains(by.role()) && by.range() != null && by.range().contains(roster.place());
        return roster.kind().isOfResidents() && (own || staff);
    }

    Outcome<UUID> join(Viewer by, UUID organisation, Asked asked) {
        LocalDate since = asked.since() == null ? today() : asked.since();
        List<AtField> faults = faults(asked, since);
        return change(by, organisation, roster -> {
            if (!faults.isEmpty()) {
                return Outcome.refused(Refusal.at(faults));
            }
            LocalDate lastDay = asked.lastDay();
            RosterPerson made = new RosterPerson(
                    Ids.next(),
                    organisation,
                    roster.place(),
                    Text.tidy(asked.name()),
                    RosterStanding.of(asked.standing()).orElseThrow(),
                    Text.tidy(asked.skills()),
                    since,
                    lastDay == null ? null : lastDay.plusDays(1));
            rosters.add(made, by.name());
            trail.record(by, "roster-join", "organisation", organisation, roster.place(), null);
            return Outcome.done(made.id());
        });
    }

    Outcome<UUID> leave(Viewer by, UUID organisation, UUID person) {
        return change(by, organisation, roster -> {
            if (!rosters.end(by.county(), organisation, person, today())) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            trail.record(by, "roster-leave", "organisation", organisation, roster.place(), null);
            return Outcome.done(person);
        });
    }

    private interface Change {
        Outcome<UUID> of(Organisation roster);
    }

    private Outcome<UUID> change(Viewer by, UUID organisation, Change change) {
        return transactions.write(
                by.scope(),
                () -> organisations
                        .find(by.county(), organisation)
                        .filter(found -> mayKeep(by, found))
                        .map(change::of)
                        .orElseGet(() -> Outcome.refused(Common.NOT_FOUND)));
    }

    private static List<AtField> faults(Asked asked, LocalDate since) {
        List<AtField> faults = new ArrayList<>();
        required(faults, "roster-name", asked.name(), LONGEST_NAME);
        if (RosterStanding.of(asked.standing()).isEmpty()) {
            faults.add(AtField.of("roster-standing", Common.UNKNOWN_CHOICE));
        }
        required(faults, "roster-skills", asked.skills(), LONGEST_SKILLS);
        LocalDate lastDay = asked.lastDay();
        if (lastDay != null && lastDay.isBefore(since)) {
            faults.add(AtField.of("roster-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY));
        }
        return faults;
    }

    private static void required(List<AtField> faults, String field, String typed, int longest) {
        String text = Text.tidy(typed);
        if (text.isEmpty()) {
            faults.add(AtField.of(field, Common.REQUIRED));
        }
        Optional.of(text)
                .flatMap(words -> Text.fault(words, longest))
                .ifPresent(type -> faults.add(AtField.of(field, type, longest)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }
}
