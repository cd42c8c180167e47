package org.sandan.lifecycle;

import java.util.Locale;

/** Who must act on a case now. */
public enum Turn {
    POST,
    ORGANISATION,
    ASKERS,
    MEETING,
    /** As the project says that the case is part of. */
    PROJECT,
    NOBODY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Turn of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
