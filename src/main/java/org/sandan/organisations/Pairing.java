package org.sandan.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * 包联: a unit stands by a town or village for a period.
 *
 * @param lead whether it is the one lead unit (牵头) of the place
 * @param until the first day on which it no longer does; null while it is open
 */
public record Pairing(
        UUID id,
        UUID organisation,
        Place place,
        boolean lead,
        LocalDate since,
        @Nullable LocalDate until) {

    public boolean isOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    /** Whether a period has a day with this one's in common. */
    boolean overlaps(LocalDate from, @Nullable LocalDate to) {
        return (to == null || since.isBefore(to)) && (until == null || from.isBefore(until));
    }

    Pairing until(LocalDate end) {
        return new Pairing(id, organisation, place, lead, since, end);
    }

    /** The last day of it; null while it is open. */
    public @Nullable LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }
}
