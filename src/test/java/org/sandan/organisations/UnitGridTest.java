package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;

/** 共建责任网格: a unit answers for a grid for a period, and its team is known there. */
class UnitGridTest extends SandanTest {
    private static Map<String, String> form(UUID unit, Place grid, String since, String last) {
        Map<String, String> form = new HashMap<>();
        form.put("unit-grid-unit", unit.toString());
        form.put("unit-grid-grid", grid.toString());
        form.put("unit-grid-since", since);
        form.put("unit-grid-last-day", last);
        return form;
    }

    @Test
    void a_unit_answers_for_a_grid_with_its_team_and_both_pages_say_so() {
        World.Person unit = world.unit();
        UUID body = unit.post().organisation();
        Place place = Place.grid(World.ZHANBEI, 5);
        Grid grid = world.bean(Grids.class).find(place).orElseThrow();
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(secretary.get("/grid-units/new?grid=" + place).body()).contains("第 5 网格");
        var early = secretary.post("/grid-units", form(body, place, "2026-11-23", "2026-11-01"));
        assertThat(early.statusCode()).isEqualTo(422);
        var added = secretary.post("/grid-units", form(body, place, "2026-11-23", ""));
        assertThat(added.statusCode()).isEqualTo(303);
        String path = added.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]*", "");
        var twice = secretary.post("/grid-units", form(body, place, "2027-01-01", ""));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("这段时间里该单位已负责这个网格");
        assertThat(secretary.post(path + "/members", Map.of("member-name", "")).statusCode())
                .isEqualTo(422);
        secretary.post(path + "/members", Map.of("member-name", "郝志强", "member-duty", "电路"));
        assertThat(secretary.get("/grids/" + grid.id()).body()).contains("郝志强", path);
        Visitor liaison = visitor(unit);
        assertThat(liaison.get("/organisations/" + body).body()).contains("郝志强", "第 5 网格", "三张清单");
        assertThat(liaison.get(path).body()).contains("郝志强", "电路").doesNotContain("/members\"");
        String member =
                secretary.get(path).body().split("name=\"member\" value=\"")[1].substring(0, 36);
        assertThat(secretary
                        .post(path + "/departures", Map.of("member", member))
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary.get("/grids/" + grid.id()).body()).doesNotContain("郝志强");
        assertThat(secretary
                        .post(path + "/ending", Map.of("unit-grid-last-day", "2026-11-30"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary
                        .post("/grid-units", form(body, place, "2027-01-01", ""))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_secretary_does_not_give_away_a_grid_of_another_community() {
        UUID body = world.unit().post().organisation();
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        secretary.get("/grids");
        var refused = secretary.post("/grid-units", form(body, Place.grid(World.NANYUAN, 2), "2026-11-23", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"unit-grid-grid-e\"");
    }

    @Test
    void a_community_cannot_be_a_unit_that_answers_for_a_grid() {
        UUID office = world.person(World.ZHANBEI, Role.SECRETARY).post().organisation();
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        secretary.get("/grids");
        assertThat(secretary
                        .post("/grid-units", form(office, Place.grid(World.ZHANBEI, 2), "2026-11-23", ""))
                        .statusCode())
                .isEqualTo(422);
    }
}
