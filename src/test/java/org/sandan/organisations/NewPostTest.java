package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

class NewPostTest extends SandanTest {
    private static final Place GRID_5 = Place.grid(World.NANYUAN, 5);

    private Visitor as(Role role) {
        return visitor(world.person(World.NANYUAN, role));
    }

    private String office(Role role) {
        return Objects.requireNonNull(world.person(World.NANYUAN, role).viewer().organisation())
                .toString();
    }

    private Map<String, String> form(String office, Role role, String name) {
        return new HashMap<>(Map.of(
                "at",
                World.NANYUAN.toString(),
                "post-organisation",
                office,
                "post-role",
                role.name(),
                "post-grid",
                GRID_5.toString(),
                "chinese-name",
                name,
                "english-name",
                "",
                "office-phone",
                ""));
    }

    private String added(Visitor by, Map<String, String> form) {
        by.get("/posts/new?at=" + form.get("at"));
        HttpResponse<String> answer = by.post("/posts", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private List<Post> at(Place place) {
        return world.bean(Transactions.class)
                .read(Scope.publicOf(150_622), () -> world.bean(Posts.class).inUseAt(150_622, place));
    }

    @Test
    void a_secretary_adds_a_post_in_a_grid_gives_it_to_somebody_and_ends_it() {
        Visitor secretary = as(Role.SECRETARY);
        assertThat(secretary.get("/posts").body()).contains("/posts/new?at=" + World.NANYUAN);
        String page = added(secretary, form(office(Role.SECRETARY), Role.GRID_WORKER, "南苑五网格网格员"));
        assertThat(secretary.get(page).body()).contains("南苑五网格网格员", "空缺", "定任职人");
        assertThat(at(GRID_5)).anyMatch(post -> post.nameZh().equals("南苑五网格网格员"));
        World.Person next = world.person(World.NANYUAN, Role.COMMUNITY_STAFF);
        Map<String, String> successor = Map.of("successor", next.account().toString(), "hand-over-from", "2026-11-23");
        assertThat(secretary.post(page + "/hand-over", successor).statusCode()).isEqualTo(303);
        assertThat(secretary.follow(secretary.post(page + "/ending", Map.of())).body())
                .contains("已停用：南苑五网格网格员");
        assertThat(at(GRID_5)).noneMatch(post -> post.nameZh().equals("南苑五网格网格员"));
        assertThat(secretary.get("/posts").body()).doesNotContain("南苑五网格网格员");
        String ended = secretary.get(page).body();
        assertThat(ended).contains("停用", "某某").doesNotContain("/hand-over\"", "/ending\"");
        String trail =
                visitor(world.person(World.ZHANBEI, Role.AUDITOR)).get("/trail").body();
        assertThat(trail).contains("添加岗位", "停用岗位");
    }

    @Test
    void whoever_held_an_ended_post_is_logged_out() {
        Visitor secretary = as(Role.SECRETARY);
        String page = added(secretary, form(office(Role.SECRETARY), Role.GRID_WORKER, "只当一天的网格员"));
        World.Person holder = world.person(World.NANYUAN, Role.GRID_WORKER);
        Visitor open = visitor(holder);
        assertThat(open.get("/desk").statusCode()).isEqualTo(200);
        secretary.get(page);
        secretary.post(
                page + "/hand-over", Map.of("successor", holder.account().toString(), "hand-over-from", "2026-11-23"));
        secretary.post(page + "/ending", Map.of());
        world.bean(OutboxDelivery.class).deliver(150_622);
        long deadline = System.nanoTime() + 4_000_000_000L;
        while (open.get("/desk").statusCode() == 200 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(open.get("/desk").headers().firstValue("Location").orElse(""))
                .startsWith("/login");
    }

    @Test
    void a_post_that_answers_for_an_open_case_is_not_ended() {
        world.order(World.NANYUAN, "有人负责的事才不会丢");
        World.Person secretary = world.person(World.NANYUAN, Role.SECRETARY);
        Visitor town = as(Role.TOWN);
        String page = "/posts/" + secretary.post().id();
        assertThat(town.get(page).body()).contains("停用岗位");
        var refused = town.post(page + "/ending", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("件没办结的事，不能停用", "请把岗位交接给别人");
        assertThat(at(Place.of(World.NANYUAN))).contains(secretary.post());
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() {
        Visitor secretary = as(Role.SECRETARY);
        secretary.get("/posts/new");
        Map<String, String> wrong = form(office(Role.SECRETARY), Role.GRID_WORKER, "");
        wrong.put("post-grid", Place.grid(World.ZHANBEI, 1).toString());
        wrong.put("office-phone", "号码是多少");
        var refused = secretary.post("/posts", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"chinese-name-e\"", "id=\"post-grid-e\"", "id=\"office-phone-e\"", "号码是多少");
        Map<String, String> nowhere = form(Ids.next().toString(), Role.GRID_WORKER, "没有单位的岗位");
        assertThat(secretary.post("/posts", nowhere).body()).contains("id=\"post-organisation-e\"", "没有单位的岗位");
        Map<String, String> above = form(office(Role.SECRETARY), Role.SECRETARY, "第二个书记");
        assertThat(secretary.post("/posts", above).body()).contains("id=\"post-role-e\"");
    }

    @Test
    void a_community_has_one_secretary() {
        Visitor town = as(Role.TOWN);
        town.get("/posts/new?at=" + World.NANYUAN);
        var refused = town.post("/posts", form(office(Role.SECRETARY), Role.SECRETARY, "第二个书记"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("一个地方只有一个");
    }

    @Test
    void a_post_of_an_administrator_is_added_by_the_security_administrator_only() {
        Place banner = Place.of(World.ZHANBEI.at(Level.COUNTY));
        Organisation office = new Organisation(
                Ids.next(), banner, OrganisationKind.PLATFORM, "平台办", "Platform office", null, null, true, null);
        world.bean(Transactions.class).change(Scope.system(150_622, "test"), () -> {
            world.bean(Organisations.class).add(office);
            return office;
        });
        Map<String, String> form = form(office.id().toString(), Role.AUDITOR, "第二审计员");
        form.put("at", "150622");
        Visitor system = visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
        system.get("/posts/new?at=150622");
        assertThat(system.post("/posts", form).statusCode()).isEqualTo(422);
        Visitor security = visitor(world.person(World.ZHANBEI, Role.SECURITY_ADMIN));
        String page = added(security, form);
        assertThat(security.post(page + "/ending", Map.of()).statusCode()).isEqualTo(303);
        String own = "/posts/"
                + world.person(World.ZHANBEI, Role.SECURITY_ADMIN).post().id();
        security.get(own);
        assertThat(security.post(own + "/ending", Map.of()).statusCode()).isEqualTo(403);
    }
}
