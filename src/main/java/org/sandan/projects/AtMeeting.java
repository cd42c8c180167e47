package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Projects at a joint meeting: which can stand on an agenda, whose turn they are once it was sent, what becomes of them where
 * it is called off, and of one that nobody claims there. Two meetings without a claim, and it goes one level up. In the caller's transaction, under a
 * scope that sees the place.
 */
@Component
public class AtMeeting {
    private final JdbcClient jdbc;
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final Cases cases;

    AtMeeting(JdbcClient jdbc, ProjectStore projects, ProjectSteps steps, Cases cases) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.steps = steps;
        this.cases = cases;
    }

    /** The projects of a range that wait for a unit, the oldest first. */
    public List<UUID> waiting(int county, PlaceRange range) {
        return jdbc.sql("""
                        select p.id from project p join cases c on c.county_id = p.county_id and c.id = p.id
                        where p.county_id = :county and c.county_id = :county and p.place between :from and :to
                          and c.kind = 'project' and c.state = 'dispatched' and p.route = 'units' and not p.small
                        order by c.step_from, p.id limit 1000
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** It stands on a meeting's agenda that was sent: the meeting is to find who takes it, on its day. */
    public Outcome<Integer> called(int county, UUID project, UUID meeting, LocalDate day) {
        return take(county, project, "at_meeting").then(taken -> {
            Act act = Act.byCase("at_meeting", taken.now()).with(Map.of("meeting", meeting.toString()));
            return steps.finish(
                    taken.row(),
                    steps.atMeeting(taken.standing(), meeting, day, taken.now()),
                    act,
                    "at_meeting",
                    Passed.DONE);
        });
    }

    /**
     * Its meeting was called off: it waits as it did before, with the time that it had; where that is over, with a new one. A
     * project that another meeting has called since stays there.
     */
    public Outcome<Integer> calledOff(int county, UUID project, UUID meeting) {
        return take(county, project, "meeting_off").then(taken -> {
            Standing now = taken.standing();
            if (now.turn() != Turn.MEETING || !meeting.equals(now.turnId())) {
                return Outcome.done(taken.row().version());
            }
            Standing back = cases.history(county, project).stream()
                    .map(HistoryRow::after)
                    .filter(before -> before.state().equals("dispatched") && before.turn() != Turn.MEETING)
                    .findFirst()
                    .filter(before ->
                            before.stepDue() != null && before.stepDue().isAfter(taken.now()))
                    .orElseGet(() -> steps.atTakers(now, taken.now()));
            Act act = Act.byCase("meeting_off", taken.now()).with(Map.of("meeting", meeting.toString()));
            return steps.finish(taken.row(), back, act, "at_meeting", Passed.UNDONE);
        });
    }

    /** Nobody claimed it: to the units again, or one level up when it is that often.
     *
     * @param times in how many meetings since it was dispatched, this one included */
    public Outcome<Integer> unclaimed(int county, UUID project, UUID meeting, int times) {
        return take(county, project, "unclaimed").then(taken -> {
            Instant now = taken.now();
            Act act = Act.byCase("unclaimed", now)
                    .with(Map.of("meeting", meeting.toString(), "times", Integer.toString(times)));
            return times >= steps.amount("project.meetings")
                    ? steps.raised(taken.row(), taken.standing(), now)
                            .then(raised -> steps.finish(taken.row(), raised, act, "claim", Passed.RETURNED))
                    : steps.finish(taken.row(), steps.atTakers(taken.standing(), now), act);
        });
    }

    private Outcome<ProjectSteps.Taken> take(int county, UUID id, String action) {
        Optional<CaseRow> row = steps.find(county, id);
        Optional<ProjectRow> project = projects.find(county, id);
        return row.isEmpty() || project.isEmpty()
                ? Outcome.refused(Common.NOT_FOUND)
                : steps.take(row.get(), project.get(), 0, action, EnumSet.of(Actor.CASE));
    }
}
