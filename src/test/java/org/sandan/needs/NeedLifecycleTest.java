package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.DueJob;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of a need, from the order to the verdict of those who asked. */
class NeedLifecycleTest extends SandanTest {
    @Autowired
    private Transactions transactions;

    @Autowired
    private Cases cases;

    @Autowired
    private AcceptNeed acceptNeed;

    @Autowired
    private AssignNeed assignNeed;

    @Autowired
    private DecideNeed decideNeed;

    @Autowired
    private MergeNeed mergeNeed;

    @Autowired
    private UndoNeed undoNeed;

    @Autowired
    private OwnOrders ownOrders;

    @Autowired
    private JoinNeed joinNeed;

    @Autowired
    private DueJob dueJob;

    @Test
    void the_lamp_is_ordered_mended_and_found_solved() {
        PlaceOrder.Receipt lamp = world.order(World.ZHANBEI, "西门路灯不亮，晚上看不见路");
        accept(lamp);
        assign(lamp);
        finish(lamp);

        assertThat(row(lamp).standing().turn()).isEqualTo(Turn.ASKERS);
        answer(lamp, true);

        assertThat(row(lamp).state()).isEqualTo("solved");
        assertThat(row(lamp).standing().turn()).isEqualTo(Turn.NOBODY);
        assertThat(row(lamp).standing().stepDue()).isNull();
        assertRebuilt(lamp);
    }

    @Test
    void not_solved_once_goes_back_to_whoever_did_it_and_twice_to_the_level_above() {
        PlaceOrder.Receipt lamp = handled("楼道灯不亮，老人摔过跤");
        answer(lamp, false);
        assertThat(row(lamp).state()).isEqualTo("redo");
        assertThat(row(lamp).standing().turnId())
                .isEqualTo(world.viewer(Role.GRID_WORKER).post());

        finish(lamp);
        answer(lamp, false);
        assertThat(row(lamp).state()).isEqualTo("raised");
        assertThat(row(lamp).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
        assertRebuilt(lamp);
    }

    @Test
    void a_third_not_solved_needs_new_facts() {
        PlaceOrder.Receipt lamp = handled("垃圾桶满了没人清运");
        answer(lamp, false);
        finish(lamp);
        answer(lamp, false);
        Viewer town = world.viewer(Role.TOWN);
        assign(lamp, town);
        finish(lamp, world.viewer(Role.GRID_WORKER));

        Outcome<String> bare = ownOrders.answer(kept(lamp), false, "");
        assertThat(refusal(bare).fields().getFirst().type()).isEqualTo(NeedRefusal.NEW_FACTS_NEEDED);
        assertThat(row(lamp).state()).isEqualTo("verdict");

        ownOrders.answer(kept(lamp), false, "昨天又满了，附近三栋楼都这样").orThrow();
        assertThat(row(lamp).state()).isEqualTo("raised");
        assertThat(row(lamp).standing().round()).isEqualTo(3);
    }

    @Test
    void what_the_secretary_does_not_accept_in_time_goes_to_the_town_and_then_to_the_banner() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "门前道路积水结冰");
        clock.pass(Duration.ofDays(8));
        dueJob.run(150622);
        assertThat(row(order).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
        assertThat(row(order).state()).isEqualTo("received");

        clock.pass(Duration.ofDays(8));
        dueJob.run(150622);
        assertThat(row(order).standing().ownerPost())
                .isEqualTo(world.viewer(Role.LEADING_GROUP).post());

        clock.pass(Duration.ofDays(8));
        dueJob.run(150622);
        assertThat(row(order).standing().firesAt()).isNull();
        assertThat(row(order).standing().turn()).isEqualTo(Turn.POST);
        assertRebuilt(order);
    }

    @Test
    void who_does_not_answer_is_asked_once_more_and_then_it_closes_as_not_reached() {
        PlaceOrder.Receipt lamp = handled("健身器材松动，有人夹到手");
        clock.pass(Duration.ofDays(10));
        dueJob.run(150622);
        assertThat(row(lamp).state()).isEqualTo("verdict");
        assertThat(row(lamp).standing().asked()).isEqualTo(2);

        clock.pass(Duration.ofDays(8));
        dueJob.run(150622);
        assertThat(row(lamp).state()).isEqualTo("not_reached");

        answer(lamp, false);
        assertThat(row(lamp).state()).isEqualTo("redo");
    }

    @Test
    void an_assignee_who_is_late_hands_the_turn_to_the_owner() {
        PlaceOrder.Receipt lamp = world.order(World.ZHANBEI, "单元门关不严，冬天灌风");
        accept(lamp);
        assign(lamp);
        clock.pass(Duration.ofDays(6));
        dueJob.run(150622);
        assertThat(row(lamp).standing().turnId())
                .isEqualTo(world.viewer(Role.SECRETARY).post());
        assertThat(row(lamp).state()).isEqualTo("assigned");
    }

    @Test
    void an_undone_step_restores_state_owner_turn_and_both_due_times() {
        PlaceOrder.Receipt lamp = world.order(World.ZHANBEI, "小区西门路灯坏了一周");
        Standing before = row(lamp).standing();
        accept(lamp);
        undoNeed.undo(world.viewer(Role.SECRETARY), lamp.need(), row(lamp).version())
                .orThrow();

        assertThat(row(lamp).standing()).isEqualTo(before);
        assertRebuilt(lamp);
    }

    @Test
    void a_step_cannot_be_undone_after_half_an_hour_nor_by_another_post() {
        PlaceOrder.Receipt lamp = world.order(World.ZHANBEI, "小区东门路灯坏了一周");
        accept(lamp);
        Outcome<String> another =
                undoNeed.undo(world.viewer(Role.TOWN), lamp.need(), row(lamp).version());
        assertThat(refusal(another).type()).isEqualTo(Common.UNDO_IS_OVER);
        clock.pass(Duration.ofMinutes(31));
        Outcome<String> late = undoNeed.undo(
                world.viewer(Role.SECRETARY), lamp.need(), row(lamp).version());
        assertThat(refusal(late).type()).isEqualTo(Common.UNDO_IS_OVER);
    }

    @Test
    void a_refusal_can_be_objected_to_once_and_is_then_studied_above() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "想在楼顶种菜，请社区批准");
        decideNeed
                .decide(
                        world.viewer(Role.SECRETARY),
                        new DecideNeed.Decision(order.need(), row(order).version(), "refuse", "楼顶是公共部位，不能种植"))
                .orThrow();
        assertThat(row(order).state()).isEqualTo("refused");
        ownOrders.object(kept(order), "全楼都同意了").orThrow();
        assertThat(row(order).state()).isEqualTo("raised");
        assertThat(row(order).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
        decideNeed
                .decide(
                        world.viewer(Role.TOWN),
                        new DecideNeed.Decision(order.need(), row(order).version(), "refuse", "依据物业管理条例"))
                .orThrow();
        assertThat(refusal(ownOrders.object(kept(order), "还是不同意")).type()).isEqualTo(NeedRefusal.OBJECTED_ALREADY);
    }

    @Test
    void what_was_refused_unread_and_then_ordered_from_above_gets_its_public_title_there() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "小区门口要一个减速带");
        decideNeed
                .decide(
                        world.viewer(Role.SECRETARY),
                        new DecideNeed.Decision(order.need(), row(order).version(), "refuse", "道路归市政管"))
                .orThrow();
        ownOrders.object(kept(order), "市政说归社区管").orThrow();
        LocalDate date = LocalDate.of(2026, 11, 24);
        UUID post = world.viewer(Role.COMMUNITY_STAFF).post();
        Outcome<Integer> bare = assignNeed.assign(
                world.viewer(Role.TOWN),
                new AssignNeed.Assignment(order.need(), row(order).version(), post, date, "", ""));
        assertThat(refusal(bare).fields().getFirst().field()).isEqualTo("title");
        assignNeed
                .assign(
                        world.viewer(Role.TOWN),
                        new AssignNeed.Assignment(order.need(), row(order).version(), post, date, "小区门口减速带", ""))
                .orThrow();
        assertThat(row(order).standing().title()).isEqualTo("小区门口减速带");
        undoNeed.undo(world.viewer(Role.TOWN), order.need(), row(order).version())
                .orThrow();
        assertThat(row(order).standing().title()).isNull();
        assertRebuilt(order);
    }

    @Test
    void whoever_joined_is_asked_too_and_merging_keeps_every_code_working() {
        PlaceOrder.Receipt first = world.order(World.ZHANBEI, "广场夜里太暗，孩子跑着摔跤");
        PlaceOrder.Receipt second = world.order(World.ZHANBEI, "广场没有灯，晚上跳舞看不见");
        accept(first);
        mergeNeed
                .merge(
                        world.viewer(Role.SECRETARY),
                        new MergeNeed.Merging(second.need(), row(second).version(), first.number()))
                .orThrow();
        assertThat(row(second).state()).isEqualTo("merged");

        Outcome<KeptOrders.Kept> opened = ownOrders.open(second.number(), second.code(), "10.0.0.1");
        assertThat(ownOrders
                        .own(opened.orThrow(), org.sandan.platform.Typed.NOTHING)
                        .facts()
                        .id())
                .isEqualTo(first.need());

        assign(first);
        finish(first);
        answer(first, true);
        assertThat(row(first).state()).isEqualTo("verdict");
        answer(second, true);
        assertThat(row(first).state()).isEqualTo("solved");
    }

    @Test
    void the_sole_asker_withdraws_and_others_only_leave() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "四点半课堂，孩子放学没人管");
        JoinNeed.Joining joining = new JoinNeed.Joining(150622, order.need(), "", "", Contact.ANONYMOUS);
        PlaceOrder.Receipt joiner = transactions
                .write(Scope.ordering(150622), () -> joinNeed.join(joining, World.key(), null))
                .orThrow();
        assertThat(ownOrders.withdraw(kept(order)).orThrow()).isEqualTo("left");
        assertThat(row(order).state()).isEqualTo("received");
        assertThat(ownOrders.withdraw(kept(joiner)).orThrow()).isEqualTo("withdrawn");
        assertThat(row(order).state()).isEqualTo("withdrawn");
    }

    @Test
    void a_stale_page_changes_nothing() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "人行道井盖边没有灯");
        accept(order);
        Outcome<Integer> again = acceptNeed.accept(
                world.viewer(Role.SECRETARY), new AcceptNeed.Acceptance(order.need(), 1, "另一个标题", false));
        assertThat(refusal(again).type()).isEqualTo(Common.STALE);
    }

    @Test
    void only_the_owner_accepts_and_a_neighbour_does_not_even_see_it() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "下水道堵了，污水流到路上");
        AcceptNeed.Acceptance acceptance = new AcceptNeed.Acceptance(order.need(), 1, "下水道堵了", false);
        assertThat(refusal(acceptNeed.accept(world.viewer(Role.GRID_WORKER), acceptance))
                        .type())
                .isEqualTo(Common.NOT_ALLOWED_NOW);
        Viewer neighbour = world.person(World.NANYUAN, Role.SECRETARY).viewer();
        assertThat(refusal(acceptNeed.accept(neighbour, acceptance)).type()).isEqualTo(Common.NOT_FOUND);
        Viewer elsewhere = world.person(World.GUANJING, Role.SECRETARY).viewer();
        assertThat(refusal(acceptNeed.accept(elsewhere, acceptance)).type()).isEqualTo(Common.NOT_FOUND);
    }

    @Test
    void a_title_with_a_phone_or_an_id_number_is_refused() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "请联系我，楼上漏水到我家");
        for (String title : List.of("楼上漏水，电话13800006021", "楼上漏水 11010519491231002X")) {
            Outcome<Integer> refused = acceptNeed.accept(
                    world.viewer(Role.SECRETARY), new AcceptNeed.Acceptance(order.need(), 1, title, false));
            assertThat(refusal(refused).fields().getFirst().field()).isEqualTo("title");
        }
        assertThat(row(order).state()).isEqualTo("received");
    }

    private Hands hands() {
        return new Hands(world, clock);
    }

    private PlaceOrder.Receipt handled(String words) {
        return hands().handled(words);
    }

    private void accept(PlaceOrder.Receipt order) {
        hands().accept(order);
    }

    private void assign(PlaceOrder.Receipt order) {
        assign(order, world.viewer(Role.SECRETARY));
    }

    private void assign(PlaceOrder.Receipt order, Viewer by) {
        hands().assign(order, by);
    }

    private void finish(PlaceOrder.Receipt order) {
        finish(order, world.viewer(Role.GRID_WORKER));
    }

    private void finish(PlaceOrder.Receipt order, Viewer by) {
        hands().finish(order, by);
    }

    private void answer(PlaceOrder.Receipt order, boolean solved) {
        hands().answer(order, solved);
    }

    private static KeptOrders.Kept kept(PlaceOrder.Receipt order) {
        return Hands.kept(order);
    }

    private CaseRow row(PlaceOrder.Receipt order) {
        return hands().row(order);
    }

    private void assertRebuilt(PlaceOrder.Receipt order) {
        List<HistoryRow> history = transactions.read(
                Scope.system(order.county(), "test"), () -> cases.history(order.county(), order.need()));
        assertThat(history.getFirst().after()).isEqualTo(row(order).standing());
        assertThat(history.getFirst().version()).isEqualTo(row(order).version());
        assertThat(history).hasSize(row(order).version());
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }
}
