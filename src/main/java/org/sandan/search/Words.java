package org.sandan.search;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The pieces of a text by which it is found: each Chinese character, since 井, 路 and 电 are words, each pair of
 * neighbours, and each run of Latin letters or digits. A search for several characters asks for all their pairs.
 */
public final class Words {
    private Words() {}

    /** Every piece of a text. */
    public static Set<String> of(String text) {
        Set<String> pieces = new LinkedHashSet<>();
        collect(text, pieces, true);
        return pieces;
    }

    /** What a text must contain to be found by these words: pairs where there are some, else single characters. */
    public static Set<String> asked(String words) {
        Set<String> pieces = new LinkedHashSet<>();
        collect(words, pieces, false);
        return pieces;
    }

    private static void collect(String text, Set<String> pieces, boolean singles) {
        int[] characters = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        int at = 0;
        while (at < characters.length) {
            int end = at;
            if (isHan(characters[at])) {
                while (end < characters.length && isHan(characters[end])) {
                    end++;
                }
                han(characters, at, end, pieces, singles);
            } else if (Character.isLetterOrDigit(characters[at])) {
                while (end < characters.length
                        && Character.isLetterOrDigit(characters[end])
                        && !isHan(characters[end])) {
                    end++;
                }
                pieces.add(new String(characters, at, end - at));
            } else {
                end++;
            }
            at = end;
        }
    }

    private static void han(int[] characters, int from, int to, Set<String> pieces, boolean singles) {
        for (int i = from; i < to; i++) {
            if (singles || to - from == 1) {
                pieces.add(new String(characters, i, 1));
            }
            if (i + 1 < to) {
                pieces.add(new String(characters, i, 2));
            }
        }
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
