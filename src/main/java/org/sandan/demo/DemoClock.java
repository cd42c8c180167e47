package org.sandan.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.context.annotation.Primary;

/**
 * The clock of the demo. It tells the time as every clock does, but the thread that loads the demo may act in the past,
 * so that what was ordered weeks ago went through the same use cases as what is ordered today.
 */
@InDemo
@Primary
public class DemoClock implements InstantSource {
    private static final ScopedValue<Instant> BOUND = ScopedValue.newInstance();

    @Override
    public Instant instant() {
        return BOUND.isBound() ? BOUND.get() : Instant.now();
    }

    /** Does something at an instant that has passed; only this thread, and only meanwhile. */
    <T> T at(Instant past, Supplier<T> work) {
        return ScopedValue.where(BOUND, past).call(work::get);
    }
}
