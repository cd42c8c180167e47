package org.sandan.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;

/**
 * What a joint meeting has beside its case.
 *
 * @param current the item that is being talked about; null before and after
 * @param calledOff why it will not be held; null where it was not called off
 */
public record MeetingRow(
        UUID id,
        Place place,
        UUID committee,
        UUID secretary,
        LocalDate day,
        LocalTime time,
        String room,
        @Nullable UUID current,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String calledOff) {

    public Instant begins() {
        return day.atTime(time).atZone(Timestamps.CHINA).toInstant();
    }

    /** The quarter of the year in which it is held, 1 to 4. */
    public int quarter() {
        return (day.getMonthValue() + 2) / 3;
    }

    /**
     * An item of the agenda.
     *
     * @param project null for a topic, and for a matter of party building in words
     * @param topic the raised need or project that is studied; null for everything else
     * @param outcome claimed, unclaimed or noted; of a topic department, funded, next_year or refused; empty while it is open
     * @param late whether that was written down after the session had ended
     */
    public record Item(
            UUID id,
            int position,
            @Nullable UUID project,
            @Nullable UUID topic,
            String title,
            int dispatch,
            String outcome,
            @Nullable Instant decidedAt,
            boolean late) {
        public boolean isOpen() {
            return outcome.isEmpty();
        }
    }

    /** Who came for a member. */
    public record Attendance(UUID organisation, boolean substitute, String name, boolean late) {}

    /** A different opinion. */
    public record Opinion(@Nullable UUID item, @Nullable UUID organisation, String words, boolean late) {}

    /** 决议 */
    public record Resolution(
            UUID id,
            int no,
            String words,
            String byWhom,
            @Nullable LocalDate until) {}

    /** 纪要: frozen once it was confirmed. */
    public record Minutes(
            String words,
            @Nullable Instant editedAt,
            @Nullable Instant confirmedAt) {}
}
