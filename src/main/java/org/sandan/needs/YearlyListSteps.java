package org.sandan.needs;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What every step of a yearly list has in common, beside what every case has. */
@Component
class YearlyListSteps {
    private final CaseSteps steps;
    private final Levels levels;
    private final YearlyListStore lists;

    YearlyListSteps(CaseSteps steps, Levels levels, YearlyListStore lists) {
        this.steps = steps;
        this.levels = levels;
        this.lists = lists;
    }

    /** A list about to be moved on. */
    record Taken(YearlyList list, CaseSteps.Taken step) {
        CaseRow row() {
            return step.row();
        }

        Instant now() {
            return step.now();
        }
    }

    /** Refused: what is frozen, where the step would change it. */
    Outcome<Taken> take(Viewer viewer, UUID id, int version, String action) {
        Optional<CaseRow> row = steps.find(YearlyListLifecycle.TABLE, viewer.county(), id);
        Optional<YearlyList> list = lists.find(viewer.county(), id);
        if (row.isEmpty() || list.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        if (row.get().state().equals("frozen")
                && Set.of("edit", "submit", "freeze").contains(action)) {
            return Outcome.refused(YearlyListRefusal.LIST_FROZEN, list.get().edition());
        }
        return steps.take(YearlyListLifecycle.TABLE, row.get(), version, action, actors(viewer, row.get()))
                .map(step -> new Taken(list.get(), step));
    }

    /** Post A writes its list even while the level above owns it because its time is over. */
    Set<Actor> actors(Viewer viewer, CaseRow row) {
        Set<Actor> who = EnumSet.noneOf(Actor.class);
        UUID post = viewer.post();
        if (post == null) {
            return who;
        }
        if (post.equals(row.standing().ownerPost()) || post.equals(home(row))) {
            who.add(Actor.OWNER);
        }
        if (row.isTurnOf(post)) {
            who.add(Actor.ASSIGNEE);
        }
        return who;
    }

    /** Post A of the community; whoever owns the list where it has none any more. */
    UUID home(CaseRow row) {
        return levels.community(row).orElse(row.standing().ownerPost());
    }

    /** Back with post A, which answers for it from now on. */
    Standing atHome(Taken taken, String state) {
        UUID home = home(taken.row());
        return taken.step().standing().owned(home).at(state, home, steps.clock(taken.now(), "yearly_list." + state));
    }

    /** With the level above post A, which still answers for it; empty where there is none. */
    Optional<Standing> above(Taken taken) {
        CaseRow row = taken.row();
        Standing own = row.standing().owned(home(row));
        CaseRow asOwned = new CaseRow(
                row.county(), row.id(), row.kind(), row.number(), row.place(), row.openedAt(), row.version(), own);
        return levels.above(asOwned)
                .map(post -> own.at("submitted", post, steps.clock(taken.now(), "yearly_list.submitted")));
    }

    /** One level above whoever let the time pass. */
    Standing overdue(CaseRow row, Instant now) {
        UUID late = row.standing().turnId();
        Standing own = late == null ? row.standing() : row.standing().owned(late);
        CaseRow asOwned = new CaseRow(
                row.county(), row.id(), row.kind(), row.number(), row.place(), row.openedAt(), row.version(), own);
        return levels.overdue(asOwned, "yearly_list." + row.state(), now);
    }

    Optional<UUID> aboveOwner(CaseRow row) {
        return levels.above(row);
    }

    Outcome<Integer> finish(Viewer viewer, Taken taken, Standing after, String reason, String station, Passed passed) {
        Act act = steps.act(viewer, taken.step());
        return steps.finish(taken.row(), after, reason.isEmpty() ? act : act.saying(reason), station, passed);
    }

    CaseSteps steps() {
        return steps;
    }
}
