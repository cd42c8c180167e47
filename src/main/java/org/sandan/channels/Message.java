package org.sandan.channels;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a post is told of a case: which step it was, never what the case says.
 *
 * @param version of the case after the step
 * @param station the station that was passed, for a step of a case that is followed; else empty
 * @param due until when the post must act, where it is its turn
 * @param at when the step was taken
 */
public record Message(
        UUID id,
        UUID post,
        UUID caseId,
        int version,
        Kind kind,
        String station,
        @Nullable Instant due,
        Instant at,
        boolean read) {

    /** Why it is told. The first that fits is taken. */
    public enum Kind {
        /** It is the post's turn. */
        TURN,
        /** It is the post's turn because somebody else's time was over. */
        OVERDUE,
        /** Whoever works on it asks for help. */
        HELP,
        /** What the post answered for went one level up. */
        RAISED,
        /** What the post follows or answers for has ended. */
        ENDED,
        /** What the post follows has passed a station. */
        STEP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the post must act. */
    public boolean isTurn() {
        return kind == Kind.TURN || kind == Kind.OVERDUE;
    }
}
