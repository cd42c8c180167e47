package org.sandan.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Sets the last day of a pairing. Refused where that lies before its first. */
@Component
class EndPairing {
    private final Pairings pairings;
    private final Transactions transactions;
    private final Trail trail;

    EndPairing(Pairings pairings, Transactions transactions, Trail trail) {
        this.pairings = pairings;
        this.transactions = transactions;
        this.trail = trail;
    }

    Outcome<Pairing> end(Viewer by, UUID id, LocalDate lastDay) {
        try {
            return transactions.write(by.scope(), () -> {
                Pairings.Card card = pairings.find(by.county(), id).orElse(null);
                if (card == null
                        || by.range() == null
                        || !by.range().contains(card.pairing().place())) {
                    return Outcome.refused(Common.NOT_FOUND);
                }
                if (lastDay.isBefore(card.pairing().since())) {
                    return Outcome.refused(Refusal.at("pairing-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY));
                }
                pairings.end(by.county(), id, lastDay.plusDays(1));
                trail.record(by, "end-pairing", "pairing", id, card.pairing().place(), null);
                return Outcome.done(card.pairing());
            });
        } catch (DataIntegrityViolationException longer) {
            return Outcome.refused(Refusal.at("pairing-last-day", OrganisationRefusal.PAIRING_OVERLAPS));
        }
    }
}
