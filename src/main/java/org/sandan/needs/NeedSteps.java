package org.sandan.needs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.Chain;
import org.sandan.chain.Chain.Passed;
import org.sandan.deadlines.DueTimes;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Standing.Clock;
import org.sandan.lifecycle.Transition;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Outbox;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What every step of a need has in common: load it, ask the table, move it, and tell others. */
@Component
class NeedSteps {
    private final Cases cases;
    private final NeedStore needs;
    private final Chain chain;
    private final Outbox outbox;
    private final Context context;

    NeedSteps(Cases cases, NeedStore needs, Chain chain, Outbox outbox, Context context) {
        this.cases = cases;
        this.needs = needs;
        this.chain = chain;
        this.outbox = outbox;
        this.context = context;
    }

    /** The time, and what is due when. */
    @Component
    record Context(InstantSource clock, DueTimes dueTimes, Rules rules) {
        Clock clock(Instant from, String rule) {
            DueTimes.Due due = dueTimes.due(from, rule);
            return new Clock(from, due.at(), due.rule(), due.calendar(), true);
        }
    }

    /** A need about to be moved on, and the edge of the table by which. */
    record Taken(CaseRow row, NeedRow need, Transition edge, Instant now) {
        Standing standing() {
            return row.standing();
        }
    }

    /** Loads a need for a step of the viewer's post, unless the table does not allow it. */
    Outcome<Taken> take(Viewer viewer, UUID id, int version, String action) {
        Optional<NeedRow> need = needs.find(viewer.county(), id);
        if (need.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        return take(viewer.county(), need.get(), version, action, actors(viewer, viewer.county(), id, need.get()));
    }

    Outcome<Taken> take(int county, NeedRow need, int version, String action, Set<Actor> who) {
        Optional<CaseRow> row = cases.find(county, need.id());
        if (row.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        Optional<Transition> edge = NeedLifecycle.TABLE.find(row.get().state(), action, who);
        if (version > 0 && row.get().version() != version) {
            return Outcome.refused(Common.STALE);
        }
        return edge.map(found -> Outcome.done(new Taken(row.get(), need, found, now())))
                .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
    }

    /** In what capacities a viewer stands to a need. */
    Set<Actor> actors(Viewer viewer, int county, UUID id, NeedRow need) {
        return cases.find(county, id)
                .map(row -> actors(viewer, row, need))
                .orElseGet(() -> EnumSet.noneOf(Actor.class));
    }

    static Set<Actor> actors(Viewer viewer, CaseRow row, NeedRow need) {
        Set<Actor> who = EnumSet.noneOf(Actor.class);
        if (viewer.post() == null) {
            return who;
        }
        if (viewer.post().equals(row.standing().ownerPost())) {
            who.add(Actor.OWNER);
        }
        if (viewer.post().equals(need.assignee())) {
            who.add(Actor.ASSIGNEE);
        }
        return who;
    }

    /**
     * Moves a need on, adds the station that it has passed, and tells others when the step can no longer be undone.
     *
     * @param station the word of the station; empty where the step passes none
     * @return the new version
     */
    Outcome<Integer> finish(CaseRow row, Standing after, Act act, String station, Passed passed) {
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

    void tell(CaseRow row, String state, Act act, int version) {
        String payload = "{\"action\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"place\":%d,\"opened\":\"%s\"}"
                .formatted(act.action(), row.state(), state, row.place().code(), row.openedAt());
        Instant when = act.undoUntil() == null ? act.at() : act.undoUntil();
        outbox.add(row.county(), "need." + act.action(), row.id(), version, payload, when);
    }

    Act act(Viewer viewer, Taken taken) {
        Act act = Act.byPost(taken.edge().action(), viewer.actingPost(), viewer.actingAccount(), taken.now());
        return taken.edge().undoable() ? act.undoable(undoUntil(taken.now())) : act;
    }

    Clock clock(Instant from, String rule) {
        return context.clock(from, rule);
    }

    Instant now() {
        return context.clock().instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), Timestamps.CHINA);
    }

    DueTimes dueTimes() {
        return context.dueTimes();
    }

    Rules rules() {
        return context.rules();
    }

    Instant undoUntil(Instant from) {
        return from.plus(Duration.ofMinutes(context.rules().amount("lifecycle.undo")));
    }
}
