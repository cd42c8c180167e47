package org.sandan.accounts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failed log-ins of one name. After so many in a row the name is locked for a while; then, or after as long without a
 * failure, counting starts anew. Names that nobody has are counted by the same rule, so that the answers tell nothing.
 */
record Tries(
        int failures, @Nullable Instant failedAt, @Nullable Instant lockedUntil) {
    static final Tries NONE = new Tries(0, null, null);

    /** What still counts at this moment. */
    Tries at(Instant now, Duration lock) {
        if (lockedUntil != null) {
            return now.isBefore(lockedUntil) ? this : NONE;
        }
        return failedAt != null && !now.isBefore(failedAt.plus(lock)) ? NONE : this;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** One more failure; the last one allowed locks. A failure while locked changes nothing. */
    Tries failed(Instant now, int most, Duration lock) {
        Tries before = at(now, lock);
        if (before.isLocked(now)) {
            return before;
        }
        int failures = before.failures + 1;
        return new Tries(failures, now, failures >= most ? now.plus(lock) : null);
    }

    int left(int most) {
        return Math.max(0, most - failures);
    }
}
