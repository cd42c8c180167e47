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
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Pairs a unit with a town or village for a period (包联): one of the county by its name, one of another county or of the
 * city by its credit code. Refused: an organisation that is no unit, a code that no unit here has, a place that is no
 * town or village of the county, a period that ends before it begins or meets another one of the same two, and a second lead unit at a
 * place in the same time.
 */
@Component
class PairUnit {
    private final Pairings pairings;
    private final Organisations organisations;
    private final UnitsElsewhere elsewhere;
    private final Divisions divisions;
    private final Transactions transactions;
    private final Trail trail;

    PairUnit(
            Pairings pairings,
            Organisations organisations,
            UnitsElsewhere elsewhere,
            Divisions divisions,
            Transactions transactions,
            Trail trail) {
        this.pairings = pairings;
        this.organisations = organisations;
        this.elsewhere = elsewhere;
        this.divisions = divisions;
        this.transactions = transactions;
        this.trail = trail;
    }

    /**
     * @param organisation one of the county; null where the code is given
     * @param code of a unit anywhere; null where the organisation is given
     * @param lastDay null where no end is set
     */
    record Asked(
            @Nullable UUID organisation,
            @Nullable CreditCode code,
            DivisionCode division,
            boolean lead,
            LocalDate since,
            @Nullable LocalDate lastDay) {}

    Outcome<Pairing> pair(Viewer by, Asked asked) {
        Optional<Refusal> wrong = wrong(by, asked);
        return wrong.isPresent()
                ? Outcome.refused(wrong.get())
                : unit(by, asked).then(unit -> pair(by, asked, unit));
    }

    private Outcome<Pairing> pair(Viewer by, Asked asked, Organisation unit) {
        LocalDate lastDay = asked.lastDay();
        Pairing made = new Pairing(
                Ids.next(),
                unit.id(),
                Place.of(asked.division()),
                asked.lead(),
                asked.since(),
                lastDay == null ? null : lastDay.plusDays(1));
        try {
            return transactions.write(by.scope(), () -> keep(by, made, unit));
        } catch (DataIntegrityViolationException raced) {
            return Outcome.refused(Refusal.at("pairing-since", OrganisationRefusal.PAIRING_OVERLAPS));
        }
    }

    /** One of the county first: only a code that nobody has here is looked for elsewhere. */
    private Outcome<Organisation> unit(Viewer by, Asked asked) {
        CreditCode code = asked.code();
        String field = code == null ? "pairing-unit" : "pairing-code";
        Optional<Organisation> here =
                transactions.read(by.scope(), () -> here(by.county(), asked)).filter(unit -> unit.home() == null);
        if (here.isPresent()) {
            Organisation unit = here.get();
            return unit.endedOn() == null
                    ? Outcome.done(unit)
                    : Outcome.refused(Refusal.at(field, OrganisationRefusal.ORGANISATION_ENDED, unit.nameZh()));
        }
        Optional<Organisation> found = code == null ? Optional.empty() : elsewhere.find(by.county(), code);
        return found.map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.at(
                        field, code == null ? Common.UNKNOWN_CHOICE : OrganisationRefusal.PAIRING_CODE_UNKNOWN)));
    }

    private Optional<Organisation> here(int county, Asked asked) {
        UUID id = asked.organisation();
        CreditCode code = asked.code();
        if (id != null) {
            return organisations.find(county, id);
        }
        return code == null ? Optional.empty() : organisations.withCode(county, code);
    }

    private Optional<Refusal> wrong(Viewer by, Asked asked) {
        Level level = asked.division().level();
        boolean known =
                divisions.find(asked.division()).filter(Division::active).isPresent();
        if (!known || level != Level.TOWN && level != Level.VILLAGE) {
            return at("pairing-division", OrganisationRefusal.PAIRING_PLACE_WRONG);
        }
        boolean here = asked.division().county() == by.county();
        if (!here || by.range() == null || !by.range().contains(asked.division().range())) {
            return at("pairing-division", OrganisationRefusal.ORGANISATION_PLACE_OUTSIDE);
        }
        LocalDate lastDay = asked.lastDay();
        return lastDay != null && lastDay.isBefore(asked.since())
                ? at("pairing-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY)
                : Optional.empty();
    }

    private Outcome<Pairing> keep(Viewer by, Pairing made, Organisation unit) {
        boolean foreign = unit.county() != by.county();
        if (foreign) {
            transactions.narrow(Scope.system(by.county(), "pair-unit"));
            elsewhere.copy(by.county(), unit);
            transactions.narrow(by.scope());
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
        if (foreign) {
            elsewhere.tell(made, unit.county(), 1);
        }
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
