package org.sandan.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a post for a period. The name of an office holder is public.
 *
 * @param since the first day
 * @param until the day from which somebody else holds it; null while it is open
 */
public record Holder(
        UUID post,
        UUID account,
        String name,
        LocalDate since,
        @Nullable LocalDate until) {
    public boolean isOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }
}
