package org.sandan.accounts;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** What the telephone of somebody with this secret shows. */
public final class Codes {
    private Codes() {}

    public static String of(ApplicationContext context, String secret, Instant now) {
        return context.getBean(SecondFactor.class).code(secret, now);
    }
}
