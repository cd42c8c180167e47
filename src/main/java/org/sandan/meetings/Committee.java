package org.sandan.meetings;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * 联合党委: the joint committee of a community, a town or a county.
 *
 * @param secretary the post that calls its meetings
 * @param quorum how many members must have come; null where the committee has no such rule
 */
public record Committee(
        UUID id,
        Place place,
        String nameZh,
        String nameEn,
        UUID secretary,
        @Nullable Integer quorum) {

    /**
     * A member for a period, with its delegate's name as of the day asked for.
     *
     * @param delegatePost the delegate is whoever holds it; null where the delegate is named
     * @param until the day from which it is a member no longer; null while it is one
     */
    public record Member(
            UUID id,
            UUID committee,
            UUID organisation,
            String nameZh,
            String nameEn,
            @Nullable UUID delegatePost,
            String delegate,
            String substitute,
            LocalDate since,
            @Nullable LocalDate until) {
        public boolean isOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }
    }
}
