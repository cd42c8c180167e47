package org.sandan.kernel;

/** All places from one number to another, both included. */
public record PlaceRange(long from, long to) {
    public PlaceRange {
        if (from > to) {
            throw new IllegalArgumentException("A range of places ends before it begins: " + from + " to " + to);
        }
    }

    public boolean contains(Place place) {
        return from <= place.code() && place.code() <= to;
    }

    public boolean contains(PlaceRange other) {
        return from <= other.from && other.to <= to;
    }
}
