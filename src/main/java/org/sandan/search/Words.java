package org.sandan.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The pieces of a text by which it is found: each Chinese character, since 井, 路 and 电 are words, each pair of
 * neighbours, and each Latin word or number. A search for several characters asks for all their pairs.
 */
public final class Words {
    private static final int CHINESE =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private Words() {}

    /** Every piece of a text. */
    public static Set<String> of(String text) {
        return pieces(text, true);
    }

    /** What a text must contain to be found by these words: pairs where there are some, else single characters. */
    public static Set<String> asked(String words) {
        return pieces(words, false);
    }

    private static Set<String> pieces(String text, boolean singles) {
        Set<String> pieces = new LinkedHashSet<>();
        try (Tokenizer tokens = new StandardTokenizer();
                TokenStream stream =
                        new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(tokens)), CHINESE, singles)) {
            tokens.setReader(new StringReader(text));
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                pieces.add(term.toString());
            }
            stream.end();
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
