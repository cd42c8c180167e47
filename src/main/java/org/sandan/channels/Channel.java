package org.sandan.channels;

import java.util.Locale;

/** A way to reach people outside the application. */
public enum Channel {
    SMS,
    MAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
