package org.sandan.organisations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Adds an organisation, or corrects one. Refused: a credit code whose check does not fit or that another one has, a
 * place outside the range of the one who writes, a kind that does not exist, a telephone that is none.
 */
@Component
class KeepOrganisation {
    static final int LONGEST_NAME = 80;
    private static final String PHONE = "[0-9][0-9 -]{2,18}[0-9]";

    private final Organisations organisations;
    private final Divisions divisions;
    private final Transactions transactions;
    private final Trail trail;

    KeepOrganisation(Organisations organisations, Divisions divisions, Transactions transactions, Trail trail) {
        this.organisations = organisations;
        this.divisions = divisions;
        this.transactions = transactions;
        this.trail = trail;
    }

    record Typed(String kind, String division, String nameZh, String nameEn, String creditCode, String phone) {}

    Outcome<Organisation> add(Viewer by, Typed typed) {
        return read(by, null, typed)
                .then(made -> keep(by, () -> {
                    organisations.add(made);
                    trail.record(by, "add-organisation", "organisation", made.id(), made.place(), null);
                    return Outcome.done(made);
                }));
    }

    Outcome<Organisation> correct(Viewer by, UUID id, Typed typed) {
        return keep(by, () -> {
            Organisation known = organisations.find(by.county(), id).orElse(null);
            if (known == null
                    || known.home() != null
                    || by.range() == null
                    || !by.range().contains(known.place())) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            return read(by, known, typed).then(changed -> {
                organisations.update(changed);
                trail.record(by, "correct-organisation", "organisation", id, changed.place(), null);
                return Outcome.done(changed);
            });
        });
    }

    private Outcome<Organisation> keep(Viewer by, Supplier<Outcome<Organisation>> work) {
        try {
            return transactions.write(by.scope(), work);
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(Refusal.at("credit-code", OrganisationRefusal.CREDIT_CODE_TAKEN));
        }
    }

    private Outcome<Organisation> read(Viewer by, @Nullable Organisation known, Typed typed) {
        List<AtField> faults = names(typed.nameZh(), typed.nameEn(), LONGEST_NAME);
        String nameZh = Text.tidy(typed.nameZh());
        String nameEn = Text.tidy(typed.nameEn());
        String phone = Text.tidy(typed.phone());
        Optional<OrganisationKind> kind = kind(typed.kind());
        Optional<DivisionCode> division =
                DivisionCode.parse(typed.division().strip()).filter(this::isInUse);
        Optional<CreditCode> code = CreditCode.parse(typed.creditCode());
        if (kind.isEmpty()) {
            fault(faults, "organisation-kind", Common.UNKNOWN_CHOICE);
        }
        if (division.isEmpty()) {
            fault(faults, "organisation-division", Common.UNKNOWN_CHOICE);
        } else if (by.range() == null || !by.range().contains(division.get().range())) {
            fault(faults, "organisation-division", OrganisationRefusal.ORGANISATION_PLACE_OUTSIDE);
        }
        if (code.isEmpty() && !typed.creditCode().isBlank()) {
            fault(faults, "credit-code", OrganisationRefusal.CREDIT_CODE_WRONG);
        }
        phone(typed.phone()).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        return Outcome.done(new Organisation(
                known == null ? Ids.next() : known.id(),
                Place.of(division.orElseThrow()),
                kind.orElseThrow(),
                nameZh,
                nameEn,
                code.orElse(null),
                phone.isEmpty() ? null : phone,
                known != null && known.synthetic(),
                known == null ? null : known.endedOn()));
    }

    /** What is wrong with the two names of an organisation or a post. */
    static List<AtField> names(String typedZh, String typedEn, int longest) {
        List<AtField> faults = new ArrayList<>();
        String zh = Text.tidy(typedZh);
        if (zh.isEmpty()) {
            fault(faults, "chinese-name", Common.REQUIRED);
        }
        Text.fault(zh, longest).ifPresent(type -> fault(faults, "chinese-name", type, longest));
        Text.fault(Text.tidy(typedEn), longest).ifPresent(type -> fault(faults, "english-name", type, longest));
        return faults;
    }

    /** What is wrong with an office telephone; it may be left out. */
    static Optional<AtField> phone(String typed) {
        String phone = Text.tidy(typed);
        return phone.isEmpty() || phone.matches(PHONE)
                ? Optional.empty()
                : Optional.of(AtField.of("office-phone", OrganisationRefusal.OFFICE_PHONE_WRONG));
    }

    private boolean isInUse(DivisionCode code) {
        return divisions.find(code).filter(Division::active).isPresent();
    }

    private static void fault(List<AtField> faults, String field, RefusalType type, Object... arguments) {
        faults.add(AtField.of(field, type, arguments));
    }

    static Optional<OrganisationKind> kind(String typed) {
        try {
            return Optional.of(OrganisationKind.valueOf(
                    typed.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
