package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.chain.Links;
import org.sandan.documents.Photos;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A meeting that is called off, and what is told of every step of one. */
class MeetingOffTest extends MeetingTest {
    @Autowired
    private PlanMeeting plan;

    @Autowired
    private HoldMeeting hold;

    @Autowired
    private WriteMinutes minutes;

    @Autowired
    private JdbcClient jdbc;

    private void off(UUID meeting, String reason) {
        plan.cancel(secretary(), meeting, row(meeting).version(), reason).orThrow();
    }

    @Test
    void what_stood_on_the_agenda_of_a_meeting_that_is_called_off_waits_as_it_did_before() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID project = dispatched(World.ZHANBEI, "取消前后一样的灯");
        Standing before = row(project).standing();
        UUID meeting = planned(committee, secretary(), 5);
        sent(secretary(), meeting, List.of(project), "主题党日");
        assertThat(row(project).standing().turn()).isEqualTo(Turn.MEETING);
        UUID claim = offer(unit, project, true);

        off(meeting, "会场另有安排");

        assertThat(row(project).standing()).isEqualTo(before);
        assertThat(history(project).getFirst().action()).isEqualTo("meeting_off");
        assertThat(row(claim).state()).isEqualTo("offered");
        assertThat(row(meeting).state()).isEqualTo("cancelled");
        assertThat(row(meeting).standing().turn()).isEqualTo(Turn.NOBODY);
        assertThat(history(meeting).getFirst().note()).isEqualTo("会场另有安排");
        List<Links.Link> links = system(() -> world.bean(Links.class).from(COUNTY, meeting));
        assertThat(links).hasSize(1).noneMatch(Links.Link::holds);
        UUID next = planned(committee, secretary(), 8);
        sent(secretary(), next, List.of(project));
        assertThat(row(project).standing().turnId()).isEqualTo(next);
    }

    @Test
    void where_its_time_is_over_meanwhile_a_project_gets_a_new_one() {
        UUID project = dispatched(World.ZHANBEI, "等久了的灯");
        UUID meeting = planned(committee(), secretary(), 60);
        sent(secretary(), meeting, List.of(project));
        clock.pass(Duration.ofDays(50));
        off(meeting, "推迟到明年");
        assertThat(row(project).standing().turn()).isEqualTo(Turn.ORGANISATION);
        assertThat(row(project).standing().stepDue()).isAfter(clock.instant());
    }

    @Test
    void a_project_that_another_meeting_has_called_since_stays_there() {
        UUID project = dispatched(World.ZHANBEI, "上了两次议程的灯");
        UUID first = planned(committee(), secretary(), 5);
        sent(secretary(), first, List.of(project));
        UUID second = planned(committee(), secretary(), 8);
        sent(secretary(), second, List.of(project));
        off(first, "并到下一次");
        assertThat(row(project).standing().turnId()).isEqualTo(second);
        off(second, "也不开了");
        assertThat(row(project).standing().turn()).isEqualTo(Turn.ORGANISATION);
    }

    @Test
    void bad_input_is_refused_at_its_field_and_nothing_moves() {
        UUID meeting = planned(committee(), secretary(), 3);
        Visitor desk = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        String page = "/meetings/" + meeting + "/cancellation";
        assertThat(desk.get(page).body()).contains("会议照开", "议程还没有发出");
        HttpResponse<String> silent = desk.post(page, Map.of("version", "1", "reason", " "));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("id=\"reason\"");
        String much = "因".repeat(201);
        HttpResponse<String> wordy = desk.post(page, Map.of("version", "1", "reason", much));
        assertThat(wordy.statusCode()).isEqualTo(422);
        assertThat(wordy.body()).contains(much);
        assertThat(desk.post(page, Map.of("version", "9", "reason", "换日子")).statusCode())
                .isEqualTo(409);
        Visitor stranger = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        stranger.get("/login");
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page, Map.of("version", "1", "reason", "换日子")).statusCode())
                .isEqualTo(404);
        assertThat(row(meeting).version()).isEqualTo(1);

        desk.get(page);
        assertThat(desk.post(page, Map.of("version", "1", "reason", "换日子")).statusCode())
                .isEqualTo(303);
        assertThat(refused(plan.cancel(secretary(), meeting, 2, "再取消一次"))).isEqualTo(Common.NOT_ALLOWED_NOW);
        assertThat(desk.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void a_session_that_has_begun_is_ended_not_called_off() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID project = dispatched(World.ZHANBEI, "已经开会的灯");
        UUID meeting = session(committee, secretary(), unit, List.of(project));
        assertThat(refused(plan.cancel(secretary(), meeting, row(meeting).version(), "不开了")))
                .isEqualTo(Common.NOT_ALLOWED_NOW);
        assertThat(row(meeting).state()).isEqualTo("in_session");
    }

    @Test
    void its_members_read_why_and_can_still_claim_what_stood_on_its_agenda() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID project = dispatched(World.ZHANBEI, "取消后还能认领的灯");
        UUID meeting = planned(committee, secretary(), 5);
        sent(secretary(), meeting, List.of(project));
        off(meeting, "暴雪，路不通");
        Visitor member = visitor(unit);
        assertThat(member.get("/meetings/" + meeting).body())
                .contains("这次会议取消了", "暴雪，路不通", "取消后还能认领的灯", "/projects/" + project)
                .doesNotContain("name=\"offer-lead\"");
        assertThat(member.get("/meetings").body()).contains("以往会议", "已取消");
        assertThat(member.get("/projects/" + project).body()).contains("/meetings/" + meeting);
        assertThat(visitor(world.unit()).get("/projects/" + project).body())
                .as("who is no member is not led to what they cannot open")
                .doesNotContain("/meetings/" + meeting);
        member.post("/language", Map.of("value", "en", "back", "/meetings"));
        assertThat(member.get("/meetings/" + meeting).body()).contains("This meeting was called off", "Called off");
    }

    @Test
    void a_community_reads_the_meeting_of_the_town_that_takes_up_its_project_and_moves_nothing() {
        Viewer town = world.viewer(Role.TOWN);
        UUID committee = committee(World.ZHANBEI.at(DivisionCode.Level.TOWN), town);
        UUID project = dispatched(World.ZHANBEI, "街道会上的灯");
        UUID meeting = planned(committee, town, 5);
        Visitor below = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(below.get("/meetings/" + meeting).statusCode())
                .as("before its agenda is out")
                .isEqualTo(404);
        sent(town, meeting, List.of(project));
        assertThat(below.get("/projects/" + project).body()).contains("/meetings/" + meeting);
        HttpResponse<String> page = below.get("/meetings/" + meeting);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("街道会上的灯").doesNotContain("开始会议", "取消会议");
        below.post("/meetings/" + meeting + "/cancellation", Map.of("version", "2", "reason", "不归我管"));
        assertThat(row(meeting).state()).isEqualTo("agenda_sent");
    }

    @Test
    void every_step_of_a_meeting_is_told_and_kept() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID meeting = planned(committee, secretary(), 3);
        List<DrawAgenda.Line> lines = List.of(new DrawAgenda.Line(null, "主题党日"));
        world.bean(DrawAgenda.class).draw(secretary(), meeting, 1, lines).orThrow();
        world.bean(DrawAgenda.class).send(secretary(), meeting, 2, lines).orThrow();
        PlanMeeting.When later = new PlanMeeting.When(workingDay(6), LocalTime.of(9, 0), "二楼");
        plan.reschedule(secretary(), meeting, 3, later, "会场冲突").orThrow();
        attend(secretary(), meeting, unit);
        hold.begin(secretary(), meeting, 4).orThrow();
        hold.end(secretary(), meeting, 5).orThrow();
        minutes.confirm(secretary(), meeting, 6, "").orThrow();
        byte[] scan = MeetingJourney.picture();
        minutes.attach(
                        secretary(),
                        meeting,
                        List.of(world.bean(Photos.class).prepare(scan).orThrow()))
                .orThrow();

        List<String> steps =
                List.of("plan", "draw_agenda", "send_agenda", "reschedule", "begin", "end", "confirm", "attach_scan");
        assertThat(told(meeting))
                .containsExactlyElementsOf(
                        steps.stream().map(step -> "meeting." + step).toList());
        assertThat(history(meeting).reversed()).extracting(HistoryRow::action).containsExactlyElementsOf(steps);
        UUID other = planned(committee, secretary(), 3);
        off(other, "不用开");
        assertThat(told(other)).containsExactly("meeting.plan", "meeting.cancel");
    }

    /** The topics of the outbox about a case, in the order of its versions. */
    private List<String> told(UUID id) {
        return system(() -> jdbc.sql(
                        "select topic from outbox where county_id = :county and subject_id = :id order by version")
                .param("county", COUNTY)
                .param("id", id)
                .query(String.class)
                .list());
    }

    @Test
    void english_counts_one_as_one_and_a_missing_quorum_says_how_many_are_missing() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID meeting = planned(committee, secretary(), 3);
        sent(secretary(), meeting, List.of(dispatched(World.ZHANBEI, "一项议程的灯")));
        Visitor desk = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        String page = "/meetings/" + meeting;
        desk.get(page);
        desk.post("/language", Map.of("value", "en", "back", page));
        assertThat(desk.get(page).body()).contains("0 of 1 item claimed");
        desk.post(page + "/attendance", Map.of("came-" + unit.post().organisation(), "delegate"));
        quorum(committee, secretary(), World.ZHANBEI, "200");
        HttpResponse<String> few = desk.post(page + "/session", Map.of("version", "2"));
        quorum(committee, secretary(), World.ZHANBEI, "");
        assertThat(few.statusCode()).isEqualTo(409);
        assertThat(few.body())
                .contains(
                        "The rule wants at least 200 members; 1 came, 199 are missing. Add who came, or put the meeting off");
        assertThat(row(meeting).state()).isEqualTo("agenda_sent");
    }
}
