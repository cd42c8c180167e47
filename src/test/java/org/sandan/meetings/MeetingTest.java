package org.sandan.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.calendar.WorkingDays;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.DueJob;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.Group;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.ClaimProject;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.ClaimStore;
import org.sandan.projects.DesignProject;
import org.sandan.projects.DispatchProject;
import org.sandan.projects.Plan;
import org.sandan.projects.ProjectRow;
import org.sandan.projects.ProjectStore;
import org.sandan.projects.Route;

/** What tests of meetings do again and again, each as a sentence. */
abstract class MeetingTest extends SandanTest {
    static final int COUNTY = 150_622;
    private static final Map<Long, UUID> COMMITTEES = new HashMap<>();

    Viewer secretary() {
        return world.viewer(Role.SECRETARY);
    }

    /** The joint committee of a division, called by a post; one for all tests. */
    UUID committee(DivisionCode place, Viewer secretary) {
        return COMMITTEES.computeIfAbsent(
                place.value(),
                code -> world.bean(KeepCommittee.class)
                        .keep(
                                secretary,
                                new KeepCommittee.Asked(
                                        null,
                                        Place.of(place),
                                        "联合党委" + code,
                                        "Committee " + code,
                                        secretary.actingPost(),
                                        ""))
                        .orThrow());
    }

    UUID committee() {
        return committee(World.ZHANBEI, secretary());
    }

    void quorum(UUID committee, Viewer secretary, DivisionCode place, String quorum) {
        world.bean(KeepCommittee.class)
                .keep(
                        secretary,
                        new KeepCommittee.Asked(
                                committee,
                                Place.of(place),
                                "站北社区联合党委",
                                "Zhanbei joint committee",
                                secretary.actingPost(),
                                quorum))
                .orThrow();
    }

    void join(UUID committee, Viewer secretary, World.Person unit) {
        world.bean(KeepCommittee.class)
                .join(
                        secretary,
                        new KeepCommittee.Joining(
                                committee, unit.post().organisation(), "", "替补人", LocalDate.of(2026, 1, 1)))
                .orThrow();
    }

    UUID planned(UUID committee, Viewer secretary, int daysAhead) {
        return world.bean(PlanMeeting.class)
                .plan(
                        secretary,
                        committee,
                        "2026年第四季度联席会议",
                        new PlanMeeting.When(workingDay(daysAhead), LocalTime.of(14, 30), "社区二楼会议室"))
                .orThrow();
    }

    void sent(Viewer secretary, UUID meeting, List<UUID> projects, String... party) {
        List<DrawAgenda.Line> lines = new ArrayList<>();
        projects.forEach(project -> lines.add(new DrawAgenda.Line(project, "")));
        for (String words : party) {
            lines.add(new DrawAgenda.Line(null, words));
        }
        world.bean(DrawAgenda.class)
                .send(secretary, meeting, row(meeting).version(), lines)
                .orThrow();
    }

    void attend(Viewer secretary, UUID meeting, World.Person... units) {
        Map<UUID, String> came = new HashMap<>();
        for (World.Person unit : units) {
            came.put(unit.post().organisation(), "delegate");
        }
        world.bean(HoldMeeting.class).attend(secretary, meeting, came).orThrow();
    }

    /** A meeting in session with these projects on its agenda; the unit has come. */
    UUID session(UUID committee, Viewer secretary, World.Person unit, List<UUID> projects) {
        UUID meeting = planned(committee, secretary, 3);
        sent(secretary, meeting, projects);
        attend(secretary, meeting, unit);
        world.bean(HoldMeeting.class)
                .begin(secretary, meeting, row(meeting).version())
                .orThrow();
        return meeting;
    }

    Outcome<UUID> confirm(Viewer viewer, UUID meeting, UUID item, UUID claim, String as) {
        return world.bean(DecideItem.class)
                .confirm(
                        viewer,
                        meeting,
                        item,
                        List.of(new DecideItem.Choice(claim, row(claim).version(), as)));
    }

    UUID offer(World.Person unit, UUID project, boolean lead) {
        return world.bean(ClaimProject.class)
                .offer(unit.viewer(), new ClaimProject.Offer(project, null, false, lead, List.of(1), "出 2 名电工"))
                .orThrow();
    }

    UUID dispatched(DivisionCode village, String words) {
        return dispatched(world, clock, village, words);
    }

    /** A project of one order of a village, out to the units. */
    static UUID dispatched(World world, InstantSource clock, DivisionCode village, String words) {
        Viewer secretary = world.person(village, Role.SECRETARY).viewer();
        PlaceOrder.Receipt order = world.order(village, words);
        world.bean(AcceptNeed.class)
                .accept(secretary, new AcceptNeed.Acceptance(order.need(), 1, words, false))
                .orThrow();
        UUID project = world.bean(DesignProject.class)
                .begin(secretary, new DesignProject.Beginning(List.of(order.need()), "", false))
                .orThrow();
        Plan plan = new Plan(
                words,
                "修好西门至菜场一带路灯 11 盏，晚上老人孩子看得清路",
                "西门至菜场",
                320,
                EnumSet.of(Group.ELDERS),
                new Money(1_860_000),
                "旗供电公司",
                List.of(new Plan.Milestone(1, "修好 11 盏", workingDay(world, clock, 30))),
                List.of(new Plan.Part(1, "电工", "2 名"), new Plan.Part(2, "登高车", "1 天")),
                Route.UNITS,
                "供电、物业都是成员单位");
        world.bean(DispatchProject.class)
                .dispatch(secretary, new DispatchProject.Dispatch(project, 1, plan, Map.of()))
                .orThrow();
        return project;
    }

    List<Item> items(UUID meeting) {
        return system(() -> world.bean(MeetingStore.class).items(COUNTY, meeting));
    }

    MeetingRow meeting(UUID id) {
        return system(() -> world.bean(MeetingStore.class).find(COUNTY, id).orElseThrow());
    }

    ProjectRow project(UUID id) {
        return system(() -> world.bean(ProjectStore.class).find(COUNTY, id).orElseThrow());
    }

    List<ClaimRow> claims(UUID project) {
        return system(() -> world.bean(ClaimStore.class).of(COUNTY, project));
    }

    CaseRow row(UUID id) {
        return system(() -> world.bean(Cases.class).find(COUNTY, id).orElseThrow());
    }

    List<HistoryRow> history(UUID id) {
        return system(() -> world.bean(Cases.class).history(COUNTY, id));
    }

    <T> T system(java.util.function.Supplier<T> work) {
        return world.bean(Transactions.class).read(Scope.system(COUNTY, "test"), work);
    }

    void wait(int days) {
        clock.pass(Duration.ofDays(days));
        world.bean(DueJob.class).run(COUNTY);
    }

    /** To the meeting's day, at the time when it begins. */
    void go(UUID meeting) {
        Instant begins = meeting(meeting).begins();
        clock.pass(Duration.between(clock.instant(), begins));
    }

    LocalDate workingDay(int daysAhead) {
        return workingDay(world, clock, daysAhead);
    }

    static LocalDate workingDay(World world, InstantSource clock, int daysAhead) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(daysAhead);
        while (!world.bean(WorkingDays.class).isWorking(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    static RefusalType refused(Outcome<?> outcome) {
        Refusal refusal = ((Outcome.Refused<?>) outcome).refusal();
        return refusal.fields().isEmpty()
                ? refusal.type()
                : refusal.fields().getFirst().type();
    }
}
