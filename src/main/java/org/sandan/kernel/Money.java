package org.sandan.kernel;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** An amount of Chinese money in fen, never negative, exact. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money NONE = new Money(0);
    private static final long MOST = 1_000_000_000_000L;

    public Money {
        if (fen < 0 || fen > MOST) {
            throw new IllegalArgumentException("An amount lies between 0 and 10,000,000,000 yuan: " + fen + " fen");
        }
    }

    /** Yuan as people type them: 18600, 18,600.00 or 18，600; empty where it is no amount or has parts of a fen. */
    public static Optional<Money> parse(String typed) {
        String text = typed.strip().replaceAll("[,，\\s]", "");
        if (!text.matches("\\d{1,10}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        return Optional.of(new Money(new BigDecimal(text).movePointRight(2).longValueExact()));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /** Yuan with two digits and groups of three: 18,600.00. */
    public String yuan() {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(BigDecimal.valueOf(fen, 2));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
