package org.sandan.lifecycle;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a case.
 *
 * @param facts particulars without personal data: the post assigned, the date promised
 * @param note free text, kept apart from the sealed row; empty where there is none
 * @param undoUntil until when the step can be undone; null where it cannot
 */
public record Act(
        String action,
        By by,
        @Nullable UUID post,
        @Nullable UUID account,
        Instant at,
        Map<String, String> facts,
        String note,
        @Nullable Instant undoUntil) {

    /** Who acts: the holder of a post, somebody who asked, or a clock that ran out. */
    public enum By {
        POST,
        ASKER,
        CLOCK,
        /** Another case that this one follows. */
        CASE
    }

    public static Act byPost(String action, UUID post, UUID account, Instant at) {
        return new Act(action, By.POST, post, account, at, Map.of(), "", null);
    }

    public static Act byAsker(String action, Instant at) {
        return new Act(action, By.ASKER, null, null, at, Map.of(), "", null);
    }

    public static Act byClock(String action, Instant at) {
        return new Act(action, By.CLOCK, null, null, at, Map.of(), "", null);
    }

    /** What follows from another case. */
    public static Act byCase(String action, Instant at) {
        return new Act(action, By.CASE, null, null, at, Map.of(), "", null);
    }

    public Act with(Map<String, String> particulars) {
        return new Act(action, by, post, account, at, particulars, note, undoUntil);
    }

    public Act saying(String words) {
        return new Act(action, by, post, account, at, facts, words, undoUntil);
    }

    public Act undoable(Instant until) {
        return new Act(action, by, post, account, at, facts, note, until);
    }
}
