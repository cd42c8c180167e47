package org.sandan.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.sandan.kernel.DivisionCode;

class SyntheticGridsTest {
    private static List<Grid> of(int county) {
        return SyntheticGrids.of(DivisionFile.seed().stream()
                .filter(division -> division.code().county() == county)
                .toList());
    }

    private static Map<DivisionCode, List<Grid>> byVillage(int county) {
        return of(county).stream().collect(Collectors.groupingBy(Grid::village));
    }

    private static List<Grid> zhanbei() {
        return of(150_622).stream()
                .filter(grid -> grid.village().value() == 150_622_001_003L)
                .toList();
    }

    @Test
    void the_nine_villages_of_zhonghexi_have_37_grids_and_each_has_one() {
        List<List<Grid>> villages = byVillage(150_621).entrySet().stream()
                .filter(entry -> entry.getKey().value() / 1_000 == 150_621_106)
                .map(Map.Entry::getValue)
                .toList();
        assertThat(villages).hasSize(9).allSatisfy(grids -> assertThat(grids).isNotEmpty());
        assertThat(villages.stream().mapToInt(List::size).sum()).isEqualTo(37);
    }

    @Test
    void zhanbei_has_six_grids_with_plain_names() {
        List<Grid> grids = zhanbei();
        assertThat(grids).hasSize(6);
        assertThat(grids.get(3).nameZh()).isEqualTo("站北第 4 网格");
        assertThat(grids.get(3).nameEn()).isEqualTo("Zhanbei grid 4");
    }

    @Test
    void every_village_has_three_to_six_grids_and_says_that_they_are_synthetic() {
        assertThat(byVillage(150_622).values())
                .allSatisfy(grids -> assertThat(grids).hasSizeBetween(3, 6))
                .allSatisfy(grids -> assertThat(grids).allMatch(Grid::synthetic));
    }

    @Test
    void the_grids_of_a_village_tile_it_without_gap_or_overlap() {
        assertThat(byVillage(150_622).values()).allSatisfy(grids -> {
            List<Polygon> shapes = grids.stream().map(Grid::shape).toList();
            assertThat(shapes).allMatch(Polygon::isValid);
            double sum = shapes.stream().mapToDouble(Polygon::getArea).sum();
            var union = UnaryUnionOp.union(shapes);
            assertThat(union).isInstanceOf(Polygon.class);
            assertThat(((Polygon) union).getNumInteriorRing()).isZero();
            assertThat(union.getArea()).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-9));
        });
    }

    @Test
    void no_grid_of_a_banner_overlaps_one_of_another_village() {
        for (int county : List.of(150_621, 150_622)) {
            List<Grid> all = of(county);
            Grids.Ground ground = Grids.Ground.of(java.time.Instant.EPOCH, all);
            assertThat(all)
                    .allSatisfy(grid -> assertThat(ground.near(grid.shape().getEnvelopeInternal()).stream()
                                    .filter(other -> !other.id().equals(grid.id())
                                            && GridShape.overlap(other.shape(), grid.shape())))
                            .isEmpty());
        }
    }

    @Test
    void numbers_run_from_north_to_south_and_in_a_row_from_west_to_east() {
        List<Grid> grids = zhanbei();
        var centres = grids.stream().map(grid -> grid.shape().getCentroid()).toList();
        for (int i = 0; i + 1 < centres.size(); i++) {
            boolean east = centres.get(i + 1).getX() > centres.get(i).getX();
            boolean south = centres.get(i + 1).getY() < centres.get(i).getY();
            assertThat(east || south).isTrue();
        }
        assertThat(centres.getFirst().getY()).isGreaterThan(centres.getLast().getY());
    }

    @Test
    void the_same_shapes_come_out_each_time() {
        List<String> once =
                of(150_621).stream().map(grid -> GridShape.write(grid.shape())).toList();
        List<String> again =
                of(150_621).stream().map(grid -> GridShape.write(grid.shape())).toList();
        assertThat(again).isEqualTo(once);
    }

    @Test
    void the_map_has_a_link_and_a_title_for_each_grid_and_no_style() {
        List<Grid> grids = zhanbei();
        String svg = GridMap.svg(
                grids,
                "<站北>",
                Grid::nameZh,
                grid -> "#g" + grid.number(),
                grids.get(1).place());
        assertThat(svg).contains("&lt;站北&gt;").doesNotContain("style=", "<站北>");
        assertThat(svg.split("<a href=\"#g")).hasSize(7);
        assertThat(svg).contains("<title>站北第 2 网格</title>").containsOnlyOnce("aria-current=\"true\"");
    }
}
