package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Ends an organisation that is no more, and brings one back that was ended by mistake. What it did stays. Refused: a day
 * to come, no reason, and while it has posts in use or stands by a place, each of which is named; a unit of another
 * county is ended at home.
 */
@Component
class EndOrganisation {
    static final int SHORTEST_REASON = 5;
    static final int LONGEST_REASON = 200;

    private final Organisations organisations;
    private final Posts posts;
    private final Pairings pairings;
    private final Divisions divisions;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;
    private final UnitGrids unitGrids;

    EndOrganisation(
            Organisations organisations,
            Posts posts,
            Pairings pairings,
            Divisions divisions,
            Transactions transactions,
            Trail trail,
            InstantSource clock,
            UnitGrids unitGrids) {
        this.organisations = organisations;
        this.posts = posts;
        this.pairings = pairings;
        this.divisions = divisions;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
        this.unitGrids = unitGrids;
    }

    Outcome<Organisation> end(Viewer by, UUID id, String typedDay, String typedReason) {
        Optional<LocalDate> day = PostController.date(typedDay);
        String reason = Text.tidy(typedReason);
        List<AtField> faults = faults(day, reason);
        return transactions.write(by.scope(), () -> {
            Organisation known = mine(by, id);
            if (known == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (known.endedOn() != null) {
                return Outcome.refused(OrganisationRefusal.ORGANISATION_ENDED, known.nameZh());
            }
            day.ifPresent(last -> faults.addAll(hanging(by.county(), id, last)));
            return faults.isEmpty()
                    ? keep(by, known.endedOn(day.orElseThrow()), "ended", day.orElseThrow(), reason)
                    : Outcome.refused(Refusal.at(faults));
        });
    }

    /** Takes back an end that was a mistake. */
    Outcome<Organisation> restore(Viewer by, UUID id) {
        return transactions.write(by.scope(), () -> {
            Organisation known = mine(by, id);
            if (known == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            return known.endedOn() == null
                    ? Outcome.refused(OrganisationRefusal.ORGANISATION_NOT_ENDED, known.nameZh())
                    : keep(by, known.endedOn(null), "restored", today(), "");
        });
    }

    private @Nullable Organisation mine(Viewer by, UUID id) {
        return organisations
                .lock(by.county(), id)
                .filter(found -> by.range() != null && by.range().contains(found.place()) && found.home() == null)
                .orElse(null);
    }

    private Outcome<Organisation> keep(Viewer by, Organisation now, String action, LocalDate day, String reason) {
        organisations.update(now);
        organisations.record(by, now, action, day, reason, clock.instant());
        trail.record(
                by,
                action.equals("ended") ? "end-organisation" : "restore-organisation",
                "organisation",
                now.id(),
                now.place(),
                reason);
        return Outcome.done(now);
    }

    private List<AtField> faults(Optional<LocalDate> day, String reason) {
        List<AtField> faults = new ArrayList<>();
        if (day.isEmpty()) {
            faults.add(AtField.of("ended-on", Common.NOT_A_DATE));
        } else if (day.get().isAfter(today())) {
            faults.add(AtField.of("ended-on", OrganisationRefusal.ORGANISATION_END_LATER));
        }
        if (reason.codePointCount(0, reason.length()) < SHORTEST_REASON
                || Text.fault(reason, LONGEST_REASON).isPresent()) {
            faults.add(AtField.of(
                    "end-reason", OrganisationRefusal.ORGANISATION_END_REASON, SHORTEST_REASON, LONGEST_REASON));
        }
        return faults;
    }

    private List<AtField> hanging(int county, UUID id, LocalDate last) {
        List<AtField> faults = new ArrayList<>();
        List<PostCard> held = posts.ofOrganisation(county, id, today());
        if (!held.isEmpty()) {
            String names = held.stream()
                    .map(card ->
                            card.isVacant() ? card.post().nameZh() : card.post().nameZh() + " " + card.holderName())
                    .collect(Collectors.joining("、"));
            faults.add(AtField.of("organisation-posts", OrganisationRefusal.ORGANISATION_HAS_POSTS, names));
        }
        List<Pairings.Card> open = pairings.of(county, id, today()).stream()
                .filter(card -> isOpenAfter(card.pairing(), last))
                .toList();
        if (!open.isEmpty()) {
            String places =
                    open.stream().map(card -> name(card.pairing())).distinct().collect(Collectors.joining("、"));
            faults.add(AtField.of("organisation-pairings", OrganisationRefusal.ORGANISATION_HAS_PAIRINGS, places));
        }
        List<UnitGrids.Card> grids = unitGrids.of(county, id, today()).stream()
                .filter(card -> !card.unitGrid().isPast(last.plusDays(1)))
                .toList();
        if (!grids.isEmpty()) {
            faults.add(AtField.of("organisation-grids", OrganisationRefusal.ORGANISATION_HAS_GRIDS, grids.size()));
        }
        return faults;
    }

    /** Whether a pairing still runs when the organisation's last day is over. */
    static boolean isOpenAfter(Pairing pairing, LocalDate last) {
        LocalDate until = pairing.lastDay();
        return until == null || until.isAfter(last);
    }

    private String name(Pairing pairing) {
        return divisions
                .find(pairing.place().division())
                .map(Division::nameZh)
                .orElseGet(() -> pairing.place().toString());
    }

    private LocalDate today() {
        return clock.instant().atZone(Timestamps.CHINA).toLocalDate();
    }
}
