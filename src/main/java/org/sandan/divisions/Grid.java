package org.sandan.divisions;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;

/**
 * A part of a village or community, the smallest place that somebody answers for. It lies in exactly one village, since
 * its place begins with the village's code; its shape is in degrees of longitude and latitude.
 *
 * @param shape empty while nobody has drawn it
 * @param households about how many live there, as last counted
 * @param synthetic true where the shape is invented
 */
public record Grid(
        UUID id,
        Place place,
        String nameZh,
        String nameEn,
        Polygon shape,
        int households,
        boolean synthetic,
        @Nullable LocalDate endedOn) {

    public boolean isDrawn() {
        return !shape.isEmpty();
    }

    public int number() {
        return place.gridNumber();
    }

    public DivisionCode village() {
        return place.division();
    }
}
