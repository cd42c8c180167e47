package org.sandan.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * 共建责任网格: a unit answers for a grid for a period.
 *
 * @param until the first day on which it no longer does; null while it is open
 */
public record UnitGrid(
        UUID id,
        UUID organisation,
        Place place,
        LocalDate since,
        @Nullable LocalDate until) {

    public boolean isOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    public boolean isPast(LocalDate today) {
        return until != null && !until.isAfter(today);
    }

    public @Nullable LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }

    /**
     * Somebody of the unit who works there.
     *
     * @param duty what they do there; may be empty
     */
    public record Member(
            UUID id,
            String name,
            String duty,
            LocalDate since,
            @Nullable LocalDate until) {
        public boolean isOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }

        public @Nullable LocalDate lastDay() {
            return until == null ? null : until.minusDays(1);
        }
    }
}
