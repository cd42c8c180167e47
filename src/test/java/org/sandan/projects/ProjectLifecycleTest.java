package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.chain.Chain;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Turn;
import org.sandan.needs.NeedRefusal;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of a project: designed of needs, dispatched, claimed, done, evaluated, and only then closed. */
class ProjectLifecycleTest extends ProjectTest {
    @Autowired
    private DesignProject designs;

    @Autowired
    private ClaimProject claims;

    @Autowired
    private AnswerClaim answers;

    @Autowired
    private LeadProject leads;

    @Autowired
    private CheckWork checks;

    @Autowired
    private WorkOnProject works;

    @Autowired
    private EvaluateProject evaluations;

    @Autowired
    private DecideProject decisions;

    @Test
    void two_needs_become_one_project_that_a_unit_does_and_those_who_asked_find_solved() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt one = accepted("西门路灯坏了一周");
        PlaceOrder.Receipt other = accepted("西门到菜场没有路灯");
        UUID project = draft(one, other);
        assertThat(project(project).beneficiaries()).as("one phone, one person").isEqualTo(1);
        assertThat(project(project).aim()).isEqualTo("西门路灯坏了一周；西门到菜场没有路灯");

        dispatch(secretary(), project, plan()).orThrow();
        assertThat(row(project).state()).isEqualTo("dispatched");
        assertThat(row(one.need()).state()).isEqualTo("in_project");
        assertThat(row(one.need()).standing().turn()).isEqualTo(Turn.PROJECT);
        assertThat(row(other.need()).standing().turnId()).isEqualTo(project);

        UUID claim = offer(unit, project);
        answers.accept(secretary(), claim, 1, "lead").orThrow();
        assertThat(row(project).state()).isEqualTo("claimed");
        assertThat(row(project).standing().turnId()).isEqualTo(unit.viewer().organisation());

        leads.appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        assertThat(row(project).standing().turnId()).isEqualTo(project(project).postB());
        report(unit, project).orThrow();
        assertThat(row(project).standing().turnId()).isEqualTo(secretary().post());
        pass(project).orThrow();
        assertThat(row(project).state()).isEqualTo("running");
        report(unit, project).orThrow();
        pass(project).orThrow();
        assertThat(row(project).state()).isEqualTo("evaluating");
        assertThat(row(project).standing().turn()).isEqualTo(Turn.ASKERS);

        answer(one, true, "").orThrow();
        assertThat(row(project).standing().turn()).isEqualTo(Turn.ASKERS);
        answer(other, true, "").orThrow();
        assertThat(row(project).standing().turnId()).isEqualTo(secretary().post());
        Outcome<Integer> early =
                evaluations.close(secretary(), project, row(project).version(), "亮了");
        assertThat(refused(early)).isEqualTo(ProjectRefusal.EVALUATE_FIRST);

        evaluations
                .ownWord(unit.viewer(), project, row(project).version(), "solved", "11 盏都亮")
                .orThrow();
        evaluations.close(secretary(), project, row(project).version(), "夜里看过").orThrow();
        assertThat(row(project).state()).isEqualTo("solved");
        assertThat(row(one.need()).state()).isEqualTo("solved");
        assertThat(row(claim).state()).isEqualTo("fulfilled");
        assertWhole(ProjectLifecycle.TABLE, project);
        assertWhole(ClaimLifecycle.TABLE, claim);
        assertWhole(org.sandan.needs.NeedLifecycle.TABLE, one.need());
    }

    @Test
    void not_solved_goes_back_to_the_unit_and_the_second_time_one_level_up() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt order = accepted("楼道灯时亮时灭");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        answers.accept(secretary(), offer(unit, project), 1, "lead").orThrow();
        leads.appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        work(unit, project);

        answer(order, false, "又灭了").orThrow();
        assertThat(row(project).state()).isEqualTo("redo");
        assertThat(row(project).standing().turnId()).isEqualTo(project(project).postB());
        work(unit, project);
        answer(order, false, "还是灭").orThrow();
        assertThat(row(project).state()).isEqualTo("raised");
        assertThat(row(project).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
        assertThat(row(order.need()).state()).isEqualTo("in_project");
    }

    @Test
    void whoever_asked_can_say_not_solved_after_the_end_and_it_reaches_the_unit() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt order = accepted("广场夜里太暗");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        UUID claim = offer(unit, project);
        answers.accept(secretary(), claim, 1, "lead").orThrow();
        leads.appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        work(unit, project);
        answer(order, true, "").orThrow();
        evaluations
                .ownWord(unit.viewer(), project, row(project).version(), "solved", "亮了")
                .orThrow();
        evaluations.close(secretary(), project, row(project).version(), "看过").orThrow();

        answer(order, false, "三天后又坏了").orThrow();
        assertThat(row(project).state()).isEqualTo("redo");
        assertThat(row(claim).state()).isEqualTo("accepted");
        assertThat(row(order.need()).state()).isEqualTo("in_project");
    }

    @Test
    void silent_askers_are_asked_once_more_and_then_it_closes_as_not_reached() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt order = accepted("健身角装太阳能灯");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        answers.accept(secretary(), offer(unit, project), 1, "lead").orThrow();
        leads.appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        work(unit, project);
        wait(20);
        assertThat(row(project).standing().asked()).isEqualTo(2);
        wait(12);
        assertThat(row(project).standing().turnId()).isEqualTo(secretary().post());
        evaluations
                .ownWord(unit.viewer(), project, row(project).version(), "solved", "装了")
                .orThrow();
        evaluations
                .close(secretary(), project, row(project).version(), "没联系上点单人")
                .orThrow();
        assertThat(row(project).state()).isEqualTo("not_reached");
        assertThat(row(order.need()).state()).isEqualTo("not_reached");
    }

    @Test
    void a_first_return_looks_for_another_unit_and_the_second_goes_one_level_up() {
        World.Person unit = world.unit();
        World.Person other = world.unit();
        UUID project = running(unit, "地下车库照明");
        leads.giveBack(unit.viewer(), project, row(project).version(), "施工队抽调").orThrow();
        assertThat(row(project).state()).isEqualTo("dispatched");
        assertThat(project(project).lead()).isNull();
        assertThat(row(project).standing().organisation()).isNull();

        UUID claim = offer(other, project);
        answers.accept(secretary(), claim, 1, "lead").orThrow();
        leads.giveBack(other.viewer(), project, row(project).version(), "没有材料").orThrow();
        assertThat(row(project).state()).isEqualTo("raised");
        assertThat(row(project).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
        assertThat(row(claim).state()).isEqualTo("returned");

        decisions
                .department(
                        world.viewer(Role.TOWN),
                        project,
                        row(project).version(),
                        unit.post().organisation())
                .orThrow();
        assertThat(row(project).state()).isEqualTo("claimed");
        assertThat(row(project).standing().ownerPost()).isEqualTo(secretary().post());
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void withdrawing_an_offer_needs_no_reason_and_does_not_count_and_the_unit_may_offer_again() {
        World.Person unit = world.unit();
        UUID project = dispatched("门口路灯太亮");
        UUID claim = offer(unit, project);
        claims.withdraw(unit.viewer(), claim, 1).orThrow();
        assertThat(project(project).returns()).isZero();
        assertThat(row(offer(unit, project)).state()).isEqualTo("offered");
    }

    @Test
    void a_unit_that_declined_cannot_offer_for_the_same_dispatch() {
        World.Person unit = world.unit();
        UUID project = dispatched("人行道井盖边没有灯");
        claims.decline(unit.viewer(), project, null, "没有电工").orThrow();
        assertThat(refused(offering(unit, project, true))).isEqualTo(ProjectRefusal.DECLINED_BEFORE);
        assertThat(refused(claims.decline(unit.viewer(), project, null, ""))).isEqualTo(Common.REQUIRED);
    }

    @Test
    void an_accepted_claim_can_be_undone_and_the_project_waits_again() {
        World.Person unit = world.unit();
        UUID project = dispatched("菜场门口没有灯");
        UUID claim = offer(unit, project);
        int version = answers.accept(secretary(), claim, 1, "lead").orThrow();
        answers.undo(secretary(), claim, version).orThrow();
        assertThat(row(project).state()).isEqualTo("dispatched");
        assertThat(row(claim).state()).isEqualTo("offered");
        assertThat(project(project).lead()).isNull();
        answers.accept(secretary(), claim, row(claim).version(), "lead").orThrow();
        assertThat(row(project).state()).isEqualTo("claimed");
    }

    @Test
    void a_second_lead_is_refused_and_can_be_taken_beside_the_first() {
        World.Person unit = world.unit();
        World.Person other = world.unit();
        UUID project = dispatched("西门夜间照明第二期");
        UUID first = offer(unit, project);
        UUID second = offer(other, project);
        answers.accept(secretary(), first, 1, "lead").orThrow();
        assertThat(refused(answers.accept(secretary(), second, 1, "lead"))).isEqualTo(ProjectRefusal.HAS_A_LEAD);
        answers.accept(secretary(), second, 1, "support").orThrow();
        assertThat(row(second).state()).isEqualTo("accepted");
    }

    @Test
    void a_project_that_was_withdrawn_takes_no_offer_and_its_needs_are_free_again() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt order = accepted("二号楼门禁坏了");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        UUID early = offer(unit, project);
        decisions
                .decide(
                        secretary(),
                        new DecideProject.Decision(project, row(project).version(), "cancel", "物业已经修好"))
                .orThrow();
        assertThat(row(order.need()).state()).isEqualTo("accepted");
        assertThat(row(early).state()).isEqualTo("closed");
        assertThat(refused(offering(world.unit(), project, true))).isEqualTo(ProjectRefusal.NOT_OPEN_TO_CLAIMS);
    }

    @Test
    void post_b_is_only_for_people_of_the_unit() {
        World.Person unit = world.unit();
        World.Person stranger = world.unit();
        UUID project = claimed(unit, "三号楼电表箱");
        Outcome<Integer> wrong =
                leads.appoint(unit.viewer(), project, row(project).version(), stranger.account());
        assertThat(refused(wrong)).isEqualTo(ProjectRefusal.NOT_OF_THE_UNIT);
        Outcome<Integer> foreign =
                leads.appoint(stranger.viewer(), project, row(project).version(), stranger.account());
        assertThat(refused(foreign)).isEqualTo(Common.NOT_ALLOWED_NOW);
    }

    @Test
    void post_b_is_handed_over_in_the_middle_without_losing_anything() {
        World.Person unit = world.unit();
        World.Person colleague = world.colleague(unit);
        UUID project = running(unit, "四点半课堂");
        var before = row(project).standing();
        leads.handOver(unit.viewer(), project, row(project).version(), colleague.account())
                .orThrow();
        assertThat(row(project).standing()).isEqualTo(before);
        UUID postB = java.util.Objects.requireNonNull(project(project).postB());
        Holder holder = transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Posts.class)
                                .holder(
                                        COUNTY,
                                        postB,
                                        LocalDate.ofInstant(clock.instant(), org.sandan.platform.Timestamps.CHINA))
                                .orElseThrow());
        assertThat(holder.account()).isEqualTo(colleague.account());
        assertThat(refused(report(unit, project))).isEqualTo(Common.NOT_ALLOWED_NOW);
        report(colleague, project).orThrow();
    }

    @Test
    void another_plan_holds_only_when_post_a_consents() {
        World.Person unit = world.unit();
        UUID project = running(unit, "老人学手机");
        List<Plan.Milestone> later = List.of(new Plan.Milestone(1, "全部完成", workingDay(25)));
        works.propose(unit.viewer(), project, row(project).version(), later, "材料晚到")
                .orThrow();
        assertThat(row(project).standing().turnId()).isEqualTo(secretary().post());
        assertThat(project(project).plan()).isEqualTo(1);
        checks.consent(secretary(), project, row(project).version()).orThrow();
        assertThat(project(project).plan()).isEqualTo(2);
        assertThat(row(project).standing().turnId()).isEqualTo(project(project).postB());
    }

    @Test
    void what_the_plan_lacks_is_said_field_by_field_and_nothing_moves() {
        UUID project = draft(accepted("残疾人居家康复"));
        Plan bad = new Plan(
                "残疾人居家康复",
                "",
                "",
                99_999_999,
                EnumSet.noneOf(org.sandan.needs.Group.class),
                Money.NONE,
                "",
                List.of(new Plan.Milestone(1, "周日", LocalDate.of(2026, 12, 20))),
                List.of(),
                null,
                "");
        Outcome<Integer> refused = dispatch(secretary(), project, bad);
        assertThat(((Outcome.Refused<Integer>) refused)
                        .refusal().fields().stream().map(at -> at.field() + " " + at.type()))
                .contains(
                        "aim REQUIRED",
                        "beneficiaries MORE_THAN_PEOPLE",
                        "route ROUTE_MISSING",
                        "reason REQUIRED",
                        "due-1 DAY_OFF");
        assertThat(row(project).version()).isEqualTo(1);
    }

    @Test
    void a_need_is_in_one_project_at_a_time() {
        PlaceOrder.Receipt order = accepted("冬季就业培训");
        UUID first = draft(order);
        assertThat(draft(order)).as("a second click finds the draft").isEqualTo(first);
        List<UUID> more = List.of(order.need(), accepted("夏季就业培训").need());
        Outcome<UUID> twice = designs.begin(secretary(), new DesignProject.Beginning(more, "", false));
        assertThat(refused(twice)).isEqualTo(Common.STALE);
        UUID out = dispatched("独居老人过年");
        UUID need = transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(org.sandan.needs.ProjectNeeds.class).of(COUNTY, out))
                .getFirst();
        Outcome<UUID> late = designs.begin(secretary(), new DesignProject.Beginning(List.of(need), "", false));
        assertThat(refused(late)).isEqualTo(NeedRefusal.NOT_FREE);
    }

    @Test
    void a_small_wish_is_accepted_at_once_for_whoever_claims_first() {
        World.Person member = world.unit();
        PlaceOrder.Receipt order = accepted("想要一副老花镜");
        UUID project = designs.begin(secretary(), new DesignProject.Beginning(List.of(order.need()), "", true))
                .orThrow();
        Plan small = new Plan(
                "一副老花镜",
                "送一副老花镜",
                "",
                1,
                EnumSet.noneOf(org.sandan.needs.Group.class),
                new Money(5_000),
                "认领人",
                List.of(new Plan.Milestone(1, "送到", workingDay(6))),
                List.of(),
                Route.UNITS,
                "微心愿");
        dispatch(secretary(), project, small).orThrow();
        claims.offer(member.viewer(), new ClaimProject.Offer(project, null, true, true, List.of(), ""))
                .orThrow();
        assertThat(row(project).state()).isEqualTo("running");
        assertThat(refused(claims.offer(
                        world.unit().viewer(), new ClaimProject.Offer(project, null, true, true, List.of(), ""))))
                .isEqualTo(ProjectRefusal.NOT_OPEN_TO_CLAIMS);
        report(member, project).orThrow();
        pass(project).orThrow();
        assertThat(row(project).state()).isEqualTo("evaluating");
    }

    @Test
    void what_nobody_claims_goes_one_level_up() {
        UUID project = dispatched("广场健身器材");
        wait(40);
        assertThat(row(project).state()).isEqualTo("raised");
        assertThat(row(project).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
    }

    @Test
    void a_late_not_solved_reaches_the_unit_even_while_the_community_is_about_to_close() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt order = accepted("楼道声控灯");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        answers.accept(secretary(), offer(unit, project), 1, "lead").orThrow();
        leads.appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        work(unit, project);
        wait(20);
        wait(12);
        assertThat(row(project).standing().turnId()).isEqualTo(secretary().post());
        evaluations
                .ownWord(unit.viewer(), project, row(project).version(), "solved", "都换了")
                .orThrow();
        answer(order, false, "二楼还是不亮").orThrow();
        assertThat(row(project).state()).isEqualTo("redo");
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void a_service_sheet_is_thrown_away_a_month_after_the_project_was_closed() {
        World.Person unit = world.unit();
        PlaceOrder.Receipt order = accepted("独居老人家的灯");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        answers.accept(secretary(), offer(unit, project), 1, "lead").orThrow();
        leads.appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        world.bean(ServiceSheets.class)
                .make(secretary(), project, List.of("name"))
                .orThrow();
        work(unit, project);
        answer(order, true, "").orThrow();
        evaluations
                .ownWord(unit.viewer(), project, row(project).version(), "solved", "亮了")
                .orThrow();
        evaluations.close(secretary(), project, row(project).version(), "看过").orThrow();
        SheetPurge purge = world.bean(SheetPurge.class);
        purge.run(COUNTY);
        assertThat(sheet(project)).isEqualTo(1);
        clock.pass(java.time.Duration.ofDays(31));
        purge.run(COUNTY);
        assertThat(sheet(project)).isZero();
    }

    private int sheet(UUID project) {
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(ServiceSheets.class).count(COUNTY, project));
    }

    @Test
    void a_call_for_help_is_the_communitys_turn_until_it_is_answered_and_stops_no_clock() {
        World.Person unit = world.unit();
        UUID project = running(unit, "吊车进不了院");
        Instant due = row(project).standing().stepDue();
        works.note(unit.viewer(), project, true, "请协调一台小吊车", List.of(), false).orThrow();
        assertThat(row(project).state()).isEqualTo("help");
        assertThat(row(project).isTurnOf(secretary().actingPost())).isTrue();
        assertThat(refused(works.note(unit.viewer(), project, true, "再催一次", List.of(), false)))
                .isEqualTo(Refusal.Common.NOT_ALLOWED_NOW);
        works.note(unit.viewer(), project, false, "先做别的", List.of(), false).orThrow();
        assertThat(refused(checks.answerHelp(secretary(), project, row(project).version(), " ")))
                .isEqualTo(Refusal.Common.REQUIRED);
        assertThat(refused(
                        checks.answerHelp(unit.viewer(), project, row(project).version(), "自己答")))
                .isEqualTo(Refusal.Common.NOT_ALLOWED_NOW);

        checks.answerHelp(secretary(), project, row(project).version(), "周五上午到，找城管老张")
                .orThrow();
        assertThat(row(project).state()).isEqualTo("running");
        assertThat(row(project).isTurnOf(Objects.requireNonNull(project(project).postB())))
                .isTrue();
        assertThat(row(project).standing().stepDue()).isEqualTo(due);
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void a_call_for_help_that_nobody_answers_goes_one_level_up() {
        World.Person unit = world.unit();
        UUID project = running(unit, "没人答复的求助");
        works.note(unit.viewer(), project, true, "要一台发电机", List.of(), false).orThrow();
        wait(6);
        assertThat(row(project).state()).isEqualTo("help");
        assertThat(row(project).isTurnOf(world.viewer(Role.TOWN).actingPost())).isTrue();
        checks.answerHelp(world.viewer(Role.TOWN), project, row(project).version(), "镇里借给你们")
                .orThrow();
        assertThat(row(project).isTurnOf(Objects.requireNonNull(project(project).postB())))
                .isTrue();
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void the_lot_is_drawn_once_by_a_seed_from_which_anybody_draws_the_same_again() throws NoSuchAlgorithmException {
        World.Person unit = world.unit();
        UUID project = evaluating(unit, "二十户换了门");
        DrawSample lot = world.bean(DrawSample.class);
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            list.append("住户").append(i).append(" 138000060").append(10 + i).append('\n');
        }
        assertThat(refused(lot.keep(secretary(), project, " \n "))).isEqualTo(Refusal.Common.REQUIRED);
        assertThat(lot.keep(secretary(), project, list.toString()).orThrow()).isEqualTo(20);
        assertThat(refused(lot.draw(secretary(), project, row(project).version(), 21)))
                .isEqualTo(ProjectRefusal.AMOUNT_OF_LIST);
        assertThat(refused(lot.draw(unit.viewer(), project, row(project).version(), 5)))
                .isEqualTo(Refusal.Common.NOT_ALLOWED_NOW);
        lot.draw(secretary(), project, row(project).version(), 5).orThrow();

        Map<String, String> recorded = history(project).getFirst().facts();
        TreeMap<String, Integer> again = new TreeMap<>();
        for (int no = 1; no <= Integer.parseInt(recorded.get("people")); no++) {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((recorded.get("seed") + ":" + no).getBytes(StandardCharsets.UTF_8));
            again.put(HexFormat.of().formatHex(hash), no);
        }
        List<Integer> drawn = again.values().stream().limit(5).toList();
        assertThat(recorded.get("drawn"))
                .isEqualTo(drawn.stream().map(String::valueOf).collect(Collectors.joining(", ")));

        assertThat(refused(lot.draw(secretary(), project, row(project).version(), 5)))
                .isEqualTo(ProjectRefusal.LIST_IS_DRAWN);
        assertThat(refused(lot.keep(secretary(), project, "换一个人 13800006099"))).isEqualTo(ProjectRefusal.LIST_IS_DRAWN);
        int other = IntStream.rangeClosed(1, 20)
                .filter(no -> !drawn.contains(no))
                .findFirst()
                .orElseThrow();
        for (Integer no : new Integer[] {null, other}) {
            assertThat(refused(evaluations.sample(
                            secretary(), project, row(project).version(), no, "solved", "换了")))
                    .isEqualTo(ProjectRefusal.NOT_DRAWN);
        }
        evaluations
                .sample(secretary(), project, row(project).version(), drawn.getFirst(), "solved", "门好关了")
                .orThrow();
        assertThat(refused(evaluations.sample(
                        secretary(), project, row(project).version(), drawn.getFirst(), "solved", "再说一次")))
                .isEqualTo(ProjectRefusal.NOT_DRAWN);
        List<DrawSample.Served> kept = lot.look(secretary(), project).list();
        assertThat(kept.get(19)).isEqualTo(new DrawSample.Served(20, "住户20", "13800006030"));
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void a_claim_that_was_undone_is_no_part_of_the_chain() {
        World.Person unit = world.unit();
        UUID project = dispatched("先接错了单位");
        UUID claim = offer(unit, project);
        answers.accept(secretary(), claim, 1, "lead").orThrow();
        answers.undo(secretary(), claim, 2).orThrow();
        assertThat(transactions()
                        .read(
                                Scope.system(COUNTY, "test"),
                                () -> world.bean(Chain.class).way(COUNTY, project)))
                .extracting(Chain.Station::name)
                .containsExactly("order", "dispatch");
    }
}
