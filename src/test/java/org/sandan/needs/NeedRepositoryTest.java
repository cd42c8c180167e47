package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** 需求库: what a post's scope holds, narrowed, paged both ways, selected and made one. */
class NeedRepositoryTest extends SandanTest {
    private static final Pattern ROW = Pattern.compile("name=\"need\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*[?&](?:amp;)?(after|before)=[^\"]*)\"");

    private Visitor secretary() {
        return visitor(world.person(World.NANYUAN, Role.SECRETARY));
    }

    private Viewer viewer() {
        return world.person(World.NANYUAN, Role.SECRETARY).viewer();
    }

    private UUID order(String words) {
        return world.order(World.NANYUAN, words).need();
    }

    private UUID order(String words, String phone) {
        return world.order(World.NANYUAN, words, new Contact(false, "某", phone)).need();
    }

    private UUID accepted(String words) {
        UUID need = order(words);
        world.bean(AcceptNeed.class)
                .accept(viewer(), new AcceptNeed.Acceptance(need, 1, words, false))
                .orThrow();
        return need;
    }

    private static List<String> rows(String page) {
        Set<String> rows = new LinkedHashSet<>();
        Matcher found = ROW.matcher(page);
        while (found.find()) {
            rows.add(found.group(1));
        }
        return new ArrayList<>(rows);
    }

    private static String link(String page, String direction) {
        Matcher found = LINK.matcher(page);
        while (found.find()) {
            if (found.group(2).equals(direction)) {
                return found.group(1).replace("&amp;", "&");
            }
        }
        return "";
    }

    private static RefusalType refused(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().type();
    }

    private String state(UUID need) {
        return world.bean(Transactions.class)
                .read(
                        viewer().scope(),
                        () -> world.bean(Cases.class)
                                .find(150_622, need)
                                .orElseThrow()
                                .state());
    }

    @Test
    void pages_lead_on_and_back_and_meet_every_row_once_in_both_orders() {
        for (int i = 0; i < 45; i++) {
            order("翻页用的需求第 " + i + " 件");
        }
        Visitor secretary = secretary();
        for (String sort : List.of("", "&sort=newest")) {
            List<List<String>> there = new ArrayList<>();
            String page = secretary.get("/needs?q=翻页用的需求" + sort).body();
            there.add(rows(page));
            while (!link(page, "after").isEmpty()) {
                page = secretary.get(link(page, "after")).body();
                there.add(rows(page));
            }
            assertThat(there).hasSize(3);
            assertThat(there.stream().flatMap(List::stream).distinct()).hasSize(45);
            assertThat(page).contains("符合 45 件");
            List<List<String>> back = new ArrayList<>(List.of(there.getLast()));
            while (!link(page, "before").isEmpty()) {
                page = secretary.get(link(page, "before")).body();
                back.add(rows(page));
            }
            Collections.reverse(back);
            assertThat(back).isEqualTo(there);
        }
    }

    @Test
    void states_kind_group_grid_and_way_in_narrow_the_list_together() {
        UUID received = order("筛选：楼道灯");
        UUID accepted = accepted("筛选：西门路灯");
        Visitor secretary = secretary();
        String both = secretary.get("/needs?q=筛选&state=received&state=accepted").body();
        assertThat(rows(both)).contains(received.toString(), accepted.toString());
        assertThat(both).contains("状态：2 项", "待受理、已受理", "符合 2 件");
        assertThat(rows(secretary.get("/needs?q=筛选&state=accepted").body())).containsExactly(accepted.toString());
        String kind = world.category(150_622, "SMALL_WORKS").toString();
        String other = world.category(150_622, "JOBS").toString();
        Place grid = Place.grid(World.NANYUAN, 4);
        assertThat(rows(secretary
                        .get("/needs?q=筛选&category=" + kind + "&grid=" + grid + "&source=self")
                        .body()))
                .hasSize(2);
        assertThat(rows(secretary.get("/needs?q=筛选&category=" + other).body())).isEmpty();
        assertThat(rows(secretary
                        .get("/needs?q=筛选&grid=" + Place.grid(World.NANYUAN, 3))
                        .body()))
                .isEmpty();
        assertThat(rows(secretary.get("/needs?q=筛选&group=elders").body())).isEmpty();
        assertThat(rows(secretary.get("/needs?q=筛选&source=staff").body())).isEmpty();
    }

    @Test
    void what_nobody_has_accepted_yet_is_found_by_the_words_of_whoever_ordered_it_in_its_own_community_only() {
        UUID need = order("东门井盖松了一块");
        assertThat(rows(secretary().get("/needs?q=井盖").body())).contains(need.toString());
        Visitor elsewhere = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(elsewhere.get("/needs?q=井盖").body()).doesNotContain(need.toString());
    }

    @Test
    void a_key_changed_by_hand_and_an_unknown_state_begin_at_the_first_page() {
        order("地址被人改过也能看");
        assertThat(secretary().get("/needs?after=nonsense").statusCode()).isEqualTo(200);
        assertThat(secretary()
                        .get("/needs?after=9_9&state=nothing&grid=4&group=x")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_selection_says_what_it_adds_up_to_and_counts_one_telephone_once() {
        UUID one = order("合计：路灯一", "13800001111");
        UUID two = order("合计：路灯二", "13800001111");
        UUID three = order("合计：路灯三", "13800002222");
        String page = secretary()
                .get("/needs/selection?need=" + one + "&need=" + two + "&need=" + three)
                .body();
        assertThat(page).contains("已选 3 件，2 人同求，涉及第 4 网格", "设计成项目", "合并为一件");
        assertThat(secretary().get("/needs/selection").body()).contains("还没有选");
        String list = secretary().get("/needs?q=合计&need=" + one).body();
        assertThat(list).contains("value=\"" + one + "\" checked");
    }

    @Test
    void several_become_one_or_none_does() {
        UUID one = order("合并：门口井盖一");
        UUID two = order("合并：门口井盖二");
        UUID three = order("合并：门口井盖三");
        MergeNeed merge = world.bean(MergeNeed.class);
        assertThat(refused(merge.mergeAll(viewer(), List.of(one), one))).isEqualTo(NeedRefusal.MERGE_NEEDS_TWO);
        Visitor secretary = secretary();
        secretary.get("/needs/selection?need=" + one + "&need=" + two);
        var merged = secretary.post("/needs/mergers?need=" + one + "&need=" + two, Map.of("target", one.toString()));
        assertThat(merged.statusCode()).isEqualTo(303);
        assertThat(secretary.follow(merged).body()).contains("已合并，1 件并入这一件");
        assertThat(state(two)).isEqualTo("merged");
        var again = secretary.post(
                "/needs/mergers?need=" + one + "&need=" + three + "&need=" + two, Map.of("target", one.toString()));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("不能合并");
        assertThat(state(three)).isEqualTo("received");
    }

    @Test
    void grids_that_differ_by_number_only_are_named_together() {
        Set<String> grids = new LinkedHashSet<>(List.of("第 4 网格", "第 5 网格"));
        assertThat(NeedSelection.together(grids, "、")).containsExactly("第 4、5 网格");
        Set<String> mixed = new LinkedHashSet<>(List.of("第 4 网格", "站北社区"));
        assertThat(NeedSelection.together(mixed, "、")).hasSize(2);
    }

    @Test
    void piles_are_counted_by_kind_and_place_and_lead_to_their_rows() {
        order("堆：楼道灯");
        Visitor secretary = secretary();
        String page = secretary.get("/needs/piles").body();
        String cell = "/needs?category=" + world.category(150_622, "SMALL_WORKS") + "&amp;grid="
                + Place.grid(World.NANYUAN, 4);
        assertThat(page).contains("第 4 网格", cell, "<svg class=\"bar\"");
        String count = page.substring(page.indexOf(cell) + cell.length() + 2).split("<", 2)[0];
        assertThat(secretary.get(cell.replace("&amp;", "&")).body()).contains("符合 " + count + " 件");
        assertThat(visitor(world.person(World.NANYUAN, Role.TOWN))
                        .get("/needs/piles")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor(world.person(World.ZHANBEI, Role.LEADING_GROUP))
                        .get("/needs/piles")
                        .statusCode())
                .isEqualTo(200);
    }
}
