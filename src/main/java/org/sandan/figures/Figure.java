package org.sandan.figures;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Bound;

/**
 * A figure of a report. Its value is never written down: it is made of the rows that the statement gives.
 *
 * @param id stable, in words with dots; its text for people is the message {@code figure.<id>}
 * @param phrase as the report prints it
 * @param demanded what the report says
 * @param fold how the rows become the value
 * @param county whose rows are read
 * @param sql gives {@code zh}, {@code en}, {@code amount} and {@code path} of each row, the path null where no page shows
 *     it; null where the module that would hold the rows does not exist yet
 */
public record Figure(
        String id,
        String phrase,
        Bound bound,
        BigDecimal demanded,
        Fold fold,
        int county,
        @Nullable String sql) {
    /** How rows become a value. */
    public enum Fold {
        COUNT,
        SUM,
        AVERAGE
    }

    /** What became of a figure. */
    public enum Result {
        MET,
        UNMET,
        ABSENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of which of the two reports it is. */
    public int report() {
        return id.charAt(1) - '0';
    }

    boolean isAbsent() {
        return sql == null;
    }

    Result result(BigDecimal value) {
        return isAbsent() ? Result.ABSENT : bound.holds(demanded, value) ? Result.MET : Result.UNMET;
    }
}
