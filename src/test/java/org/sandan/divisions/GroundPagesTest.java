package org.sandan.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;

class GroundPagesTest extends SandanTest {
    private static final String FAR_EAST =
            "{\"type\":\"Polygon\",\"coordinates\":[[[112.5,39.8],[112.6,39.8],[112.6,39.9],[112.5,39.9],[112.5,39.8]]]}";

    private Visitor as(Role role) {
        return visitor(world.person(World.ZHANBEI, role));
    }

    private Grid grid(DivisionCode village, int number) {
        return world.bean(Grids.class).find(Place.grid(village, number)).orElseThrow();
    }

    @Test
    void the_tree_is_browsed_by_staff_and_the_way_up_is_shown() {
        String page = as(Role.SECRETARY).get("/divisions/150622001").body();
        assertThat(page).contains("兴隆街道", "准格尔旗", "/divisions/150622001003").doesNotContain("/divisions/new");
    }

    @Test
    void an_administrator_adds_renames_and_abolishes_a_division() {
        Visitor admin = as(Role.SYSTEM_ADMIN);
        admin.get("/divisions/new?at=150622");
        var added = admin.post(
                "/divisions",
                Map.of("at", "150622", "division-code", "150622019", "chinese-name", "新城街道", "english-name", ""));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(admin.follow(added).body()).contains("已添加：新城街道");
        admin.post("/divisions/150622019/name", Map.of("chinese-name", "新区街道", "english-name", "Xinqu"));
        assertThat(admin.get("/divisions/150622019").body()).contains("新区街道");
        admin.post("/divisions/150622019/abolition", Map.of());
        assertThat(admin.get("/divisions/150622019").body()).contains("已停用");
    }

    @Test
    void a_wrong_code_is_refused_at_the_field_and_what_was_typed_stays() {
        Visitor admin = as(Role.SYSTEM_ADMIN);
        admin.get("/divisions/new?at=150622");
        var refused = admin.post(
                "/divisions",
                Map.of("at", "150622", "division-code", "15062", "chinese-name", "<b>城</b>", "english-name", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"division-code-e\"", "value=\"15062\"", "&lt;b>城&lt;/b>")
                .doesNotContain("<b>城");
    }

    @Test
    void a_division_with_parts_in_use_is_not_abolished() {
        Visitor admin = as(Role.SYSTEM_ADMIN);
        admin.get("/divisions/150622001");
        assertThat(admin.post("/divisions/150622001/abolition", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_division_of_another_county_is_as_if_it_did_not_exist() {
        assertThat(as(Role.SECRETARY).get("/divisions/150621106").statusCode()).isEqualTo(404);
        assertThat(as(Role.SECRETARY).get("/divisions/150622999").statusCode()).isEqualTo(404);
        assertThat(as(Role.SECRETARY).get("/grids?at=abc").statusCode()).isEqualTo(404);
    }

    @Test
    void an_import_with_one_wrong_line_changes_nothing_and_names_it() {
        Visitor admin = as(Role.SYSTEM_ADMIN);
        admin.get("/divisions/import");
        String list = "code,name_zh,name_en\n150622018,东城街道,Dongcheng\n15062201,错,\n150621999,别旗,";
        var trial = admin.post("/divisions/import/trial", Map.of("division-list", list));
        assertThat(trial.body()).contains("第 3 行", "第 4 行").doesNotContain("formaction=\"/divisions/import\"");
        assertThat(admin.post("/divisions/import", Map.of("division-list", list))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.get("/divisions/150622018").statusCode()).isEqualTo(404);
        String good = "code,name_zh,name_en\n150622018,东城街道,Dongcheng";
        assertThat(admin.get("/divisions/import").statusCode()).isEqualTo(200);
        assertThat(admin.post("/divisions/import/trial", Map.of("division-list", good))
                        .body())
                .contains("formaction=\"/divisions/import\"");
        assertThat(admin.post("/divisions/import", Map.of("division-list", good))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/divisions/150622018").body()).contains("东城街道");
    }

    @Test
    void the_grids_of_a_village_stand_in_a_list_and_on_a_map_that_says_it_is_invented() {
        String page = as(Role.GRID_WORKER).get("/grids").body();
        assertThat(page).contains("<svg class=\"map\"", "演示虚构", "第 6 网格").doesNotContain("style=\"");
    }

    @Test
    void a_shape_that_overlaps_a_neighbour_is_refused_and_a_free_one_is_kept() {
        Grid six = grid(World.GUANJING, 6);
        Visitor admin = visitor(world.person(World.GUANJING, Role.SYSTEM_ADMIN));
        assertThat(admin.get("/grids/" + six.id()).body()).contains("grid-shape");
        String five = GridShape.write(grid(World.GUANJING, 5).shape());
        Map<String, String> form =
                Map.of("chinese-name", "官井第六网格", "english-name", "", "grid-households", "310", "grid-shape", five);
        var refused = admin.post("/grids/" + six.id(), form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("重叠");
        var kept = admin.post(
                "/grids/" + six.id(),
                Map.of("chinese-name", "官井第六网格", "english-name", "", "grid-households", "310", "grid-shape", FAR_EAST));
        assertThat(kept.statusCode()).isEqualTo(303);
        Grid now = grid(World.GUANJING, 6);
        assertThat(now.synthetic()).isFalse();
        assertThat(world.bean(Grids.class).at(150_621, 112.55, 39.85)).hasValue(now);
        assertThat(world.bean(Grids.class).at(150_621, 112.7, 39.85)).isEmpty();
    }

    @Test
    void a_secretary_does_not_edit_the_grids_of_another_community() {
        Grid other = grid(World.NANYUAN, 6);
        Visitor secretary = as(Role.SECRETARY);
        assertThat(secretary.get("/grids/" + other.id()).body()).doesNotContain("name=\"grid-shape\"");
        var refused = secretary.post(
                "/grids/" + other.id(),
                Map.of("chinese-name", "x", "english-name", "", "grid-households", "1", "grid-shape", FAR_EAST));
        assertThat(refused.statusCode()).isIn(403, 404);
        assertThat(grid(World.NANYUAN, 6).nameZh()).isEqualTo("第 6 网格");
    }
}
