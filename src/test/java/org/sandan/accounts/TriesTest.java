package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration LOCK = Duration.ofMinutes(15);

    private static Tries failures(int times) {
        Tries tries = Tries.NONE;
        for (int i = 0; i < times; i++) {
            tries = tries.failed(NOW, 5, LOCK);
        }
        return tries;
    }

    @Test
    void each_failure_leaves_one_try_less() {
        assertThat(failures(2).left(5)).isEqualTo(3);
        assertThat(failures(4).isLocked(NOW)).isFalse();
    }

    @Test
    void the_fifth_failure_locks_for_a_quarter_of_an_hour() {
        Tries locked = failures(5);
        assertThat(locked.isLocked(NOW.plus(LOCK).minusMillis(1))).isTrue();
        assertThat(locked.isLocked(NOW.plus(LOCK))).isFalse();
    }

    @Test
    void failures_while_locked_do_not_make_the_lock_longer() {
        Tries locked = failures(5);
        assertThat(locked.failed(NOW.plusSeconds(600), 5, LOCK)).isEqualTo(locked);
    }

    @Test
    void after_the_lock_counting_starts_anew() {
        Tries later = failures(5).failed(NOW.plus(LOCK), 5, LOCK);
        assertThat(later.failures()).isEqualTo(1);
        assertThat(later.lockedUntil()).isNull();
    }

    @Test
    void failures_long_ago_do_not_count() {
        assertThat(failures(4).at(NOW.plus(LOCK), LOCK)).isEqualTo(Tries.NONE);
        assertThat(failures(4).at(NOW.plus(LOCK).minusSeconds(1), LOCK).failures())
                .isEqualTo(4);
    }
}
