package org.sandan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is set. */
public final class TestClock implements InstantSource {
    /** A Monday, 10:00 in China. */
    public static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private volatile Instant now = MONDAY;

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
