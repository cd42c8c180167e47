package org.sandan.organisations;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Sets the last day of a pairing, in the county of its place; the county of a unit from elsewhere is told. Refused where
 * that lies before its first.
 */
@Component
class EndPairing {
    private final Pairings pairings;
    private final UnitsElsewhere elsewhere;
    private final Transactions transactions;
    private final Trail trail;

    EndPairing(Pairings pairings, UnitsElsewhere elsewhere, Transactions transactions, Trail trail) {
        this.pairings = pairings;
        this.elsewhere = elsewhere;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** A copy that the unit's own county keeps is ended where it was entered. */
    static boolean mayEnd(Viewer by, Pairing pairing) {
        return by.range() != null
                && by.range().contains(pairing.place())
                && pairing.place().county() == by.county();
    }

    Outcome<Pairing> end(Viewer by, UUID id, LocalDate lastDay) {
        try {
            return transactions.write(by.scope(), () -> {
                Pairings.Card card = pairings.find(by.county(), id).orElse(null);
                if (card == null || !mayEnd(by, card.pairing())) {
                    return Outcome.refused(Common.NOT_FOUND);
                }
                if (lastDay.isBefore(card.pairing().since())) {
                    return Outcome.refused(Refusal.at("pairing-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY));
                }
                LocalDate until = lastDay.plusDays(1);
                Optional<Integer> version = pairings.end(by.county(), id, until);
                Integer home = card.home();
                if (home != null && version.isPresent()) {
                    elsewhere.tell(card.pairing().until(until), home, version.get());
                }
                trail.record(by, "end-pairing", "pairing", id, card.pairing().place(), null);
                return Outcome.done(card.pairing());
            });
        } catch (DataIntegrityViolationException longer) {
            return Outcome.refused(Refusal.at("pairing-last-day", OrganisationRefusal.PAIRING_OVERLAPS));
        }
    }
}
