package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

class EndOrganisationTest extends SandanTest {
    private static final Place BANNER = Place.of(World.ZHANBEI.at(Level.COUNTY));
    private static final Map<String, String> MERGED = Map.of("ended-on", "2026-11-20", "end-reason", "机构改革并入旗住建局");

    private Visitor admin() {
        return visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
    }

    private String unit(String name) {
        UUID id = Ids.next();
        world.bean(Transactions.class).change(Scope.system(150_622, "test"), () -> {
            world.bean(Organisations.class)
                    .add(new Organisation(id, BANNER, OrganisationKind.DEPARTMENT, name, name, null, null, true, null));
            return id;
        });
        return id.toString();
    }

    @Test
    void an_organisation_ends_on_a_day_for_a_reason_and_a_mistake_is_taken_back() {
        String unit = unit("旗房管局");
        Visitor admin = admin();
        assertThat(admin.get("/organisations/" + unit).body()).contains("/organisations/" + unit + "/ending");
        assertThat(admin.get("/organisations/" + unit + "/ending").statusCode()).isEqualTo(200);
        var ended = admin.post("/organisations/" + unit + "/ending", MERGED);
        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(admin.follow(ended).body())
                .contains("2026年11月20日停用", "机构改革并入旗住建局", "/organisations/" + unit + "/restoration\"");
        assertThat(admin.get("/organisations?at=150622&kind=DEPARTMENT").body()).doesNotContain("旗房管局");
        assertThat(admin.get("/organisations?at=150622&ended=yes").body()).contains("旗房管局");
        assertThat(visitor(world.person(World.ZHANBEI, Role.SECRETARY))
                        .get("/pairings/new")
                        .body())
                .doesNotContain("旗房管局");
        assertThat(admin.post("/organisations/" + unit + "/ending", MERGED).statusCode())
                .isEqualTo(409);
        assertThat(admin.post("/organisations/" + unit + "/restoration", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/organisations?at=150622&kind=DEPARTMENT").body()).contains("旗房管局");
        String page = admin.get("/organisations/" + unit).body();
        assertThat(page).contains("2026年11月20日停用", "2026年11月23日恢复使用", "某某");
        assertThat(admin.post("/organisations/" + unit + "/restoration", Map.of())
                        .statusCode())
                .isEqualTo(409);
        String trail =
                visitor(world.person(World.ZHANBEI, Role.AUDITOR)).get("/trail").body();
        assertThat(trail).contains("停用单位", "恢复单位", "机构改革并入旗住建局");
    }

    @Test
    void one_with_posts_or_pairings_is_not_ended_and_each_is_named() {
        String unit = unit("旗物资局");
        UUID post = Ids.next();
        UUID pairing = Ids.next();
        UUID holder = world.person(World.ZHANBEI, Role.UNIT).account();
        world.bean(Transactions.class).change(Scope.system(150_622, "test"), () -> {
            Post made = new Post(post, BANNER, BANNER.range(), Role.UNIT, UUID.fromString(unit), "物资局联络员", "", null);
            world.bean(PostStore.class).add(made);
            world.bean(PostStore.class).hold(made, new Holder(post, holder, "巴图", LocalDate.of(2025, 1, 1), null));
            world.bean(Pairings.class)
                    .add(new Pairing(
                            pairing,
                            UUID.fromString(unit),
                            Place.of(World.NANYUAN),
                            false,
                            LocalDate.of(2020, 1, 1),
                            null));
            return made;
        });
        Visitor admin = admin();
        assertThat(admin.get("/organisations/" + unit + "/ending").body()).contains("先把下面的岗位和包联结束", "物资局联络员");
        var refused = admin.post("/organisations/" + unit + "/ending", MERGED);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("物资局联络员 巴图", "到这一天还在包联：", "机构改革并入旗住建局");
        assertThat(admin.post("/posts/" + post + "/ending", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(admin.post("/pairings/" + pairing + "/ending", Map.of("pairing-last-day", "2026-11-20"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.post("/organisations/" + unit + "/ending", MERGED).statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_day_to_come_or_no_reason_is_refused_at_the_field() {
        String unit = unit("旗煤管局");
        Visitor admin = admin();
        admin.get("/organisations/" + unit + "/ending");
        var later =
                admin.post("/organisations/" + unit + "/ending", Map.of("ended-on", "2026-11-24", "end-reason", "并"));
        assertThat(later.statusCode()).isEqualTo(422);
        assertThat(later.body()).contains("停用日期应是今天或以前", "id=\"end-reason-e\"", "value=\"2026-11-24\"");
        var noDay = admin.post("/organisations/" + unit + "/ending", Map.of("ended-on", "去年", "end-reason", "撤销了单位"));
        assertThat(noDay.body()).contains("id=\"ended-on-e\"", "撤销了单位");
    }

    @Test
    void a_unit_of_the_banner_is_not_a_secretarys_to_end() {
        String unit = unit("旗矿务局");
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(secretary.get("/organisations/" + unit + "/ending").statusCode())
                .isEqualTo(404);
        assertThat(secretary.post("/organisations/" + unit + "/ending", MERGED).statusCode())
                .isEqualTo(404);
    }
}
