package org.sandan.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Outcome.Refused;
import org.sandan.kernel.RefusalType;

class GridShapeTest {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[111.2,39.8],[111.3,39.8],[111.3,39.9],[111.2,39.9],[111.2,39.8]]]}";

    private static RefusalType refusal(String text) {
        Outcome<Polygon> outcome = GridShape.read(text);
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<Polygon>) outcome).refusal().type();
    }

    @Test
    void a_polygon_is_read_and_written_without_change() {
        String written = GridShape.write(GridShape.read(SQUARE).orThrow());
        assertThat(GridShape.write(GridShape.read(written).orThrow())).isEqualTo(written);
    }

    @Test
    void a_feature_around_the_polygon_is_accepted() {
        String feature = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + SQUARE + "}";
        assertThat(GridShape.read(feature).orThrow().getArea()).isGreaterThan(0.009);
    }

    @Test
    void text_that_is_no_polygon_is_refused() {
        assertThat(refusal("")).isEqualTo(DivisionRefusal.GRID_SHAPE_UNREADABLE);
        assertThat(refusal("{\"type\":")).isEqualTo(DivisionRefusal.GRID_SHAPE_UNREADABLE);
        assertThat(refusal("[1,2]")).isEqualTo(DivisionRefusal.GRID_SHAPE_UNREADABLE);
        assertThat(refusal("{\"type\":\"Point\",\"coordinates\":[111,39]}"))
                .isEqualTo(DivisionRefusal.GRID_SHAPE_UNREADABLE);
        assertThat(refusal(SQUARE.replace(",[111.2,39.8]]]", "]]"))).isEqualTo(DivisionRefusal.GRID_SHAPE_UNREADABLE);
    }

    @Test
    void a_border_that_crosses_itself_is_refused() {
        assertThat(refusal(SQUARE.replace("[111.3,39.8],[111.3,39.9]", "[111.3,39.9],[111.3,39.8]")))
                .isEqualTo(DivisionRefusal.GRID_SHAPE_CROSSED);
    }

    @Test
    void longitude_and_latitude_exchanged_are_noticed() {
        assertThat(refusal(SQUARE.replace("[111.3,39.8]", "[39.8,111.3]"))).isEqualTo(DivisionRefusal.GRID_SHAPE_FAR);
    }

    @Test
    void grids_that_share_a_border_do_not_overlap() {
        Polygon one = GridShape.read(SQUARE).orThrow();
        Polygon east = GridShape.read(SQUARE.replace("111.3", "111.4").replace("111.2", "111.3"))
                .orThrow();
        Polygon across = GridShape.read(SQUARE.replace("111.3", "111.25")).orThrow();
        assertThat(GridShape.overlap(one, east)).isFalse();
        assertThat(GridShape.overlap(one, across)).isTrue();
    }
}
