package org.sandan.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.sandan.kernel.Refusal;
import org.sandan.platform.Keys;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/**
 * Applies the rule of locking, and words its refusals the same for names that exist and names that do not. The tries of
 * the latter stand in memory under a keyed hash.
 */
@Component
class TryCounter {
    private static final String USE = "unknown-login";

    private final Cache<String, Tries> unknown = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final Rules rules;
    private final Keys keys;
    private final InstantSource clock;

    TryCounter(Rules rules, Keys keys, InstantSource clock) {
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
    }

    Tries now(Tries tries) {
        return tries.at(clock.instant(), lock());
    }

    Tries failed(Tries tries) {
        return tries.failed(clock.instant(), most(), lock());
    }

    boolean isLocked(Tries tries) {
        return tries.isLocked(clock.instant());
    }

    Tries ofUnknown(String login) {
        Tries found = unknown.getIfPresent(hash(login));
        return found == null ? Tries.NONE : now(found);
    }

    Tries unknownFailed(String login) {
        return unknown.asMap().merge(hash(login), failed(Tries.NONE), (before, first) -> failed(before));
    }

    private String hash(String login) {
        return HexFormat.of().formatHex(keys.hash(USE, login));
    }

    /** What is said after a failure that left these tries. */
    Refusal refusal(Tries tries, String field, AccountRefusal kind) {
        Instant until = tries.lockedUntil();
        if (until != null && isLocked(tries)) {
            String time = until.atZone(Timestamps.CHINA)
                    .toLocalTime()
                    .withSecond(0)
                    .withNano(0)
                    .plusMinutes(1)
                    .toString();
            return Refusal.at(field, AccountRefusal.ACCOUNT_LOCKED, time, lock().toMinutes());
        }
        return Refusal.at(field, kind, tries.left(most()), lock().toMinutes());
    }

    private int most() {
        return rules.amount("login.failures");
    }

    private Duration lock() {
        return Duration.ofMinutes(rules.amount("login.lock"));
    }
}
