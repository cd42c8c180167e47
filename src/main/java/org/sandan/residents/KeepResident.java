package org.sandan.residents;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * Adds a resident to a household, or corrects one. Year of birth and sex follow from the identity number where there is
 * one. When correcting, an empty telephone or number means unchanged, for the page shows them masked. Refused: a number
 * whose date or check does not fit or that another resident in scope has, a telephone that is none, a year that cannot
 * be.
 */
@Component
class KeepResident {
    static final int LONGEST_NAME = 40;

    private final Residents residents;
    private final ResidentStore store;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;

    KeepResident(
            Residents residents, ResidentStore store, Transactions transactions, Trail trail, InstantSource clock) {
        this.residents = residents;
        this.store = store;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param sex {@code woman} or {@code man}; needed where no number is given */
    record Typed(
            String name, String idNumber, String phone, String born, String sex, boolean head, boolean removePhone) {}

    Outcome<Resident> add(Viewer by, UUID household, Typed typed) {
        return transactions.write(by.scope(), () -> {
            Household home = residents.household(by.county(), household).orElse(null);
            if (home == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            return read(typed, null)
                    .then(person -> isFree(by, person, household))
                    .then(person -> {
                        UUID id = store.add(
                                household,
                                home.place(),
                                typed.head(),
                                false,
                                person.name(),
                                person.bornYear(),
                                person.woman(),
                                person.phone(),
                                person.number());
                        return written(by, "add-resident", id, household, typed.head());
                    });
        });
    }

    Outcome<Resident> correct(Viewer by, UUID id, Typed typed) {
        return transactions.write(by.scope(), () -> {
            Resident known = residents.find(by.county(), id).orElse(null);
            if (known == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            return read(typed, known).then(person -> isFree(by, person, id)).then(person -> {
                store.correct(id, known.place(), typed.head(), person, typed.removePhone());
                return written(by, "correct-resident", id, known.household(), typed.head());
            });
        });
    }

    private Outcome<Resident> written(Viewer by, String action, UUID id, UUID household, boolean head) {
        if (head) {
            store.onlyHead(by.county(), household, id);
        }
        Resident now = residents.find(by.county(), id).orElseThrow();
        trail.record(by, action, "resident", id, now.place(), null);
        return Outcome.done(now);
    }

    private Outcome<ResidentStore.Personal> isFree(Viewer by, ResidentStore.Personal person, UUID except) {
        ResidentNumber number = person.number();
        return number != null && residents.isTaken(by.county(), number, except)
                ? Outcome.refused(Refusal.at("id-number", ResidentRefusal.RESIDENT_NUMBER_TAKEN))
                : Outcome.done(person);
    }

    /** @param known what is kept where nothing was typed; null for somebody new */
    private Outcome<ResidentStore.Personal> read(Typed typed, @Nullable Resident known) {
        List<AtField> faults = new ArrayList<>();
        String name = Text.tidy(typed.name());
        Optional<ResidentNumber> number = ResidentNumber.parse(typed.idNumber());
        Optional<Phone> phone = Phone.parse(typed.phone());
        if (name.isEmpty()) {
            faults.add(AtField.of("resident-name", Common.REQUIRED));
        }
        Text.fault(name, LONGEST_NAME).ifPresent(type -> faults.add(AtField.of("resident-name", type, LONGEST_NAME)));
        if (number.isEmpty() && !typed.idNumber().isBlank()) {
            faults.add(AtField.of("id-number", ResidentRefusal.RESIDENT_NUMBER_WRONG));
        }
        if (phone.isEmpty() && !typed.phone().isBlank()) {
            faults.add(AtField.of("resident-phone", ResidentRefusal.RESIDENT_PHONE_WRONG));
        }
        boolean hasNumber =
                number.isPresent() || known != null && !known.idNumber().isEmpty();
        int thisYear = clock.instant().atZone(Timestamps.CHINA).getYear();
        Optional<Integer> year = number.map(it -> it.born().getYear())
                .or(() -> year(typed.born(), thisYear))
                .or(() -> Optional.ofNullable(known)
                        .filter(it -> typed.born().isBlank())
                        .map(Resident::bornYear));
        Optional<Boolean> woman = number.map(ResidentNumber::isWoman)
                .or(() -> sex(typed.sex()))
                .or(() -> Optional.ofNullable(known).map(Resident::woman));
        if (year.isEmpty() && (!hasNumber || !typed.born().isBlank())) {
            faults.add(AtField.of("resident-born", ResidentRefusal.RESIDENT_BORN_WRONG, Integer.toString(thisYear)));
        }
        if (woman.isEmpty()) {
            faults.add(AtField.of("resident-sex", ResidentRefusal.RESIDENT_SEX_MISSING));
        }
        return faults.isEmpty()
                ? Outcome.done(new ResidentStore.Personal(
                        name, year.orElseThrow(), woman.orElseThrow(), phone.orElse(null), number.orElse(null)))
                : Outcome.refused(Refusal.at(faults));
    }

    private static Optional<Integer> year(String typed, int thisYear) {
        String plain = typed.strip();
        return plain.matches("\\d{4}")
                ? Optional.of(Integer.parseInt(plain)).filter(year -> year >= 1880 && year <= thisYear)
                : Optional.empty();
    }

    private static Optional<Boolean> sex(String typed) {
        return switch (typed) {
            case "woman" -> Optional.of(true);
            case "man" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
