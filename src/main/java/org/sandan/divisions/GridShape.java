package org.sandan.divisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.sandan.kernel.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shapes of grids as GeoJSON (RFC 7946): one polygon without holes, longitude before latitude. */
final class GridShape {
    static final int MOST_POINTS = 500;
    static final int LONGEST_TEXT = 40_000;
    /** About ten square metres: less is the rounding of a border that two grids share. */
    static final double TOUCHING = 1e-9;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The shape of a grid that nobody has drawn yet: kept as an empty text. */
    static final Polygon NONE = FACTORY.createPolygon();

    private GridShape() {}

    /** What {@link #write} wrote. */
    static Polygon stored(String text) {
        return text.isEmpty() ? NONE : read(text).orThrow();
    }

    static Polygon of(List<Coordinate> border) {
        List<Coordinate> ring = new ArrayList<>(border);
        if (!ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst().copy());
        }
        return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    static Coordinate point(double longitude, double latitude) {
        return new Coordinate(rounded(longitude), rounded(latitude));
    }

    /** What somebody typed or pasted. A Feature around the polygon is accepted, for that is what map tools copy. */
    static Outcome<Polygon> read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Outcome.refused(DivisionRefusal.GRID_SHAPE_TOO_FINE, MOST_POINTS);
        }
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode shape = root.path("type").asString("").equals("Feature") ? root.path("geometry") : root;
            JsonNode rings = shape.path("coordinates");
            if (!shape.path("type").asString("").equals("Polygon") || rings.size() != 1) {
                return Outcome.refused(DivisionRefusal.GRID_SHAPE_UNREADABLE);
            }
            return ring(rings.get(0));
        } catch (JacksonException notJson) {
            return Outcome.refused(DivisionRefusal.GRID_SHAPE_UNREADABLE);
        }
    }

    private static Outcome<Polygon> ring(JsonNode positions) {
        if (positions.size() > MOST_POINTS) {
            return Outcome.refused(DivisionRefusal.GRID_SHAPE_TOO_FINE, MOST_POINTS);
        }
        List<Coordinate> border = new ArrayList<>();
        for (JsonNode position : positions) {
            if (position.size() < 2
                    || !position.get(0).isNumber()
                    || !position.get(1).isNumber()) {
                return Outcome.refused(DivisionRefusal.GRID_SHAPE_UNREADABLE);
            }
            Coordinate point = point(position.get(0).asDouble(), position.get(1).asDouble());
            if (!isInCountry(point)) {
                return Outcome.refused(DivisionRefusal.GRID_SHAPE_FAR);
            }
            border.add(point);
        }
        if (border.size() < 4 || !border.getFirst().equals2D(border.getLast())) {
            return Outcome.refused(DivisionRefusal.GRID_SHAPE_UNREADABLE);
        }
        Polygon shape = of(border);
        return shape.isValid() && shape.getArea() > TOUCHING
                ? Outcome.done(shape)
                : Outcome.refused(DivisionRefusal.GRID_SHAPE_CROSSED);
    }

    static String write(Polygon shape) {
        if (shape.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
        Coordinate[] border = shape.getExteriorRing().getCoordinates();
        for (int i = 0; i < border.length; i++) {
            text.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "[%.6f,%.6f]", border[i].x, border[i].y));
        }
        return text.append("]]}").toString();
    }

    static boolean overlap(Polygon one, Polygon other) {
        return one.getEnvelopeInternal().intersects(other.getEnvelopeInternal())
                && one.intersection(other).getArea() > TOUCHING;
    }

    private static boolean isInCountry(Coordinate point) {
        return point.x >= 73 && point.x <= 136 && point.y >= 3 && point.y <= 54;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
