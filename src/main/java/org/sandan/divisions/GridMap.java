package org.sandan.divisions;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.sandan.kernel.Place;

/**
 * A map of grids as inline SVG, made on the server: no script, no style attribute, only the classes of the style sheet.
 * Each grid is a link with its number and its name as title; the same grids always stand in a list beside it.
 */
public final class GridMap {
    private static final double WIDTH = 480;
    private static final double MOST_HEIGHT = 400;
    private static final double MARGIN = 8;

    private final Envelope extent = new Envelope();
    private final double scale;
    private final double squeeze;
    private final double height;

    private GridMap(List<Grid> grids) {
        grids.forEach(grid -> extent.expandToInclude(grid.shape().getEnvelopeInternal()));
        squeeze = Math.cos(Math.toRadians(extent.centre().y));
        double across = Math.max(extent.getWidth() * squeeze, 1e-9);
        double down = Math.max(extent.getHeight(), 1e-9);
        scale = Math.min((WIDTH - 2 * MARGIN) / across, (MOST_HEIGHT - 2 * MARGIN) / down);
        height = down * scale + 2 * MARGIN;
    }

    /**
     * The map as markup, to be put into a page as it is; empty where there is nothing to draw.
     *
     * @param label what the map shows, for those who hear the page
     * @param name the name of a grid in the language of the page
     * @param address where the link of a grid leads: a page, or {@code #} and the id of an input
     * @param chosen the grid that is marked
     */
    public static String svg(
            List<Grid> grids,
            String label,
            Function<Grid, String> name,
            Function<Grid, String> address,
            @Nullable Place chosen) {
        List<Grid> drawn = grids.stream().filter(Grid::isDrawn).toList();
        return drawn.isEmpty() ? "" : new GridMap(drawn).draw(drawn, label, name, address, chosen);
    }

    private String draw(
            List<Grid> grids,
            String label,
            Function<Grid, String> name,
            Function<Grid, String> address,
            @Nullable Place chosen) {
        StringBuilder svg = new StringBuilder(400 + grids.size() * 300);
        svg.append(format("<svg class=\"map\" viewBox=\"0 0 %.0f %.0f\" role=\"group\" aria-label=\"", WIDTH, height))
                .append(escaped(label))
                .append("\">");
        for (Grid grid : grids) {
            Point middle = grid.shape().getInteriorPoint();
            svg.append("<a href=\"").append(escaped(address.apply(grid))).append('"');
            if (grid.place().equals(chosen)) {
                svg.append(" aria-current=\"true\"");
            }
            svg.append("><title>")
                    .append(escaped(name.apply(grid)))
                    .append("</title><path d=\"")
                    .append(path(grid))
                    .append("\"/>")
                    .append(format("<text x=\"%.1f\" y=\"%.1f\">", x(middle.getX()), y(middle.getY()) + 5))
                    .append(grid.number())
                    .append("</text></a>");
        }
        return svg.append("</svg>").toString();
    }

    private String path(Grid grid) {
        StringBuilder path = new StringBuilder();
        Coordinate[] border = grid.shape().getExteriorRing().getCoordinates();
        for (int i = 0; i < border.length - 1; i++) {
            path.append(format("%s%.1f %.1f", i == 0 ? "M" : "L", x(border[i].x), y(border[i].y)));
        }
        return path.append('Z').toString();
    }

    private double x(double longitude) {
        double drawn = extent.getWidth() * squeeze * scale;
        return (WIDTH - drawn) / 2 + (longitude - extent.getMinX()) * squeeze * scale;
    }

    private double y(double latitude) {
        return MARGIN + (extent.getMaxY() - latitude) * scale;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
