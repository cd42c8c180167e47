package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

class OrganisationPagesTest extends SandanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Place GRID_4 = World.GRID_4;

    private Visitor as(Role role) {
        return visitor(world.person(World.ZHANBEI, role));
    }

    private Posts posts() {
        return world.bean(Posts.class);
    }

    private <T> T read(java.util.function.Supplier<T> work) {
        return world.bean(Transactions.class).read(Scope.publicOf(150_622), work);
    }

    /** A post of grid 2 that nobody else in the tests uses, held by the community's hall worker. */
    private Post spare() {
        World.Person hall = world.person(World.ZHANBEI, Role.COMMUNITY_STAFF);
        Place place = Place.grid(World.ZHANBEI, 2);
        UUID office = Objects.requireNonNull(hall.viewer().organisation());
        Post post = new Post(Ids.next(), place, place.range(), Role.GRID_WORKER, office, "第 2 网格网格员", "", null);
        world.bean(Transactions.class).change(Scope.system(150_622, "test"), () -> {
            world.bean(PostStore.class).add(post);
            world.bean(PostStore.class)
                    .hold(post, new Holder(post.id(), hall.account(), "某某", LocalDate.of(2025, 1, 1), null));
            return post;
        });
        return post;
    }

    @Test
    void an_order_at_a_grid_can_go_to_its_grid_worker_its_community_and_its_town_only() {
        List<Role> roles = read(() -> posts().answeringPosts(150_622, GRID_4)).stream()
                .map(Post::role)
                .toList();
        assertThat(roles)
                .startsWith(Role.GRID_WORKER)
                .contains(Role.COMMUNITY_STAFF, Role.SECRETARY)
                .endsWith(Role.TOWN);
        assertThat(roles).doesNotContain(Role.UNIT, Role.LEADING_GROUP);
        assertThat(read(() -> posts().answeringPosts(150_622, Place.grid(World.ZHANBEI, 5))))
                .noneMatch(post -> post.role() == Role.GRID_WORKER);
    }

    @Test
    void the_posts_above_a_place_are_found() {
        World.Person town = world.person(World.ZHANBEI, Role.TOWN);
        assertThat(read(() -> posts().postAbove(150_622, GRID_4))).hasValue(town.post());
        assertThat(read(() -> posts().secretaryOf(150_622, GRID_4)))
                .hasValue(world.person(World.ZHANBEI, Role.SECRETARY).post());
        assertThat(read(() -> posts().leadingGroup(150_622)).orElseThrow().role())
                .isEqualTo(Role.LEADING_GROUP);
        assertThat(read(() -> posts().postsOfAccount(150_622, town.account(), TODAY)))
                .contains(town.post());
    }

    @Test
    void cards_come_with_holder_organisation_and_telephone_and_say_what_is_vacant() {
        World.Person town = world.person(World.ZHANBEI, Role.TOWN);
        Map<UUID, PostCard> now =
                read(() -> posts().cards(150_622, List.of(town.post().id(), Ids.next()), TODAY));
        PostCard card = Objects.requireNonNull(now.get(town.post().id()));
        assertThat(now).hasSize(1);
        assertThat(card.holderName()).isEqualTo("某某");
        assertThat(card.phone()).isEqualTo("0477-000 1200");
        Map<UUID, PostCard> before =
                read(() -> posts().cards(150_622, List.of(town.post().id()), LocalDate.of(2020, 1, 1)));
        assertThat(Objects.requireNonNull(before.get(town.post().id())).isVacant())
                .isTrue();
    }

    @Test
    void a_post_is_handed_over_in_one_step_and_the_history_stays() {
        Post post = spare();
        World.Person next = world.person(World.NANYUAN, Role.COMMUNITY_STAFF);
        Visitor secretary = as(Role.SECRETARY);
        assertThat(secretary.get("/posts/" + post.id()).body()).contains("hand-over-from");
        Map<String, String> form = Map.of("successor", next.account().toString(), "hand-over-from", "2026-11-25");
        assertThat(secretary.post("/posts/" + post.id() + "/hand-over", form).statusCode())
                .isEqualTo(303);
        List<Holder> holders = read(() -> posts().holders(150_622, post.id()));
        assertThat(holders).hasSize(2);
        assertThat(holders.getLast().until())
                .isEqualTo(holders.getFirst().since())
                .isEqualTo("2026-11-25");
        assertThat(read(() -> posts().holder(150_622, post.id(), TODAY))).hasValue(holders.getLast());
        clock.pass(Duration.ofDays(2));
        assertThat(read(() -> posts().holder(150_622, post.id(), TODAY.plusDays(2))))
                .hasValue(holders.getFirst());
    }

    @Test
    void a_hand_over_into_the_past_or_to_nobody_is_refused_at_the_field() {
        Post post = spare();
        World.Person next = world.person(World.NANYUAN, Role.COMMUNITY_STAFF);
        Visitor secretary = as(Role.SECRETARY);
        secretary.get("/posts/" + post.id());
        String at = "/posts/" + post.id() + "/hand-over";
        var past = secretary.post(at, Map.of("successor", next.account().toString(), "hand-over-from", "2026-11-22"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("id=\"hand-over-from-e\"");
        var nobody = secretary.post(at, Map.of("successor", Ids.next().toString(), "hand-over-from", "2026-11-23"));
        assertThat(nobody.body()).contains("id=\"successor-e\"");
        var noDate = secretary.post(at, Map.of("successor", next.account().toString(), "hand-over-from", "morgen"));
        assertThat(noDate.statusCode()).isEqualTo(422);
    }

    @Test
    void a_post_of_another_community_is_not_a_secretarys_to_hand_over() {
        World.Person other = world.person(World.NANYUAN, Role.GRID_WORKER);
        Outcome<Holder> outcome = world.bean(HandOver.class)
                .handOver(
                        world.viewer(Role.SECRETARY),
                        other.post().id(),
                        new People.Person(Ids.next(), "某", "x"),
                        TODAY);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void an_organisation_with_a_wrong_credit_code_is_refused_and_with_a_right_one_kept_once() {
        Visitor admin = as(Role.SYSTEM_ADMIN);
        admin.get("/organisations/new");
        Map<String, String> form = Map.of(
                "chinese-name",
                "鑫源煤业",
                "english-name",
                "Xinyuan Coal",
                "organisation-kind",
                "ENTERPRISE",
                "organisation-division",
                "150622",
                "credit-code",
                "91350211M000100Y43",
                "office-phone",
                "0477-4212345");
        var refused = admin.post("/organisations", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"credit-code-e\"", "鑫源煤业");
        Map<String, String> right = new java.util.HashMap<>(form);
        right.put("credit-code", "91350211M000100Y46");
        var kept = admin.post("/organisations", right);
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(admin.follow(kept).body()).contains("91350211M000100Y46");
        assertThat(admin.post("/organisations", right).statusCode()).isEqualTo(422);
        assertThat(admin.get("/organisations?kind=enterprise").body()).contains("鑫源煤业");
        assertThat(as(Role.UNIT).get("/organisations?kind=DEPARTMENT").body()).doesNotContain("鑫源煤业");
    }

    @Test
    void a_secretary_does_not_add_an_organisation_to_another_community() {
        Visitor secretary = as(Role.SECRETARY);
        secretary.get("/organisations/new");
        var refused = secretary.post(
                "/organisations",
                Map.of(
                        "chinese-name",
                        "某店",
                        "organisation-kind",
                        "ENTERPRISE",
                        "organisation-division",
                        "150622002005"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"organisation-division-e\"");
    }

    @Test
    void a_unit_is_paired_with_a_community_for_a_period_and_the_pairing_ends() {
        Organisation unit = new Organisation(
                Ids.next(),
                Place.of(World.ZHANBEI.at(org.sandan.kernel.DivisionCode.Level.COUNTY)),
                OrganisationKind.DEPARTMENT,
                "旗能源局",
                "Energy Bureau",
                null,
                null,
                true,
                null);
        world.bean(Transactions.class).change(Scope.system(150_622, "test"), () -> {
            world.bean(Organisations.class).add(unit);
            return unit;
        });
        Visitor secretary = as(Role.SECRETARY);
        assertThat(secretary.get("/pairings/new").body()).contains("旗能源局");
        Map<String, String> form = Map.of(
                "pairing-unit",
                unit.id().toString(),
                "pairing-division",
                "150622001003",
                "pairing-lead",
                "yes",
                "pairing-since",
                "2018-01-01",
                "pairing-last-day",
                "");
        var added = secretary.post("/pairings", form);
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(secretary.post("/pairings", form).statusCode()).isEqualTo(422);
        String page = added.headers().firstValue("Location").orElseThrow();
        assertThat(secretary.get(page).body()).contains("旗能源局", "牵头");
        assertThat(secretary
                        .post(page + "/ending", Map.of("pairing-last-day", "2017-12-31"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(secretary
                        .post(page + "/ending", Map.of("pairing-last-day", "2025-12-31"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(as(Role.UNIT).get("/organisations/" + unit.id()).body()).contains("站北社区", "已结束");
        assertThat(as(Role.UNIT).get("/pairings?at=150622001003").body()).contains("旗能源局");
    }

    @Test
    void what_is_not_there_answers_as_not_found() {
        for (String page : List.of("/organisations/", "/posts/", "/pairings/")) {
            assertThat(as(Role.TOWN).get(page + Ids.next()).statusCode()).isEqualTo(404);
            assertThat(as(Role.TOWN).get(page + "nonsense").statusCode()).isEqualTo(404);
        }
        assertThat(as(Role.TOWN).get("/posts?at=150622001").body()).contains("某某");
    }
}
