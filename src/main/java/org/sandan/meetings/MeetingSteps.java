package org.sandan.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Standing.Clock;
import org.sandan.lifecycle.Transition;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What every step of a joint meeting has in common, beside what every case has. */
@Component
class MeetingSteps {
    private final CaseSteps steps;
    private final MeetingStore meetings;

    MeetingSteps(CaseSteps steps, MeetingStore meetings) {
        this.steps = steps;
        this.meetings = meetings;
    }

    /** A meeting about to be moved on, and the edge of the table by which. */
    record Taken(CaseRow row, MeetingRow meeting, Transition edge, Instant now) {
        int county() {
            return row.county();
        }
    }

    /** A meeting in which something is written down, without a step of its case. */
    record Open(CaseRow row, MeetingRow meeting, Instant now) {
        int county() {
            return row.county();
        }

        /** Whether its session is over: what is written down now is marked as late. */
        boolean isLate() {
            return meeting.endedAt() != null;
        }
    }

    Outcome<Taken> take(Viewer viewer, UUID id, int version, String action) {
        Optional<CaseRow> row = steps.find(MeetingLifecycle.TABLE, viewer.county(), id);
        Optional<MeetingRow> meeting = meetings.find(viewer.county(), id);
        if (row.isEmpty() || meeting.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        return steps.take(MeetingLifecycle.TABLE, row.get(), version, action, actors(viewer, row.get(), meeting.get()))
                .map(taken -> new Taken(taken.row(), meeting.get(), taken.edge(), taken.now()));
    }

    /** The meeting, where the viewer calls it and it stands in one of these states. */
    Outcome<Open> open(Viewer viewer, UUID id, Set<String> states) {
        Optional<CaseRow> row = steps.find(MeetingLifecycle.TABLE, viewer.county(), id);
        Optional<MeetingRow> meeting = meetings.find(viewer.county(), id);
        if (row.isEmpty() || meeting.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        boolean may = !actors(viewer, row.get(), meeting.get()).isEmpty()
                && states.contains(row.get().state());
        return may
                ? Outcome.done(new Open(row.get(), meeting.get(), steps.now()))
                : Outcome.refused(Common.NOT_ALLOWED_NOW);
    }

    /** Its secretary answers for it, and so does the level above once it went there. */
    static Set<Actor> actors(Viewer viewer, CaseRow row, MeetingRow meeting) {
        boolean owner = row.standing().ownerPost().equals(viewer.post())
                || meeting.secretary().equals(viewer.post());
        return owner ? EnumSet.of(Actor.OWNER) : EnumSet.noneOf(Actor.class);
    }

    /** On to the next state: the secretary's turn, with the time of a step. */
    Outcome<Integer> on(Viewer viewer, Taken taken, String state, Clock clock, String station) {
        UUID secretary = taken.meeting().secretary();
        Standing after = taken.row().standing().owned(secretary).at(state, secretary, clock);
        return steps.finish(taken.row(), after, act(viewer, taken), station, Passed.DONE);
    }

    /** A step that leaves owner, turn and clock as they are. */
    Outcome<Integer> same(Viewer viewer, Taken taken, Map<String, String> facts, String words) {
        Act act = act(viewer, taken).with(facts);
        return steps.finish(taken.row(), taken.row().standing(), words.isEmpty() ? act : act.saying(words));
    }

    Outcome<Integer> finish(CaseRow row, Standing after, Act act, String station) {
        return steps.finish(row, after, act, station, Passed.DONE);
    }

    Act act(Viewer viewer, Taken taken) {
        return steps.act(viewer, new CaseSteps.Taken(taken.row(), taken.edge(), taken.now()));
    }

    void open(CaseRow row, Act act, String station) {
        steps.open(row, act, station);
    }

    Clock clock(Instant from) {
        return steps.clock(from, "meeting.step");
    }

    /** Until the meeting's day, where that is later than the time of a step. */
    Clock untilDay(Instant from, LocalDate day) {
        Clock step = clock(from);
        Instant closing = steps.dueTimes().closing(day);
        return closing.isAfter(step.due()) ? steps.until(from, day, "meeting.day") : step;
    }

    boolean isWorking(LocalDate day) {
        return steps.dueTimes().isWorking(day);
    }

    Instant now() {
        return steps.now();
    }

    LocalDate today() {
        return steps.today();
    }

    /** What is wrong with a text; one that must be there is refused where it is empty. */
    static Outcome<String> text(String field, String typed, int longest, boolean required) {
        String text = Text.tidy(typed);
        if (text.isEmpty() && required) {
            return Outcome.refused(Refusal.at(field, Common.REQUIRED));
        }
        return Text.fault(text, longest)
                .<Outcome<String>>map(type -> Outcome.refused(Refusal.at(field, type, longest)))
                .orElseGet(() -> Outcome.done(text));
    }
}
