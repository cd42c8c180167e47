package org.sandan.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.deadlines.DueTimes;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Standing.Clock;
import org.sandan.lifecycle.Transition;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Rules;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What every step of a need has in common, beside what every case has. */
@Component
class NeedSteps {
    private final CaseSteps steps;
    private final NeedStore needs;

    NeedSteps(CaseSteps steps, NeedStore needs) {
        this.steps = steps;
        this.needs = needs;
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
        Optional<CaseRow> row = find(viewer.county(), id);
        if (need.isEmpty() || row.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        return take(row.get(), need.get(), version, action, actors(viewer, row.get(), need.get()));
    }

    Outcome<Taken> take(int county, NeedRow need, int version, String action, Set<Actor> who) {
        return find(county, need.id())
                .map(row -> take(row, need, version, action, who))
                .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
    }

    private Outcome<Taken> take(CaseRow row, NeedRow need, int version, String action, Set<Actor> who) {
        return steps.take(NeedLifecycle.TABLE, row, version, action, who)
                .map(taken -> new Taken(taken.row(), need, taken.edge(), taken.now()));
    }

    Optional<CaseRow> find(int county, UUID id) {
        return steps.find(NeedLifecycle.TABLE, county, id);
    }

    /** In what capacities a viewer stands to a need. */
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

    void open(CaseRow row, Act act, String station) {
        steps.open(row, act, station);
    }

    Outcome<Integer> finish(CaseRow row, Standing after, Act act, String station, Passed passed) {
        return steps.finish(row, after, act, station, passed);
    }

    Act act(Viewer viewer, Taken taken) {
        return steps.act(viewer, new CaseSteps.Taken(taken.row(), taken.edge(), taken.now()));
    }

    Clock clock(Instant from, String rule) {
        return steps.clock(from, rule);
    }

    Instant now() {
        return steps.now();
    }

    LocalDate today() {
        return steps.today();
    }

    DueTimes dueTimes() {
        return steps.dueTimes();
    }

    Rules rules() {
        return steps.rules();
    }

    Instant undoUntil(Instant from) {
        return steps.undoUntil(from);
    }
}
