package org.sandan.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/** How a figure of a text is meant: a bound stays with its figure wherever it is shown. */
public enum Bound {
    EXACTLY,
    /** 多、余: the figure or more. */
    AT_LEAST,
    /** 三十多个: more than the figure. */
    MORE_THAN,
    /** 约、左右: within a tenth of the figure, to either side. */
    ABOUT,
    /** 近、将近: at most the figure, and not more than a tenth below it. */
    NEARLY;

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** Whether a value is what a text with this figure says. */
    public boolean holds(BigDecimal figure, BigDecimal value) {
        BigDecimal slack = figure.multiply(TENTH, MathContext.DECIMAL64).abs();
        int against = value.compareTo(figure);
        return switch (this) {
            case EXACTLY -> against == 0;
            case AT_LEAST -> against >= 0;
            case MORE_THAN -> against > 0;
            case ABOUT -> value.subtract(figure).abs().compareTo(slack) <= 0;
            case NEARLY -> against <= 0 && figure.subtract(value).compareTo(slack) <= 0;
        };
    }
}
