package org.sandan.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands: what its row holds and every row of its history repeats as after the action, so that the one can
 * be rebuilt from the other.
 *
 * @param title the public title; null until one was confirmed
 * @param ownerPost the post that answers for the case
 * @param turnId the post or organisation whose turn it is; null for askers, meetings and nobody
 * @param round how often the askers have said "not solved"
 * @param asked how often they have been asked in this round
 * @param stepFrom when the step clock started
 * @param firesAt when the next timed action comes; null where none does
 * @param rule the rule that gave the step's due time, with its version
 * @param calendar the version of the calendar by which it was counted
 */
public record Standing(
        @Nullable String title,
        String state,
        UUID ownerPost,
        Turn turn,
        @Nullable UUID turnId,
        int round,
        int asked,
        Instant stepFrom,
        @Nullable Instant stepDue,
        @Nullable Instant wholeDue,
        @Nullable Instant firesAt,
        @Nullable String rule,
        @Nullable String calendar) {

    public Standing titled(@Nullable String words) {
        return new Standing(
                words, state, ownerPost, turn, turnId, round, asked, stepFrom, stepDue, wholeDue, firesAt, rule,
                calendar);
    }

    public Standing owned(UUID post) {
        return new Standing(
                title, state, post, turn, turnId, round, asked, stepFrom, stepDue, wholeDue, firesAt, rule, calendar);
    }

    public Standing counted(int rounds, int times) {
        return new Standing(
                title, state, ownerPost, turn, turnId, rounds, times, stepFrom, stepDue, wholeDue, firesAt, rule,
                calendar);
    }

    /** In a state where it is a post's turn. */
    public Standing at(String next, UUID post, Clock clock) {
        return moved(next, Turn.POST, post, clock);
    }

    /** In a state where the askers are asked. */
    public Standing asking(String next, Clock clock) {
        return moved(next, Turn.ASKERS, null, clock);
    }

    /** At an end: nobody's turn, no clock. */
    public Standing ended(String next, Instant now) {
        return new Standing(title, next, ownerPost, Turn.NOBODY, null, round, asked, now, null, null, null, null, null);
    }

    private Standing moved(String next, Turn whose, @Nullable UUID post, Clock clock) {
        return new Standing(
                title,
                next,
                ownerPost,
                whose,
                post,
                round,
                asked,
                clock.from(),
                clock.due(),
                wholeDue,
                clock.fires() ? clock.due() : null,
                clock.rule(),
                clock.calendar());
    }

    /** @param fires whether a timed action comes when it is due */
    public record Clock(Instant from, Instant due, String rule, String calendar, boolean fires) {}
}
