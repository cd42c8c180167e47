package org.sandan.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.residents.ResidentStore;

class NewGridTest extends SandanTest {
    private Visitor secretary() {
        return visitor(world.person(World.NANYUAN, Role.SECRETARY));
    }

    private static Map<String, String> form(String name, String shape) {
        return new HashMap<>(Map.of(
                "at", World.NANYUAN.toString(), "chinese-name", name, "grid-households", "120", "grid-shape", shape));
    }

    private static String square(double west) {
        return ("{\"type\":\"Polygon\",\"coordinates\":[[[%1$.2f,39.80],[%2$.2f,39.80],[%2$.2f,39.81],[%1$.2f,39.81],"
                        + "[%1$.2f,39.80]]]}")
                .formatted(west, west + 0.01);
    }

    private Grid added(Visitor by, String name, String shape) {
        by.get("/grids/new?at=" + World.NANYUAN);
        var answer = by.post("/grids", form(name, shape));
        assertThat(answer.statusCode()).isEqualTo(303);
        String page = answer.headers().firstValue("Location").orElseThrow();
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        return world.bean(Grids.class).find(150_622, id).orElseThrow();
    }

    private int highest() {
        return world.bean(Grids.class).of(World.NANYUAN).stream()
                .mapToInt(Grid::number)
                .max()
                .orElseThrow();
    }

    @Test
    void a_new_grid_lies_in_its_village_and_takes_the_next_number() {
        Visitor secretary = secretary();
        assertThat(secretary.get("/grids").body()).contains("/grids/new?at=" + World.NANYUAN);
        int before = highest();
        Grid made = added(secretary, "南苑新网格", square(113.00));
        assertThat(made.number()).isEqualTo(before + 1);
        assertThat(made.village()).isEqualTo(World.NANYUAN);
        assertThat(made.synthetic()).isFalse();
        assertThat(world.bean(Grids.class).at(150_622, 113.005, 39.805)).hasValue(made);
        assertThat(secretary.get("/grids").body()).contains("南苑新网格");
        assertThat(visitor(world.person(World.ZHANBEI, Role.AUDITOR))
                        .get("/trail?action=add-grid")
                        .body())
                .contains("添加网格", made.id().toString().substring(28));
    }

    @Test
    void a_grid_may_wait_for_its_border_and_its_village_still_has_a_map() {
        Visitor secretary = secretary();
        Grid bare = added(secretary, "还没画的网格", "");
        assertThat(bare.isDrawn()).isFalse();
        assertThat(secretary.get("/grids").body()).contains("还没画的网格", "<svg class=\"map\"");
        assertThat(secretary.get("/grids/" + bare.id()).body()).contains("还没有画边界");
        Map<String, String> drawn = form("画好的网格", square(113.10));
        assertThat(secretary.post("/grids/" + bare.id(), drawn).statusCode()).isEqualTo(303);
        assertThat(world.bean(Grids.class)
                        .at(150_622, 113.105, 39.805)
                        .orElseThrow()
                        .nameZh())
                .isEqualTo("画好的网格");
        Map<String, String> rubbedOut = form("画好的网格", " ");
        assertThat(secretary.post("/grids/" + bare.id(), rubbedOut).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_border_over_a_neighbour_is_refused_at_the_field_and_what_was_typed_stays() {
        Visitor secretary = secretary();
        added(secretary, "有边界的网格", square(113.20));
        int before = highest();
        secretary.get("/grids/new?at=" + World.NANYUAN);
        var refused = secretary.post("/grids", form("盖住别人的网格", square(113.20)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"grid-shape-e\"", "与有边界的网格重叠", "盖住别人的网格", "113.20");
        Map<String, String> wrong = form("", "POLYGON((1 2))");
        wrong.put("grid-households", "很多");
        assertThat(secretary.post("/grids", wrong).body())
                .contains("id=\"chinese-name-e\"", "id=\"grid-households-e\"", "id=\"grid-shape-e\"", "POLYGON((1 2))");
        assertThat(highest()).isEqualTo(before);
    }

    @Test
    void a_grid_is_added_by_whoever_answers_for_the_village_only() {
        Visitor other = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(other.get("/grids/new?at=" + World.NANYUAN).statusCode()).isEqualTo(404);
        assertThat(other.get("/grids?at=" + World.NANYUAN).body()).doesNotContain("/grids/new");
        other.get("/grids");
        assertThat(other.post("/grids", form("别人的网格", "")).statusCode()).isEqualTo(404);
        Visitor town = visitor(world.person(World.NANYUAN, Role.TOWN));
        assertThat(town.get("/grids/new?at=150622002").statusCode()).isEqualTo(404);
        assertThat(town.get("/grids/new?at=" + World.NANYUAN).statusCode()).isEqualTo(200);
    }

    @Test
    void a_grid_on_which_something_hangs_is_not_ended_and_each_thing_is_named() {
        Place four = Place.grid(World.NANYUAN, 4);
        Grid grid = world.bean(Grids.class).find(four).orElseThrow();
        world.order(World.NANYUAN, "南苑四网格的路灯");
        world.bean(Transactions.class)
                .change(
                        Scope.system(150_622, "test"),
                        () -> world.bean(ResidentStore.class).addHousehold(four, "南苑 4-1", true));
        for (Role role : new Role[] {Role.SECRETARY, Role.TOWN}) {
            Visitor visitor = visitor(world.person(World.NANYUAN, role));
            visitor.get("/grids/" + grid.id());
            var refused = visitor.post("/grids/" + grid.id() + "/ending", Map.of());
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("个岗位（岗位", "请先在住户页移到别的网格", "件没办结");
        }
        Visitor admin = visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
        admin.get("/grids/" + grid.id());
        assertThat(admin.post("/grids/" + grid.id() + "/ending", Map.of()).body())
                .as("an administrator sees neither households nor orders, and is refused all the same")
                .contains("请先在住户页移到别的网格", "件没办结");
        assertThat(world.bean(Grids.class).find(four)).hasValue(grid);
    }

    @Test
    void the_number_of_an_ended_grid_is_never_given_again() {
        Visitor secretary = secretary();
        Grid first = added(secretary, "要停用的网格", "");
        secretary.get("/grids/" + first.id());
        assertThat(secretary.post("/grids/" + first.id() + "/ending", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(world.bean(Grids.class).find(first.place())).isEmpty();
        assertThat(secretary.get("/grids/" + first.id()).body()).contains("停用");
        assertThat(added(secretary, "后来的网格", "").number()).isEqualTo(first.number() + 1);
    }
}
