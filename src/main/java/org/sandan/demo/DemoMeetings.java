package org.sandan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Cases;
import org.sandan.meetings.DecideItem;
import org.sandan.meetings.DrawAgenda;
import org.sandan.meetings.HoldMeeting;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.meetings.MeetingStore;
import org.sandan.meetings.PlanMeeting;
import org.sandan.meetings.WriteMinutes;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.ClaimRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meeting that the joint committee of Zhanbei held, with confirmed minutes, and the next one, whose agenda is out. All through the use cases that people take.
 */
@InDemo
class DemoMeetings {
    private static final Logger LOG = LoggerFactory.getLogger(DemoMeetings.class);
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final int COUNTY = ZHANBEI.county();
    /** Every fifth member did not come, and every seventh sent its substitute. */
    private static final int ABSENT = 5;

    private static final int SUBSTITUTE = 7;
    /** Working days before the session on which it was planned, and after which the next one is held. */
    private static final int AHEAD = 2;

    private static final int NEXT = 6;
    private static final String ROOM = "站北社区二楼会议室";

    private final DemoClock clock;
    private final Ground ground;
    private final DemoCommittees committees;
    private final Steps steps;

    DemoMeetings(DemoClock clock, Ground ground, DemoCommittees committees, Steps steps) {
        this.clock = clock;
        this.ground = ground;
        this.committees = committees;
        this.steps = steps;
    }

    @InDemo
    record Ground(Cases cases, Posts posts, MeetingStore meetings, Transactions transactions) {}

    @InDemo
    record Steps(PlanMeeting plan, DrawAgenda agenda, HoldMeeting hold, DecideItem decide, WriteMinutes minutes) {}

    /** A project on the agenda with the offer that leads and, where there is one, the offer beside it. */
    record Matter(UUID project, UUID lead, @Nullable UUID support) {}

    /**
     * @param day working days before the demo's own on which the last meeting was held
     * @param next the projects that the next one is to take up
     */
    void play(DemoCalendar calendar, int day, List<Matter> matters, List<UUID> next) {
        try {
            Viewer secretary = secretary();
            UUID committee = committees.ofZhanbei();
            UUID meeting = planned(calendar, day + AHEAD, calendar.before(day), secretary, committee);
            send(
                    calendar,
                    day + 1,
                    secretary,
                    meeting,
                    matters.stream().map(Matter::project).toList());
            session(calendar, day, secretary, meeting, matters);
            at(calendar, day - 1, 10, 0, () -> steps.minutes().confirm(secretary, meeting, version(meeting), ""));
            UUID coming = planned(calendar, 1, calendar.before(-NEXT), secretary, committee);
            send(calendar, 1, secretary, coming, next);
        } catch (IllegalStateException refused) {
            LOG.warn("A meeting of the demo was refused.", refused);
        }
    }

    private UUID planned(DemoCalendar calendar, int ago, LocalDate day, Viewer secretary, UUID committee) {
        String title = day.getYear() + "年" + day.getMonthValue() + "月联席会议";
        return at(
                calendar,
                ago,
                11,
                0,
                () -> steps.plan()
                        .plan(secretary, committee, title, new PlanMeeting.When(day, LocalTime.of(14, 30), ROOM)));
    }

    private void send(DemoCalendar calendar, int ago, Viewer secretary, UUID meeting, List<UUID> projects) {
        List<DrawAgenda.Line> lines = new ArrayList<>();
        projects.forEach(project -> lines.add(new DrawAgenda.Line(project, "")));
        lines.add(new DrawAgenda.Line(null, "主题党日：到服务对象家里看一看"));
        at(calendar, ago, 16, 0, () -> steps.agenda().send(secretary, meeting, version(meeting), lines));
    }

    private void session(DemoCalendar calendar, int day, Viewer secretary, UUID meeting, List<Matter> matters) {
        at(calendar, day, 14, 20, () -> steps.hold().attend(secretary, meeting, came()));
        at(calendar, day, 14, 30, () -> steps.hold().begin(secretary, meeting, version(meeting)));
        int minute = 35;
        List<Item> items = ground.transactions()
                .read(secretary.scope(), () -> ground.meetings().items(COUNTY, meeting));
        for (Item item : items) {
            List<DecideItem.Choice> choices = new ArrayList<>();
            for (Matter matter : matters) {
                if (matter.project().equals(item.project())) {
                    choices.add(new DecideItem.Choice(matter.lead(), 1, ClaimRow.LEAD));
                    if (matter.support() != null) {
                        choices.add(new DecideItem.Choice(matter.support(), 1, ClaimRow.SUPPORT));
                    }
                }
            }
            at(calendar, day, 14, minute, () -> steps.decide().confirm(secretary, meeting, item.id(), choices));
            minute += 5;
        }
        at(
                calendar,
                day,
                14,
                56,
                () -> steps.decide().say(secretary, meeting, items.getLast().id(), null, "主题党日放在周末，方便上班的党员"));
        at(
                calendar,
                day,
                14,
                58,
                () -> steps.minutes()
                        .resolve(secretary, meeting, "认领的项目每月向社区报一次进展", "各牵头单位", calendar.before(day - 20)));
        at(calendar, day, 15, 10, () -> steps.hold().end(secretary, meeting, version(meeting)));
    }

    private Map<UUID, String> came() {
        Map<UUID, String> came = new HashMap<>();
        int no = 0;
        for (UUID unit : units()) {
            no++;
            if (no % ABSENT != 0) {
                came.put(unit, no % SUBSTITUTE == 0 ? "substitute" : "delegate");
            }
        }
        return came;
    }

    private <T> T at(DemoCalendar calendar, int ago, int hour, int minute, Supplier<Outcome<T>> work) {
        Instant past = calendar.at(ago, LocalTime.of(hour, minute));
        Instant now = clock.instant();
        return clock.at(past.isBefore(now) ? past : now, work).orThrow();
    }

    private int version(UUID meeting) {
        return ground.transactions()
                .read(
                        Scope.system(COUNTY, "demo"),
                        () -> ground.cases().find(COUNTY, meeting).orElseThrow())
                .version();
    }

    /** The organisations that have a liaison in the community. */
    private List<UUID> units() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
        return ground.transactions()
                .read(
                        Scope.system(COUNTY, "demo"),
                        () -> ground.posts().within(COUNTY, ZHANBEI.range(), today).stream()
                                .filter(card -> card.post().role() == Role.UNIT)
                                .map(card -> card.post().organisation())
                                .distinct()
                                .toList());
    }

    private Viewer secretary() {
        return ground.transactions().read(Scope.system(COUNTY, "demo"), () -> {
            Post post = ground.posts().secretaryOf(COUNTY, Place.of(ZHANBEI)).orElseThrow();
            var holder = ground.posts().holders(COUNTY, post.id()).getFirst();
            return new Viewer(
                    post.role(),
                    COUNTY,
                    holder.account(),
                    post.id(),
                    post.organisation(),
                    null,
                    post.range(),
                    holder.name(),
                    post.nameZh(),
                    post.nameEn(),
                    true);
        });
    }
}
