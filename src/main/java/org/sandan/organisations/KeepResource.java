package org.sandan.organisations;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Enters what an organisation has to offer, corrects it and ends it. Only its own people do: a unit's, or a community's for
 * the community. A correction ends the old row and begins a new one, so that what was offered when stays known. Refused: an
 * empty or too long name, an unknown kind, a first day after the last, an organisation that is not one's own.
 */
@Component
public class KeepResource {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 300;

    private final Resources resources;
    private final Organisations organisations;
    private final Transactions transactions;
    private final InstantSource clock;

    KeepResource(Resources resources, Organisations organisations, Transactions transactions, InstantSource clock) {
        this.resources = resources;
        this.organisations = organisations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param lastDay null while no end is set */
    public record Asked(
            String kind,
            String name,
            String quantity,
            String available,
            String spot,
            String note,
            String offered,
            @Nullable LocalDate since,
            @Nullable LocalDate lastDay) {}

    static boolean mayKeep(Viewer by, UUID organisation) {
        boolean enters = by.role() == org.sandan.kernel.Role.UNIT
                || by.role() == org.sandan.kernel.Role.SECRETARY
                || by.role() == org.sandan.kernel.Role.COMMUNITY_STAFF;
        return enters && organisation.equals(by.organisation());
    }

    public Outcome<UUID> add(Viewer by, UUID organisation, Asked asked) {
        return keep(by, organisation, asked, null);
    }

    /** @param known the row that was wrong or has changed */
    Outcome<UUID> correct(Viewer by, UUID known, Asked asked) {
        Optional<Resource> old = transactions
                .read(by.scope(), () -> resources.find(by.county(), known))
                .map(Resources.Card::resource);
        return old.isEmpty()
                ? Outcome.refused(Common.NOT_FOUND)
                : keep(by, old.get().organisation(), asked, known);
    }

    Outcome<UUID> end(Viewer by, UUID id) {
        return transactions.write(by.scope(), () -> {
            Optional<Resource> known = resources.find(by.county(), id).map(Resources.Card::resource);
            if (known.isEmpty() || !mayKeep(by, known.get().organisation())) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            return resources.end(by.county(), id, today())
                    ? Outcome.done(known.get().organisation())
                    : Outcome.refused(OrganisationRefusal.RESOURCE_ENDED);
        });
    }

    private Outcome<UUID> keep(Viewer by, UUID organisation, Asked asked, @Nullable UUID replaces) {
        if (!mayKeep(by, organisation)) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        List<AtField> faults = faults(by, asked);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        return transactions.write(by.scope(), () -> {
            Optional<Organisation> owner = organisations.find(by.county(), organisation);
            if (owner.isEmpty()) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (owner.get().endedOn() != null) {
                return Outcome.refused(
                        OrganisationRefusal.ORGANISATION_ENDED, owner.get().nameZh());
            }
            if (replaces != null && !resources.end(by.county(), replaces, today())) {
                return Outcome.refused(OrganisationRefusal.RESOURCE_ENDED);
            }
            resources.add(by.county(), owner.get().place(), made(by, organisation, asked), replaces);
            return Outcome.done(organisation);
        });
    }

    private Resource made(Viewer by, UUID organisation, Asked asked) {
        LocalDate lastDay = asked.lastDay();
        Instant now = clock.instant();
        return new Resource(
                Ids.next(),
                organisation,
                Resource.Kind.of(asked.kind()).orElseThrow(),
                Text.tidy(asked.name()),
                Text.tidy(asked.quantity()),
                Text.tidy(asked.available()),
                Text.tidy(asked.spot()),
                Text.tidy(asked.note()),
                offered(by, asked).orElseThrow(),
                asked.since() == null ? today() : asked.since(),
                lastDay == null ? null : lastDay.plusDays(1),
                now,
                by.name());
    }

    private static Optional<PlaceRange> offered(Viewer by, Asked asked) {
        return DivisionCode.parse(asked.offered())
                .filter(code -> code.county() == by.county())
                .map(DivisionCode::range);
    }

    private List<AtField> faults(Viewer by, Asked asked) {
        List<AtField> faults = new ArrayList<>();
        if (Resource.Kind.of(asked.kind()).isEmpty()) {
            faults.add(AtField.of("resource-kind", Common.UNKNOWN_CHOICE));
        }
        if (Text.tidy(asked.name()).isEmpty()) {
            faults.add(AtField.of("resource-name", Common.REQUIRED));
        }
        fault(faults, "resource-name", asked.name(), LONGEST_NAME);
        fault(faults, "resource-quantity", asked.quantity(), LONGEST_NAME);
        fault(faults, "resource-available", asked.available(), LONGEST);
        fault(faults, "resource-spot", asked.spot(), LONGEST);
        fault(faults, "resource-note", asked.note(), LONGEST_NOTE);
        if (offered(by, asked).isEmpty()) {
            faults.add(AtField.of("resource-offered", Common.UNKNOWN_CHOICE));
        }
        LocalDate lastDay = asked.lastDay();
        if (lastDay != null && lastDay.isBefore(asked.since() == null ? today() : asked.since())) {
            faults.add(AtField.of("resource-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY));
        }
        return faults;
    }

    private static void fault(List<AtField> faults, String field, String text, int longest) {
        Text.fault(Text.tidy(text), longest).ifPresent(type -> faults.add(AtField.of(field, type, longest)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }
}
