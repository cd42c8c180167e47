package org.sandan.platform;

import org.jspecify.annotations.Nullable;

/** Addresses inside this site, where a form says to which page to go on. */
public final class LocalPath {
    private LocalPath() {}

    /**
     * The path asked for where it stays on this site, else the other one. A browser takes {@code //host} and
     * {@code /\host} for another site, and drops tabs and line ends before it looks.
     */
    public static String or(@Nullable String asked, String otherwise) {
        if (asked == null) {
            return otherwise;
        }
        boolean local = asked.length() <= 2000
                && asked.startsWith("/")
                && !asked.startsWith("//")
                && asked.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 0x7F);
        return local ? asked : otherwise;
    }
}
