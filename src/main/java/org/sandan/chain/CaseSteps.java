package org.sandan.chain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.deadlines.DueTimes;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Standing.Clock;
import org.sandan.lifecycle.Transition;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Outbox;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * What every step of every kind of case has in common: ask the table, move the row with its history, add the station that
 * was passed, tell others when it can no longer be undone. Everything runs in the caller's transaction.
 */
@Component
public class CaseSteps {
    private final Cases cases;
    private final Chain chain;
    private final Outbox outbox;
    private final Context context;

    CaseSteps(Cases cases, Chain chain, Outbox outbox, Context context) {
        this.cases = cases;
        this.chain = chain;
        this.outbox = outbox;
        this.context = context;
    }

    /** The time, and what is due when. */
    @Component
    record Context(InstantSource clock, DueTimes dueTimes, Rules rules) {}

    /** A case about to be moved on, and the edge of the table by which. */
    public record Taken(CaseRow row, Transition edge, Instant now) {
        public Standing standing() {
            return row.standing();
        }
    }

    /** The case of this kind, unless the scope hides it. */
    public Optional<CaseRow> find(Lifecycle table, int county, UUID id) {
        return cases.find(county, id).filter(row -> row.kind().equals(table.kind()));
    }

    /**
     * Takes a row for a step, unless the table does not allow it to these actors.
     *
     * @param version the version that the person saw; 0 for whoever cannot be stale
     */
    public Outcome<Taken> take(Lifecycle table, CaseRow row, int version, String action, Set<Actor> who) {
        Optional<Transition> edge = table.find(row.state(), action, who);
        if (version > 0 && row.version() != version) {
            return Outcome.refused(Common.STALE);
        }
        return edge.map(found -> Outcome.done(new Taken(row, found, now())))
                .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
    }

    /**
     * Opens a case, with the first station of its chain.
     *
     * @param station the word of the station; empty where opening passes none
     */
    public void open(CaseRow row, Act act, String station) {
        cases.open(row, act);
        if (!station.isEmpty()) {
            chain.add(row.county(), row.id(), 1, row.place(), station, Passed.DONE, act.at());
        }
        tell(row, row.state(), act, 1);
    }

    /**
     * Moves a case on.
     *
     * @param station the word of the station; empty where the step passes none
     * @return the new version
     */
    public Outcome<Integer> finish(CaseRow row, Standing after, Act act, String station, Passed passed) {
        if (!cases.move(row, after, act)) {
            return Outcome.refused(Common.STALE);
        }
        int version = row.version() + 1;
        if (!station.isEmpty()) {
            chain.add(row.county(), row.id(), version, row.place(), station, passed, act.at());
        }
        tell(row, after.state(), act, version);
        return Outcome.done(version);
    }

    /** Moves a case on without a station. */
    public Outcome<Integer> finish(CaseRow row, Standing after, Act act) {
        return finish(row, after, act, "", Passed.DONE);
    }

    private void tell(CaseRow row, String state, Act act, int version) {
        String payload = "{\"action\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"place\":%d,\"opened\":\"%s\"}"
                .formatted(
                        act.action(),
                        version == 1 ? "" : row.state(),
                        state,
                        row.place().code(),
                        row.openedAt());
        Instant when = act.undoUntil() == null ? act.at() : act.undoUntil();
        outbox.add(row.county(), row.kind() + "." + act.action(), row.id(), version, payload, when);
    }

    /** What a viewer does by an edge of the table. */
    public Act act(Viewer viewer, Taken taken) {
        Act act = Act.byPost(taken.edge().action(), viewer.actingPost(), viewer.actingAccount(), taken.now());
        return taken.edge().undoable() ? act.undoable(undoUntil(taken.now())) : act;
    }

    /**
     * 撤销这一步: until the next action, at most for the time of the rule {@code lifecycle.undo}, the post that took a step
     * takes it back. State, owner, turn and both due times are those of before; what others would have heard is cancelled.
     *
     * @param aside restores what the step changed beside the case row
     * @return the action that was undone
     */
    public Outcome<String> undo(Viewer viewer, CaseRow row, int version, Aside aside) {
        List<HistoryRow> history = cases.history(row.county(), row.id());
        if (row.version() != version || history.size() < 2 || !mayUndo(viewer, history.getFirst())) {
            return Outcome.refused(Common.UNDO_IS_OVER);
        }
        HistoryRow step = history.getFirst();
        HistoryRow before = history.get(1);
        Act act = Act.byPost("undo", viewer.actingPost(), viewer.actingAccount(), now())
                .with(Map.of("undone", step.action()));
        return aside.restore(row, step, before).then(restored -> {
            outbox.cancel(row.county(), row.id(), version);
            return finish(row, before.after(), act, step.action(), Passed.UNDONE)
                    .map(done -> step.action());
        });
    }

    /** What a step has changed beside the case row. */
    public interface Aside {
        Outcome<Boolean> restore(CaseRow row, HistoryRow step, HistoryRow before);
    }

    /** Whether the newest step can still be taken back by this viewer. */
    public boolean mayUndo(Viewer viewer, HistoryRow step) {
        return step.undoUntil() != null
                && viewer.post() != null
                && viewer.post().equals(step.byPost())
                && now().isBefore(step.undoUntil());
    }

    /** A clock by a rule of the table, with a timed action when it is due. */
    public Clock clock(Instant from, String rule) {
        DueTimes.Due due = context.dueTimes().due(from, rule);
        return new Clock(from, due.at(), due.rule(), due.calendar(), true);
    }

    /** A clock until a day that was agreed. */
    public Clock until(Instant from, LocalDate day, String rule) {
        return new Clock(from, context.dueTimes().closing(day), rule, "", true);
    }

    public Instant now() {
        return context.clock().instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), Timestamps.CHINA);
    }

    public DueTimes dueTimes() {
        return context.dueTimes();
    }

    public Rules rules() {
        return context.rules();
    }

    public Instant undoUntil(Instant from) {
        return from.plus(Duration.ofMinutes(context.rules().amount("lifecycle.undo")));
    }
}
