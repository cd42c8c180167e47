package org.sandan.kernel;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Makes the ids of rows: UUID version 7 (RFC 9562). They grow with time, so new rows stand together in an index and
 * "newest first" is "greatest id first"; inside one process they never repeat and never go back, even when the wall
 * clock does.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds since 1970 in the upper bits, a 12-bit counter in the lower. */
    private static final AtomicLong LAST = new AtomicLong();

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** The next id. The time in it is when it was made, not when anything happened in the county. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12 << 16) | 0x7000 | (stamp & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The id that somebody typed or a page sent back; empty where it is none. */
    public static Optional<UUID> parse(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
