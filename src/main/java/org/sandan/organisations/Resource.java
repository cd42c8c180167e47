package org.sandan.organisations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;

/**
 * What a unit or community has to offer, for a period.
 *
 * @param quantity in words: 2 名, 120 平方米
 * @param available when it can be had
 * @param spot where it is
 * @param note for everybody to read
 * @param offered the places to which it is offered
 * @param until the first day on which it is offered no more; null while it is
 */
public record Resource(
        UUID id,
        UUID organisation,
        Kind kind,
        String name,
        String quantity,
        String available,
        String spot,
        String note,
        PlaceRange offered,
        LocalDate since,
        @Nullable LocalDate until,
        Instant enteredAt,
        String by) {

    /** What it is. */
    public enum Kind {
        PEOPLE,
        SKILL,
        ROOM,
        MONEY,
        TIME;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public boolean isOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    /** The last day of it; null while it is offered. */
    public @Nullable LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }
}
