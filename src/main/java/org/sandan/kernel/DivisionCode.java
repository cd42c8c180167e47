package org.sandan.kernel;

import java.util.Optional;

/**
 * The national code of a division, 12 digits: province 2, city 2, county 2, town 3, village 3; zeros below its own
 * level. Source: the statistical office's code list, published until 2023.
 */
public record DivisionCode(long value) {
    /** How far down a division stands. */
    public enum Level {
        CITY(100_000_000L),
        COUNTY(1_000_000L),
        TOWN(1_000L),
        VILLAGE(1L);

        private final long unit;

        Level(long unit) {
            this.unit = unit;
        }
    }

    public DivisionCode {
        if (value < 100_000_000_000L || value > 999_999_999_999L) {
            throw new IllegalArgumentException("A division code has 12 digits: " + value);
        }
    }

    /** Reads 4, 6, 9 or 12 digits; empty where the text is anything else. */
    public static Optional<DivisionCode> parse(String text) {
        if (!text.matches("[1-9]\\d{3}(\\d{2}(\\d{3}(\\d{3})?)?)?")) {
            return Optional.empty();
        }
        return Optional.of(new DivisionCode(Long.parseLong(text + "0".repeat(12 - text.length()))));
    }

    public Level level() {
        if (value % Level.CITY.unit == 0) {
            return Level.CITY;
        }
        if (value % Level.COUNTY.unit == 0) {
            return Level.COUNTY;
        }
        return value % Level.TOWN.unit == 0 ? Level.TOWN : Level.VILLAGE;
    }

    /** The 6-digit code under which the rows of this division are kept; a city keeps its own as a county would. */
    public int county() {
        return (int) (value / Level.COUNTY.unit);
    }

    /** The division that contains this one at the level asked; itself at its own level. */
    public DivisionCode at(Level level) {
        return new DivisionCode(value / level.unit * level.unit);
    }

    /** Every place inside this division. */
    public PlaceRange range() {
        long last = value + level().unit - 1;
        return new PlaceRange(value * 1_000, last * 1_000 + 999);
    }

    /** Its digits without the zeros that only fill up: 4, 6, 9 or 12. */
    public String shortForm() {
        String all = Long.toString(value);
        return switch (level()) {
            case CITY -> all.substring(0, 4);
            case COUNTY -> all.substring(0, 6);
            case TOWN -> all.substring(0, 9);
            case VILLAGE -> all;
        };
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
