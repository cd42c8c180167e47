package org.sandan.organisations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Pairs a unit with a town or village for a period (包联). Refused: an organisation that is no unit, a place that is no
 * town or village, a period that ends before it begins or meets another one of the same two, and a second lead unit at a
 * place in the same time.
 */
@Component
class PairUnit {
    private final Pairings pairings;
    private final Organisations organisations;
    private final Divisions divisions;
    private final Transactions transactions;
    private final Trail trail;

    PairUnit(
            Pairings pairings,
            Organisations organisations,
            Divisions divisions,
            Transactions transactions,
            Trail trail) {
        this.pairings = pairings;
        this.organisations = organisations;
        this.divisions = divisions;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** @param lastDay null where no end is set */
    record Asked(
            UUID organisation,
            DivisionCode division,
            boolean lead,
            LocalDate since,
            @Nullable LocalDate lastDay) {}

    Outcome<Pairing> pair(Viewer by, Asked asked) {
        Optional<Refusal> wrong = wrong(by, asked);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        LocalDate lastDay = asked.lastDay();
        Pairing made = new Pairing(
                Ids.next(),
                asked.organisation(),
                Place.of(asked.division()),
                asked.lead(),
                asked.since(),
                lastDay == null ? null : lastDay.plusDays(1));
        try {
            return transactions.write(by.scope(), () -> keep(by, made));
        } catch (DataIntegrityViolationException raced) {
            return Outcome.refused(Refusal.at("pairing-since", OrganisationRefusal.PAIRING_OVERLAPS));
        }
    }

    private Optional<Refusal> wrong(Viewer by, Asked asked) {
        Level level = asked.division().level();
        boolean known =
                divisions.find(asked.division()).filter(Division::active).isPresent();
        if (!known || level != Level.TOWN && level != Level.VILLAGE) {
            return at("pairing-division", OrganisationRefusal.PAIRING_PLACE_WRONG);
        }
        if (by.range() == null || !by.range().contains(asked.division().range())) {
            return at("pairing-division", OrganisationRefusal.ORGANISATION_PLACE_OUTSIDE);
        }
        LocalDate lastDay = asked.lastDay();
        return lastDay != null && lastDay.isBefore(asked.since())
                ? at("pairing-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY)
                : Optional.empty();
    }

    private Outcome<Pairing> keep(Viewer by, Pairing made) {
        Organisation unit = organisations.find(by.county(), made.organisation()).orElse(null);
        if (unit == null || unit.endedOn() != null) {
            return Outcome.refused(Refusal.at("pairing-unit", Common.UNKNOWN_CHOICE));
        }
        if (!unit.kind().canBePaired()) {
            return Outcome.refused(Refusal.at("pairing-unit", OrganisationRefusal.PAIRING_KIND_WRONG, unit.nameZh()));
        }
        List<Pairings.Card> there = pairings.at(
                by.county(), new PlaceRange(made.place().code(), made.place().code()), made.since());
        Optional<Refusal> conflict = conflict(there, made);
        if (conflict.isPresent()) {
            return Outcome.refused(conflict.get());
        }
        pairings.add(made);
        trail.record(by, "pair", "pairing", made.id(), made.place(), null);
        return Outcome.done(made);
    }

    /** What the other pairings of the place say against a new one. */
    static Optional<Refusal> conflict(List<Pairings.Card> there, Pairing made) {
        for (Pairings.Card other : there) {
            if (!other.pairing().overlaps(made.since(), made.until())) {
                continue;
            }
            if (other.pairing().organisation().equals(made.organisation())) {
                return at("pairing-since", OrganisationRefusal.PAIRING_OVERLAPS);
            }
            if (made.lead() && other.pairing().lead()) {
                return at("pairing-lead", OrganisationRefusal.PAIRING_LEAD_TAKEN, other.unitZh());
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> at(String field, RefusalType type, Object... arguments) {
        return Optional.of(Refusal.at(field, type, arguments));
    }
}
