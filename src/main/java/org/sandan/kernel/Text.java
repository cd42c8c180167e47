package org.sandan.kernel;

import java.util.Optional;
import org.sandan.kernel.Refusal.Common;

/** What people type, made fit to keep: trimmed, line ends alike, without characters that nobody can see. */
public final class Text {
    private Text() {}

    /** Trims, and turns line ends into one kind. Changes nothing that a person could see. */
    public static String tidy(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** What is wrong with a text, if anything: too long in characters, or holding control characters. */
    public static Optional<RefusalType> fault(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of(Common.TOO_LONG);
        }
        boolean unseen = text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' || isInvisible(c));
        return unseen ? Optional.of(Common.CONTROL_CHARACTERS) : Optional.empty();
    }

    /** Direction overrides and other format characters can make a text read differently from what it says. */
    private static boolean isInvisible(int c) {
        return c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || Character.getType(c) == Character.SURROGATE;
    }
}
