package org.sandan.kernel;

/**
 * Where something is, as one number: the 12-digit division code followed by the 3-digit number of the grid, 000 where
 * the whole division is meant. A grid, a village, a town and a county are ranges of such numbers, so who may see a row
 * is one comparison.
 */
public record Place(long code) implements Comparable<Place> {
    private static final long GRIDS = 1_000L;

    public Place {
        if (code < 100_000_000_000_000L || code > 999_999_999_999_999L) {
            throw new IllegalArgumentException("A place has 15 digits: " + code);
        }
    }

    /** The grid with this number, 1 to 999, of a village. */
    public static Place grid(DivisionCode village, int number) {
        if (number < 1 || number > 999) {
            throw new IllegalArgumentException("A grid has a number from 1 to 999: " + number);
        }
        return new Place(village.value() * GRIDS + number);
    }

    /** The whole division. */
    public static Place of(DivisionCode division) {
        return new Place(division.value() * GRIDS);
    }

    public DivisionCode division() {
        return new DivisionCode(code / GRIDS);
    }

    /** 0 where the whole division is meant. */
    public int gridNumber() {
        return (int) (code % GRIDS);
    }

    public boolean isGrid() {
        return gridNumber() > 0;
    }

    public int county() {
        return division().county();
    }

    /** Everything that lies in this place: itself for a grid, all its parts for a division. */
    public PlaceRange range() {
        return isGrid() ? new PlaceRange(code, code) : division().range();
    }

    @Override
    public int compareTo(Place other) {
        return Long.compare(code, other.code);
    }

    @Override
    public String toString() {
        return Long.toString(code);
    }
}
