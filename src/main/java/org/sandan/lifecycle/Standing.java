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
 * @param turnId the post, organisation, meeting or project whose turn it is; null for askers and nobody
 * @param round how often the askers have said "not solved"
 * @param asked how often they have been asked in this round
 * @param stepFrom when the step clock started
 * @param firesAt when the next timed action comes; null where none does
 * @param rule the rule that gave the step's due time, with its version
 * @param calendar the version of the calendar by which it was counted
 * @param organisation the body outside the community that has taken it on, and so may see it; null where none has
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
        @Nullable String calendar,
        @Nullable UUID organisation) {

    /** A case that has just been opened: a post's turn, which owns it. */
    public static Standing opened(@Nullable String title, String state, UUID owner, Clock clock) {
        return new Standing(
                title,
                state,
                owner,
                Turn.POST,
                owner,
                0,
                0,
                clock.from(),
                clock.due(),
                null,
                clock.fires() ? clock.due() : null,
                clock.rule(),
                clock.calendar(),
                null);
    }

    public Standing titled(@Nullable String words) {
        return new Standing(
                words,
                state,
                ownerPost,
                turn,
                turnId,
                round,
                asked,
                stepFrom,
                stepDue,
                wholeDue,
                firesAt,
                rule,
                calendar,
                organisation);
    }

    public Standing owned(UUID post) {
        return new Standing(
                title,
                state,
                post,
                turn,
                turnId,
                round,
                asked,
                stepFrom,
                stepDue,
                wholeDue,
                firesAt,
                rule,
                calendar,
                organisation);
    }

    public Standing counted(int rounds, int times) {
        return new Standing(
                title,
                state,
                ownerPost,
                turn,
                turnId,
                rounds,
                times,
                stepFrom,
                stepDue,
                wholeDue,
                firesAt,
                rule,
                calendar,
                organisation);
    }

    /** In a state where it is a post's turn. */
    public Standing at(String next, UUID post, Clock clock) {
        return moved(next, Turn.POST, post, clock);
    }

    /** In a state where it is a project's turn: whoever's turn the project is. */
    public Standing inProject(String next, UUID project, Clock clock) {
        return moved(next, Turn.PROJECT, project, clock);
    }

    /** In a state where an organisation is to act, whichever of its people; null where any may that can take it on. */
    public Standing atOrganisation(String next, @Nullable UUID body, Clock clock) {
        return moved(next, Turn.ORGANISATION, body, clock);
    }

    /** In a state where a meeting is to decide. */
    public Standing atMeeting(String next, @Nullable UUID meeting, Clock clock) {
        return moved(next, Turn.MEETING, meeting, clock);
    }

    /** Taken on by a body, or by none any more. */
    public Standing takenBy(@Nullable UUID body) {
        return new Standing(
                title, state, ownerPost, turn, turnId, round, asked, stepFrom, stepDue, wholeDue, firesAt, rule,
                calendar, body);
    }

    /** With the time in which the whole is due. */
    public Standing dueIn(Instant whole) {
        return new Standing(
                title,
                state,
                ownerPost,
                turn,
                turnId,
                round,
                asked,
                stepFrom,
                stepDue,
                whole,
                firesAt,
                rule,
                calendar,
                organisation);
    }

    /** As it is, without a timed action to come: at the top there is nobody to go to. */
    public Standing staying() {
        return new Standing(
                title,
                state,
                ownerPost,
                turn,
                turnId,
                round,
                asked,
                stepFrom,
                stepDue,
                wholeDue,
                null,
                rule,
                calendar,
                organisation);
    }

    /** In a state where the askers are asked. */
    public Standing asking(String next, Clock clock) {
        return moved(next, Turn.ASKERS, null, clock);
    }

    /** At an end: nobody's turn, no clock. */
    public Standing ended(String next, Instant now) {
        return new Standing(
                title,
                next,
                ownerPost,
                Turn.NOBODY,
                null,
                round,
                asked,
                now,
                null,
                null,
                null,
                null,
                null,
                organisation);
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
                clock.calendar(),
                organisation);
    }

    /** @param fires whether a timed action comes when it is due */
    public record Clock(Instant from, Instant due, String rule, String calendar, boolean fires) {}
}
