package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Turn;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.platform.Viewer;
import org.sandan.projects.ClaimRow;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of a joint meeting: planned, its agenda sent, held, its minutes confirmed. */
class MeetingLifecycleTest extends MeetingTest {
    private static final Lifecycle TABLE = MeetingLifecycle.TABLE;
    private static final Path DIAGRAM = Path.of("docs/lifecycles/meeting.md");

    @Autowired
    private HoldMeeting hold;

    @Autowired
    private DecideItem decide;

    @Autowired
    private WriteMinutes minutes;

    @Autowired
    private PlanMeeting plan;

    @Autowired
    private DrawAgenda agenda;

    @Test
    void every_state_can_be_reached_and_every_open_state_has_a_clock() {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("planned"));
        while (!next.isEmpty()) {
            String state = next.pop();
            if (reached.add(state)) {
                TABLE.transitions().stream()
                        .filter(edge -> edge.from().equals(state))
                        .flatMap(edge -> edge.to().stream())
                        .filter(to -> !to.equals("same"))
                        .forEach(next::push);
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.states().stream().map(Lifecycle.State::name).toList());
        assertThat(TABLE.states())
                .allSatisfy(state -> assertThat(state.ended()
                                || TABLE.transitions().stream()
                                        .anyMatch(edge -> edge.from().equals(state.name())
                                                && edge.action().equals("overdue")))
                        .as(state.name())
                        .isTrue());
    }

    @Test
    void the_diagram_in_the_documents_is_the_table() throws IOException {
        String now =
                "# The life of a joint meeting\n\nDrawn from `MeetingLifecycle.TABLE`; a test compares.\n\n```mermaid\n"
                        + TABLE.diagram() + "```\n";
        if ("write".equals(System.getenv("SANDAN_GOLDEN"))) {
            Files.writeString(DIAGRAM, now);
        }
        assertThat(now).isEqualTo(Files.readString(DIAGRAM));
    }

    @Test
    void what_is_claimed_in_a_meeting_stands_in_its_minutes() {
        World.Person power = world.unit();
        World.Person houses = world.unit();
        World.Person away = world.unit();
        UUID committee = committee();
        for (World.Person unit : List.of(power, houses, away)) {
            join(committee, secretary(), unit);
        }
        UUID lamps = dispatched(World.ZHANBEI, "西门夜间照明");
        UUID square = dispatched(World.ZHANBEI, "广场健身器材");
        UUID meeting = planned(committee, secretary(), 8);
        assertThat(row(meeting).standing().stepDue()).isNotNull();
        sent(secretary(), meeting, List.of(lamps, square), "12 月主题党日");

        assertThat(row(lamps).standing().turn()).isEqualTo(Turn.MEETING);
        assertThat(row(lamps).standing().turnId()).isEqualTo(meeting);
        UUID early = offer(power, lamps, true);
        assertThat(row(early).standing().stepDue())
                .isEqualTo(row(lamps).standing().stepDue());

        go(meeting);
        attend(secretary(), meeting, power, houses);
        hold.begin(secretary(), meeting, row(meeting).version()).orThrow();
        List<Item> items = items(meeting);
        assertThat(meeting(meeting).current()).isEqualTo(items.getFirst().id());

        UUID raised = decide.offer(
                        secretary(),
                        meeting,
                        items.getFirst().id(),
                        houses.post().organisation(),
                        false,
                        List.of(2),
                        "登高车一天")
                .orThrow();
        assertThat(refused(decide.confirm(
                        secretary(), meeting, items.getFirst().id(), List.of(choice(raised, ClaimRow.SUPPORT)))))
                .isEqualTo(MeetingRefusal.LEAD_MISSING);
        decide.confirm(
                        secretary(),
                        meeting,
                        items.getFirst().id(),
                        List.of(choice(raised, ClaimRow.SUPPORT), choice(early, ClaimRow.LEAD)))
                .orThrow();
        assertThat(row(lamps).state()).isEqualTo("claimed");
        assertThat(project(lamps).lead()).isEqualTo(power.post().organisation());
        assertThat(meeting(meeting).current()).isEqualTo(items.get(1).id());
        decide.unclaimed(secretary(), meeting, items.get(1).id()).orThrow();
        assertThat(row(square).state()).isEqualTo("dispatched");
        assertThat(row(square).standing().turn()).isEqualTo(Turn.ORGANISATION);
        decide.say(secretary(), meeting, items.get(1).id(), houses.post().organisation(), "场地还没定")
                .orThrow();
        minutes.resolve(secretary(), meeting, "年内修好西门路灯", "旗供电公司", workingDay(20))
                .orThrow();
        hold.end(secretary(), meeting, row(meeting).version()).orThrow();

        attend(secretary(), meeting, away);
        String draft = system(() -> world.bean(MinutesDraft.class).words(row(meeting), meeting(meeting)));
        assertThat(draft)
                .contains("一、议题与认领", "（一）西门夜间照明。", "牵头，认领：电工 2 名，出 2 名电工；", "协同，认领：登高车 1 天，登高车一天。")
                .contains("（二）广场健身器材。本次无人认领（第 1 次）。", "（三）12 月主题党日。")
                .contains("二、不同意见", "对“广场健身器材”提出：场地还没定", "三、决议", "1. 年内修好西门路灯（责任：旗供电公司；期限：")
                .contains("（会后补记）");
        minutes.edit(secretary(), meeting, draft + "\n散会。").orThrow();
        minutes.confirm(secretary(), meeting, row(meeting).version(), draft + "\n散会。")
                .orThrow();
        assertThat(row(meeting).state()).isEqualTo("filed");
        assertThat(row(meeting).standing().turn()).isEqualTo(Turn.NOBODY);
        assertThat(refused(minutes.edit(secretary(), meeting, "改一改"))).isEqualTo(Common.NOT_ALLOWED_NOW);
        assertThat(history(meeting)).hasSize(row(meeting).version());
        assertThat(history(meeting).getFirst().after()).isEqualTo(row(meeting).standing());
    }

    private DecideItem.Choice choice(UUID claim, String as) {
        return new DecideItem.Choice(claim, row(claim).version(), as);
    }

    @Test
    void without_a_quorum_the_session_does_not_begin_and_the_sentence_says_what_to_do() {
        Viewer nanyuan = world.person(World.NANYUAN, Role.SECRETARY).viewer();
        UUID committee = committee(World.NANYUAN, nanyuan);
        World.Person one = world.unit();
        World.Person other = world.unit();
        join(committee, nanyuan, one);
        join(committee, nanyuan, other);
        quorum(committee, nanyuan, World.NANYUAN, "2");
        UUID meeting = planned(committee, nanyuan, 3);
        sent(nanyuan, meeting, List.of(dispatched(World.NANYUAN, "老人学手机")));
        assertThat(refused(hold.begin(nanyuan, meeting, row(meeting).version())))
                .isEqualTo(MeetingRefusal.NOBODY_CAME);
        attend(nanyuan, meeting, one);
        Outcome<Integer> few = hold.begin(nanyuan, meeting, row(meeting).version());
        assertThat(((Outcome.Refused<Integer>) few).refusal().arguments()).containsExactly(2, 1, 1);
        assertThat(refused(few)).isEqualTo(MeetingRefusal.NO_QUORUM);
        assertThat(row(meeting).state()).isEqualTo("agenda_sent");
        plan.reschedule(
                        nanyuan,
                        meeting,
                        row(meeting).version(),
                        new PlanMeeting.When(workingDay(12), java.time.LocalTime.of(9, 0), "二楼"),
                        "到会不足")
                .orThrow();
        UUID project =
                java.util.Objects.requireNonNull(items(meeting).getFirst().project());
        assertThat(row(project).standing().stepDue())
                .isEqualTo(row(meeting).standing().stepDue());
        attend(nanyuan, meeting, one, other);
        hold.begin(nanyuan, meeting, row(meeting).version()).orThrow();
    }

    @Test
    void what_two_meetings_do_not_claim_goes_one_level_up() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID project = dispatched(World.ZHANBEI, "独居老人过年");
        UUID first = session(committee, secretary(), unit, List.of(project));
        decide.unclaimed(secretary(), first, items(first).getFirst().id()).orThrow();
        assertThat(row(project).state()).isEqualTo("dispatched");
        hold.end(secretary(), first, row(first).version()).orThrow();
        UUID second = session(committee, secretary(), unit, List.of(project));
        decide.unclaimed(secretary(), second, items(second).getFirst().id()).orThrow();
        assertThat(row(project).state()).isEqualTo("raised");
        assertThat(row(project).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
    }

    @Test
    void in_session_the_secretary_of_a_town_meeting_accepts_and_undoes_until_it_ends() {
        Viewer town = world.viewer(Role.TOWN);
        DivisionCode place = World.ZHANBEI.at(DivisionCode.Level.TOWN);
        World.Person unit = world.unit();
        UUID committee = committee(place, town);
        join(committee, town, unit);
        UUID project = dispatched(World.ZHANBEI, "冬季就业培训");
        UUID claim = offer(unit, project, true);
        UUID other = planned(committee, town, 3);
        assertThat(refused(decide.confirm(town, other, other, List.of()))).isEqualTo(Common.NOT_ALLOWED_NOW);

        UUID meeting = session(committee, town, unit, List.of(project));
        UUID item = items(meeting).getFirst().id();
        confirm(town, meeting, item, claim, ClaimRow.LEAD).orThrow();
        assertThat(row(project).state()).isEqualTo("claimed");
        clock.pass(java.time.Duration.ofMinutes(50));
        decide.undo(town, meeting, item, claim, row(claim).version()).orThrow();
        assertThat(row(project).state()).isEqualTo("dispatched");
        assertThat(row(project).standing().turn()).isEqualTo(Turn.MEETING);
        assertThat(items(meeting).getFirst().isOpen()).isTrue();

        confirm(town, meeting, item, claim, ClaimRow.LEAD).orThrow();
        hold.end(town, meeting, row(meeting).version()).orThrow();
        clock.pass(java.time.Duration.ofMinutes(50));
        assertThat(refused(decide.undo(town, meeting, item, claim, row(claim).version())))
                .isEqualTo(Common.UNDO_IS_OVER);
    }

    @Test
    void a_claim_entered_after_the_meeting_is_marked() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID project = dispatched(World.ZHANBEI, "四点半课堂");
        UUID meeting = session(committee, secretary(), unit, List.of(project));
        UUID item = items(meeting).getFirst().id();
        hold.end(secretary(), meeting, row(meeting).version()).orThrow();
        String draft = system(() -> world.bean(MinutesDraft.class).words(row(meeting), meeting(meeting)));
        assertThat(draft)
                .as("the day on which it was held, though it was planned for another")
                .startsWith("时间：2026年11月23日 10:00—10:00");
        UUID claim = decide.offer(secretary(), meeting, item, unit.post().organisation(), true, List.of(1), "电话里认领")
                .orThrow();
        confirm(secretary(), meeting, item, claim, ClaimRow.LEAD).orThrow();
        assertThat(items(meeting).getFirst().late()).isTrue();
        assertThat(row(project).state()).isEqualTo("claimed");
    }

    @Test
    void a_meeting_that_is_not_moved_on_goes_one_level_up_and_its_secretary_can_still_act() {
        UUID meeting = planned(committee(), secretary(), 30);
        wait(10);
        assertThat(row(meeting).state()).isEqualTo("planned");
        assertThat(row(meeting).standing().ownerPost())
                .isEqualTo(world.viewer(Role.TOWN).post());
        sent(secretary(), meeting, List.of(), "主题党日");
        assertThat(row(meeting).standing().ownerPost()).isEqualTo(secretary().post());
    }

    @Test
    void an_agenda_takes_what_waits_for_a_unit_and_nothing_else() {
        World.Person unit = world.unit();
        UUID meeting = planned(committee(), secretary(), 5);
        assertThat(refused(agenda.send(secretary(), meeting, 1, List.of()))).isEqualTo(MeetingRefusal.AGENDA_EMPTY);
        UUID project = dispatched(World.ZHANBEI, "残疾人居家康复");
        world.bean(org.sandan.projects.AnswerClaim.class)
                .accept(secretary(), offer(unit, project, true), 1, "lead")
                .orThrow();
        assertThat(refused(agenda.send(secretary(), meeting, 1, List.of(new DrawAgenda.Line(project, "")))))
                .isEqualTo(MeetingRefusal.ITEM_GONE);
        assertThat(refused(world.bean(PlanMeeting.class)
                        .plan(
                                secretary(),
                                committee(),
                                "会",
                                new PlanMeeting.When(
                                        java.time.LocalDate.of(2020, 1, 1), java.time.LocalTime.NOON, "二楼"))))
                .isEqualTo(MeetingRefusal.MEETING_DAY_PASSED);
        assertThat(Map.of("row", row(meeting).state())).containsValue("planned");
    }
}
