package org.sandan.kernel;

import java.util.Locale;

/** A kind of refusal: an enum constant of the module that refuses. Its name is stable: clients of the API rely on it. */
public interface RefusalType {
    String name();

    /** The HTTP status that says the same to a program. */
    int status();

    /** The name as it stands in URLs and message keys: {@code too-long}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
