package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.chain.Links;
import org.sandan.documents.Photos;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.DueJob;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 年度清单: written, approved one level up, frozen; what is frozen is changed by a new edition only. */
class YearlyListTest extends SandanTest {
    private static final int COUNTY = 150_622;
    private static final Path DIAGRAM = Path.of("docs/lifecycles/yearly_list.md");

    private Viewer secretary(DivisionCode village) {
        return world.person(village, Role.SECRETARY).viewer();
    }

    private UUID accepted(DivisionCode village, String words) {
        UUID need = world.order(village, words).need();
        world.bean(AcceptNeed.class)
                .accept(secretary(village), new AcceptNeed.Acceptance(need, 1, words, false))
                .orThrow();
        return need;
    }

    private <T> T read(java.util.function.Supplier<T> work) {
        return world.bean(Transactions.class).read(Scope.system(COUNTY, "test"), work);
    }

    private CaseRow row(UUID list) {
        return read(() -> world.bean(Cases.class).find(COUNTY, list).orElseThrow());
    }

    private int version(UUID list) {
        return row(list).version();
    }

    private static RefusalType refused(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().type();
    }

    private Map<String, String> form(UUID list, String plan, UUID... needs) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("version", "" + version(list));
        form.put("plan", plan);
        for (UUID need : needs) {
            form.put("priority-" + need, "1");
            form.put("route-" + need, "units");
            form.put("quarter-" + need, "2");
            form.put("note-" + need, "先修主路");
        }
        return form;
    }

    private void assertWhole(UUID list) {
        CaseRow row = row(list);
        boolean ended = YearlyListLifecycle.TABLE.state(row.state()).ended();
        assertThat(row.standing().turn() == Turn.NOBODY).isEqualTo(ended);
        assertThat(row.standing().stepDue() == null).isEqualTo(ended);
        List<HistoryRow> history = read(() -> world.bean(Cases.class).history(COUNTY, list));
        assertThat(history).hasSize(row.version());
        assertThat(history.getFirst().after()).isEqualTo(row.standing());
    }

    @Test
    void a_list_is_written_approved_above_frozen_and_changed_by_a_new_edition_only() throws IOException {
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        Visitor town = visitor(world.person(World.ZHANBEI, Role.TOWN));
        UUID lamps = accepted(World.ZHANBEI, "清单：西门路灯");
        UUID steps = accepted(World.ZHANBEI, "清单：二号楼台阶");
        UUID untitled = world.order(World.ZHANBEI, "清单：还没有受理的").need();

        secretary.get("/lists");
        var begun = secretary.post("/lists", Map.of("list-year", "2027"));
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(secretary.post("/lists", Map.of("list-year", "2027")).body()).contains("2027 年已经有清单");
        assertThat(secretary.post("/lists", Map.of("list-year", "2031")).statusCode())
                .isEqualTo(422);
        String path = begun.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]*", "");
        UUID list = UUID.fromString(path.substring("/lists/".length()));
        assertThat(secretary.get("/desk").body()).contains(path);

        assertThat(secretary.post("/lists/items?need=" + untitled, Map.of()).body())
                .contains("请先受理再列入");
        assertThat(secretary
                        .post("/lists/items?need=" + lamps + "&need=" + steps, Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(read(() -> world.bean(Links.class).to(COUNTY, lamps)))
                .anySatisfy(link -> assertThat(link.kind()).isEqualTo(Links.Kind.LIST_NEED));

        var early = secretary.post(path + "/submission", Map.of("version", "" + version(list)));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("请给“清单：西门路灯”定打算怎么办和季度", "id=\"plan-e\"");
        assertThat(secretary
                        .post(path + "/content", form(list, "社区牵头，供电公司出材料", lamps, steps))
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary
                        .post(path + "/submission", Map.of("version", "" + version(list)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(list).standing().turnId())
                .isEqualTo(world.viewer(Role.TOWN).post());
        assertThat(secretary
                        .post(path + "/approval", Map.of("version", "" + version(list)))
                        .statusCode())
                .isEqualTo(409);

        assertThat(town.get("/desk").body()).contains(path);
        assertThat(town.get(path).body()).contains("请批准或退回");
        assertThat(town.post(path + "/return", Map.of("version", "" + version(list), "reason", ""))
                        .statusCode())
                .isEqualTo(422);
        town.post(path + "/approval", Map.of("version", "" + version(list)));
        assertThat(row(list).state()).isEqualTo("approved");
        secretary.post(path + "/freezing", Map.of("version", "" + version(list)));
        assertThat(row(list).state()).isEqualTo("frozen");
        assertWhole(list);

        var edited = secretary.post(path + "/content", form(list, "偷偷改", lamps));
        assertThat(edited.statusCode()).isEqualTo(409);
        assertThat(edited.body()).contains("第 1 版已经固化，不能再改。要改，请另起一版");
        assertThat(secretary
                        .post("/lists/items?list=" + list + "&need=" + steps, Map.of())
                        .body())
                .contains("第 1 版已经固化");
        assertThat(changedInTheDatabase(list)).isZero();

        secretary.post(path + "/revision", Map.of("version", "" + version(list), "reason", "台阶已由物业修好"));
        assertThat(row(list).state()).isEqualTo("draft");
        UUID wells = accepted(World.ZHANBEI, "清单：井盖");
        secretary.post("/lists/items?need=" + wells, Map.of());
        Map<String, String> second = form(list, "第二版方案", lamps, wells);
        second.put("quarter-" + lamps, "3");
        second.put("drop-" + steps, "yes");
        secretary.post(path + "/content", second);
        String page = secretary.get(path).body();
        assertThat(page).contains("与第 1 版相比", "新增", "移出", "改动", "清单：二号楼台阶");
        assertThat(read(() -> world.bean(Links.class).to(COUNTY, steps)))
                .allSatisfy(link -> assertThat(link.holds()).isFalse());
        assertThat(secretary.get(path + "/editions/1").body()).contains("这是第 1 版", "社区牵头，供电公司出材料");
        assertThat(secretary.get(path + "/editions/1/print").body()).contains("社区书记签字", "批准单位签字", "清单：二号楼台阶", "第 1 版");
        assertThat(secretary.get(path + "/editions/7").statusCode()).isEqualTo(404);

        MoveYearlyList move = world.bean(MoveYearlyList.class);
        Viewer a = secretary(World.ZHANBEI);
        assertThat(refused(move.scan(a, list, version(list), List.of(picture()))))
                .isNotNull();
        move.submit(a, list, version(list)).orThrow();
        move.approve(world.viewer(Role.TOWN), list, version(list)).orThrow();
        move.freeze(a, list, version(list)).orThrow();
        move.scan(a, list, version(list), List.of(picture())).orThrow();
        assertThat(secretary.get(path).body()).contains("第 2 版以下面签字盖章的扫描件为准");
        assertThat(secretary.get(path + "/editions/1").body()).doesNotContain("以下面签字盖章的扫描件为准");
        assertWhole(list);
        Visitor elsewhere = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        assertThat(elsewhere.get(path).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/lists").body()).doesNotContain(path);
    }

    /** Also somebody who writes statements of their own as the application cannot change what is frozen. */
    private int changedInTheDatabase(UUID list) {
        return world.bean(Transactions.class)
                .change(
                        secretary(World.ZHANBEI).scope(),
                        () -> world.bean(JdbcClient.class)
                                .sql(
                                        "update yearly_list_item set note = 'x' where county_id = 150622 and list_id = :id")
                                .param("id", list)
                                .update());
    }

    private Photos.Ready picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return world.bean(Photos.class).prepare(out.toByteArray()).orThrow();
    }

    @Test
    void a_late_step_goes_one_level_up_and_comes_home_when_it_is_taken() {
        Viewer a = secretary(World.NANYUAN);
        Viewer t = world.person(World.NANYUAN, Role.TOWN).viewer();
        KeepYearlyList keep = world.bean(KeepYearlyList.class);
        MoveYearlyList move = world.bean(MoveYearlyList.class);
        UUID need = accepted(World.NANYUAN, "逾期：健身角");
        UUID list = keep.begin(a, 2026).orThrow();
        keep.choose(a, null, List.of(need)).orThrow();
        late();
        assertThat(row(list).standing().ownerPost()).isEqualTo(t.post());
        KeepYearlyList.Intent intent = new KeepYearlyList.Intent(need, 1, YearlyList.Route.RESIDENTS, 4, "");
        keep.save(a, new KeepYearlyList.Content(list, version(list), "居民自己办", List.of(intent), Set.of()))
                .orThrow();
        move.submit(a, list, version(list)).orThrow();
        assertThat(row(list).standing().ownerPost()).isEqualTo(a.post());
        assertThat(row(list).standing().turnId()).isEqualTo(t.post());
        late();
        Viewer group = world.viewer(Role.LEADING_GROUP);
        assertThat(row(list).standing().turnId()).isEqualTo(group.post());
        move.back(group, list, version(list), "send_back", "写清经费").orThrow();
        assertThat(row(list).state()).isEqualTo("draft");
        assertThat(row(list).standing().ownerPost()).isEqualTo(a.post());
        assertWhole(list);
    }

    private void late() {
        clock.pass(Duration.ofDays(12));
        world.bean(DueJob.class).run(COUNTY);
    }

    @Test
    void every_state_can_be_reached_and_every_open_state_has_a_clock() {
        Lifecycle table = YearlyListLifecycle.TABLE;
        Set<String> reached = new HashSet<>(Set.of("draft"));
        table.transitions().forEach(edge -> reached.addAll(edge.to()));
        reached.remove("same");
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        table.states().stream().map(Lifecycle.State::name).toList());
        for (Lifecycle.State state : table.states()) {
            assertThat(table.offered(state.name(), Set.of(Actor.CLOCK)).isEmpty())
                    .isEqualTo(state.ended());
        }
    }

    @Test
    void the_diagram_in_the_documents_is_that_of_the_table() throws IOException {
        String now =
                "# The life of a yearly list\n\nDrawn from `YearlyListLifecycle.TABLE`; a test compares.\n\n```mermaid\n"
                        + YearlyListLifecycle.TABLE.diagram() + "```\n";
        if ("write".equals(System.getenv("SANDAN_GOLDEN"))) {
            Files.writeString(DIAGRAM, now);
        }
        assertThat(now).isEqualTo(Files.readString(DIAGRAM));
    }

    @Test
    void what_changed_is_what_was_added_removed_or_meant_otherwise() {
        YearlyList.Item one = item(1, 2);
        YearlyList.Item two = item(2, 2);
        YearlyList.Item otherwise = new YearlyList.Item(one.need(), "1", "1", 1, null, 2, "", 9);
        assertThat(YearlyList.changes(List.of(one, two), List.of(one, two))).isEmpty();
        assertThat(YearlyList.changes(List.of(one, two), List.of(otherwise, item(3, 1))).stream()
                        .map(YearlyList.Change::kind))
                .containsExactly("changed", "added", "removed");
    }

    private static YearlyList.Item item(int n, int priority) {
        return new YearlyList.Item(new UUID(0, n), "" + n, "" + n, priority, null, 2, "", 1);
    }
}
