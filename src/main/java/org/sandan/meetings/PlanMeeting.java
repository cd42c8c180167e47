package org.sandan.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Links;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.platform.Numbers;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.AtMeeting;
import org.springframework.stereotype.Component;

/**
 * 筹备会议: the secretary of a joint committee plans a meeting with day, time and room, puts it off with a reason, or calls
 * it off with a reason that its members read. The projects on an agenda that was sent follow to the new day, or wait again
 * as they did before. Refused: a day that has passed or is off, no reason, a session that has begun.
 */
@Component
public class PlanMeeting {
    private static final int LONGEST = 60;
    private static final int LONGEST_REASON = 200;

    private final CommitteeStore committees;
    private final MeetingStore meetings;
    private final MeetingSteps steps;
    private final AtMeeting projects;
    private final Beside beside;

    PlanMeeting(
            CommitteeStore committees, MeetingStore meetings, MeetingSteps steps, AtMeeting projects, Beside beside) {
        this.committees = committees;
        this.meetings = meetings;
        this.steps = steps;
        this.projects = projects;
        this.beside = beside;
    }

    @Component
    record Beside(Numbers numbers, Links links, Transactions transactions) {}

    public record When(LocalDate day, LocalTime time, String room) {}

    /** @return the meeting's id */
    public Outcome<UUID> plan(Viewer viewer, UUID committee, String title, When when) {
        return beside.transactions().write(viewer.scope(), () -> inside(viewer, committee, title, when));
    }

    /** The same in the caller's transaction. */
    Outcome<UUID> inside(Viewer viewer, UUID committee, String title, When when) {
        Optional<Committee> found = committees.find(viewer.county(), committee);
        if (found.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        if (!found.get().secretary().equals(viewer.post())) {
            return Outcome.refused(Common.NOT_ALLOWED_NOW);
        }
        return MeetingSteps.text("meeting-title", title, LONGEST, true)
                .then(words -> check(when).map(checked -> write(viewer, found.get(), words, checked)));
    }

    private UUID write(Viewer viewer, Committee committee, String title, When when) {
        Instant now = steps.now();
        UUID id = Ids.next();
        int county = viewer.county();
        String number = beside.numbers()
                .next(
                        county,
                        committee.place().division().value(),
                        steps.today().getYear());
        Standing planned = Standing.opened(title, "planned", viewer.actingPost(), steps.clock(now));
        CaseRow row = new CaseRow(county, id, MeetingLifecycle.KIND, number, committee.place(), now, 1, planned);
        steps.open(row, Act.byPost("plan", viewer.actingPost(), viewer.actingAccount(), now), "meeting_plan");
        meetings.add(new MeetingRow(
                id,
                committee.place(),
                committee.id(),
                viewer.actingPost(),
                when.day(),
                when.time(),
                when.room(),
                null,
                null,
                null,
                null));
        return id;
    }

    private Outcome<When> check(When when) {
        if (when.day().isBefore(steps.today())) {
            return Outcome.refused(Refusal.at("meeting-day", MeetingRefusal.MEETING_DAY_PASSED));
        }
        if (!steps.isWorking(when.day())) {
            return Outcome.refused(Refusal.at("meeting-day", MeetingRefusal.MEETING_DAY_OFF));
        }
        return MeetingSteps.text("meeting-room", when.room(), LONGEST, true)
                .map(room -> new When(when.day(), when.time(), room));
    }

    /** 改期 */
    Outcome<Integer> reschedule(Viewer viewer, UUID id, int version, When when, String reason) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "reschedule")
                                .then(taken -> check(when)
                                        .then(checked -> MeetingSteps.text("reason", reason, LONGEST_REASON, true)
                                                .then(words -> move(viewer, taken, checked, words)))));
    }

    private Outcome<Integer> move(Viewer viewer, MeetingSteps.Taken taken, When when, String reason) {
        UUID id = taken.row().id();
        meetings.moveTo(taken.county(), id, when.day(), when.time(), when.room());
        boolean sent = taken.row().state().equals("agenda_sent");
        if (!sent) {
            return steps.same(viewer, taken, Map.of("day", when.day().toString()), reason);
        }
        for (Item item : meetings.items(taken.county(), id)) {
            UUID project = item.project();
            if (project != null) {
                Outcome<Integer> called = projects.called(taken.county(), project, id, when.day());
                if (called instanceof Outcome.Refused<Integer>(Refusal refusal)
                        && refusal.type() != Common.NOT_ALLOWED_NOW) {
                    return called;
                }
            }
        }
        Standing after = taken.row()
                .standing()
                .at("agenda_sent", taken.meeting().secretary(), steps.untilDay(taken.now(), when.day()));
        Act act = steps.act(viewer, taken)
                .with(Map.of("day", when.day().toString()))
                .saying(reason);
        return steps.finish(taken.row(), after, act, "");
    }

    /** 取消会议 */
    Outcome<Integer> cancel(Viewer viewer, UUID id, int version, String reason) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "cancel")
                                .then(taken -> MeetingSteps.text("reason", reason, LONGEST_REASON, true)
                                        .then(words -> callOff(viewer, taken, words))));
    }

    private Outcome<Integer> callOff(Viewer viewer, MeetingSteps.Taken taken, String reason) {
        int county = taken.county();
        UUID id = taken.row().id();
        meetings.calledOff(county, id, reason);
        for (Item item : taken.row().state().equals("agenda_sent") ? meetings.items(county, id) : List.<Item>of()) {
            UUID project = item.project();
            if (project != null) {
                beside.links().end(county, id, project, taken.now());
                Outcome<Integer> back = projects.calledOff(county, project, id);
                if (back instanceof Outcome.Refused<Integer>(Refusal refusal)
                        && refusal.type() != Common.NOT_ALLOWED_NOW) {
                    return back;
                }
            }
        }
        return steps.finish(
                taken.row(),
                taken.row().standing().ended("cancelled", taken.now()),
                steps.act(viewer, taken).saying(reason),
                "meeting_off");
    }
}
