package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

/** 资源清单: entered once by whoever has it, read everywhere, never overwritten. */
class ResourcesTest extends SandanTest {
    private static final int COUNTY = 150_622;

    private static Map<String, String> form(String kind, String name, String offered) {
        Map<String, String> form = new HashMap<>();
        form.put("resource-kind", kind);
        form.put("resource-name", name);
        form.put("resource-quantity", "2 名");
        form.put("resource-available", "周末");
        form.put("resource-offered", offered);
        form.put("resource-since", "2026-11-23");
        return form;
    }

    private List<Resources.Card> of(UUID organisation) {
        return world.bean(Transactions.class)
                .read(Scope.publicOf(COUNTY), () -> world.bean(Resources.class).of(COUNTY, organisation));
    }

    @Test
    void a_unit_enters_its_own_and_a_change_keeps_what_was_offered_before() {
        World.Person unit = world.unit();
        UUID own = unit.post().organisation();
        Visitor liaison = visitor(unit);
        String list = "/organisations/" + own + "/resources";
        assertThat(liaison.get(list + "/new").statusCode()).isEqualTo(200);
        var bad = liaison.post(list, form("", "", "150622"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("id=\"resource-name-e\"", "id=\"resource-kind-e\"");
        assertThat(liaison.post(list, form("people", "高压电工", "150622")).statusCode())
                .isEqualTo(303);
        UUID first = of(own).getFirst().resource().id();
        Map<String, String> more = form("people", "高压电工", "150622");
        more.put("resource-quantity", "5 名");
        assertThat(liaison.post("/resources/" + first + "/correction", more).statusCode())
                .isEqualTo(303);
        assertThat(of(own)).hasSize(2);
        String page = liaison.get(list).body();
        assertThat(page).contains("现在提供的", "以前提供的", "5 名", "2 名");
        assertThat(liaison.post("/resources/" + first + "/correction", more).statusCode())
                .isEqualTo(409);
        UUID now = of(own).getFirst().resource().id();
        assertThat(liaison.post("/resources/" + now + "/ending", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(of(own)).hasSize(2).noneMatch(card -> card.resource().until() == null);
    }

    @Test
    void nobody_enters_what_another_has() {
        World.Person unit = world.unit();
        World.Person other = world.unit();
        String list = "/organisations/" + unit.post().organisation() + "/resources";
        Visitor stranger = visitor(other);
        stranger.get("/resources");
        assertThat(stranger.get(list).statusCode()).isEqualTo(200);
        assertThat(stranger.get(list + "/new").statusCode()).isEqualTo(404);
        assertThat(stranger.post(list, form("skill", "理发", "150622")).statusCode())
                .isEqualTo(404);
        assertThat(of(unit.post().organisation())).isEmpty();
    }

    @Test
    void a_community_reads_its_own_resources_and_those_offered_to_it() {
        World.Person unit = world.unit();
        Visitor liaison = visitor(unit);
        liaison.get("/resources");
        String list = "/organisations/" + unit.post().organisation() + "/resources";
        liaison.post(list, form("room", "百人会议厅全旗", "150622"));
        liaison.post(list, form("room", "只给南园的活动室", "150622002005"));
        World.Person secretary = world.person(World.ZHANBEI, Role.SECRETARY);
        Visitor community = visitor(secretary);
        community.get("/resources");
        UUID office = Objects.requireNonNull(secretary.viewer().organisation());
        assertThat(community
                        .post("/organisations/" + office + "/resources", form("time", "社区大院周日", "150622001003"))
                        .statusCode())
                .isEqualTo(303);
        String page = community.get("/resources").body();
        assertThat(page).contains("百人会议厅全旗", "社区大院周日").doesNotContain("只给南园的活动室");
        assertThat(community.get("/resources?q=会议厅&kind=room").body())
                .contains("百人会议厅全旗")
                .doesNotContain("社区大院周日");
        Visitor nanyuan = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        assertThat(nanyuan.get("/resources").body()).contains("只给南园的活动室").doesNotContain("社区大院周日");
    }

    @Test
    void what_a_project_needs_is_matched_with_what_units_have() {
        World.Person unit = world.unit();
        Visitor liaison = visitor(unit);
        liaison.get("/resources");
        liaison.post("/organisations/" + unit.post().organisation() + "/resources", form("skill", "焊工", "150622"));
        Resources resources = world.bean(Resources.class);
        List<Resources.Match> found = world.bean(Transactions.class)
                .read(
                        unit.viewer().scope(),
                        () -> resources.matching(COUNTY, unit.post().organisation(), "持证焊工", "路灯", "焊"));
        assertThat(found).singleElement().satisfies(match -> {
            assertThat(match.word()).isEqualTo("持证焊工");
            assertThat(match.card().resource().name()).isEqualTo("焊工");
        });
        assertThat(world.bean(Transactions.class).read(unit.viewer().scope(), () -> resources.matching(COUNTY, "焊工")))
                .isNotEmpty();
    }
}
