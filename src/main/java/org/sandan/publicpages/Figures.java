package org.sandan.publicpages;

import java.util.Locale;
import java.util.Map;

/**
 * How the orders of a year stand. Those that were merged or withdrawn are counted apart, since the matter goes on
 * elsewhere or was given up by whoever ordered it.
 */
public record Figures(Map<String, Long> amounts) {
    static final String ORDERED = "ordered";
    static final String OPEN = "open";
    static final String SAID_SOLVED = "verdict.solved";
    static final String SAID_NOT = "verdict.not_solved";

    public long ordered() {
        return amount(ORDERED);
    }

    public long open() {
        return amount(OPEN);
    }

    public long solved() {
        return amount("solved");
    }

    public long notReached() {
        return amount("not_reached");
    }

    public long refused() {
        return amount("refused");
    }

    /** Withdrawn or merged. */
    public long dropped() {
        return amount("withdrawn") + amount("merged");
    }

    /** How often those who asked gave a verdict. */
    public long verdicts() {
        return amount(SAID_SOLVED) + amount(SAID_NOT);
    }

    public long saidSolved() {
        return amount(SAID_SOLVED);
    }

    /** The share of verdicts that say solved, to be shown with both numbers only. */
    public String share() {
        return verdicts() == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * saidSolved() / verdicts());
    }

    /** The bar's total: what is neither withdrawn nor merged. */
    public long shown() {
        return open() + solved() + notReached() + refused();
    }

    Figures plus(Figures other) {
        Map<String, Long> sum = new java.util.TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> sum.merge(name, amount, Long::sum));
        return new Figures(sum);
    }

    private long amount(String name) {
        return Math.max(0, amounts.getOrDefault(name, 0L));
    }
}
