package org.sandan.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last link of a chain as a few lines of text, to be kept outside the database: printed, signed, mailed. Whoever
 * later cuts off or rewrites the chain cannot make it hold this head again.
 *
 * @param hash in hex
 */
public record Head(int county, long no, long last, Instant sealedAt, String hash) {
    private static final String FIRST_LINE = "sandan-head 1";

    static Head of(Seal seal) {
        return new Head(seal.county(), seal.no(), seal.last(), seal.sealedAt(), seal.hex());
    }

    public String text() {
        return FIRST_LINE + "\ncounty " + county + "\nlink " + no + "\nrows " + last + "\nsealed " + sealedAt
                + "\nsha256 " + hash + "\n";
    }

    /** Empty where the text is no head. */
    public static Optional<Head> parse(String text) {
        Map<String, String> lines = new HashMap<>();
        text.lines()
                .map(line -> line.strip().split(" ", 2))
                .filter(part -> part.length == 2)
                .forEach(part -> lines.put(part[0], part[1]));
        if (!text.strip().startsWith(FIRST_LINE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Head(
                    Integer.parseInt(lines.getOrDefault("county", "")),
                    Long.parseLong(lines.getOrDefault("link", "")),
                    Long.parseLong(lines.getOrDefault("rows", "")),
                    Instant.parse(lines.getOrDefault("sealed", "")),
                    lines.getOrDefault("sha256", "")));
        } catch (NumberFormatException | DateTimeException notAHead) {
            return Optional.empty();
        }
    }
}
