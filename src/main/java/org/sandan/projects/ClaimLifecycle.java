package org.sandan.projects;

import java.util.EnumSet;
import java.util.Set;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Lifecycle.Tone;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Transition.Demand;

/**
 * 认领: a body offers to take a project on. An offer taken back before it is accepted needs no reason and does not count;
 * only what is given back after it was accepted counts.
 */
public final class ClaimLifecycle {
    public static final String KIND = "claim";

    private static final Set<Actor> ANSWERS = EnumSet.of(Actor.OWNER, Actor.SITTING);
    private static final Set<Actor> LEAD = EnumSet.of(Actor.LEAD);
    private static final Set<Demand> NOTHING = EnumSet.noneOf(Demand.class);

    public static final Lifecycle TABLE = Lifecycle.of(KIND)
            .state("offered", "thumb-up", Tone.RUN, false, 1)
            .state("accepted", "users", Tone.RUN, false, 2)
            .state("declined", "file-description", Tone.OUTLINE, true, 3)
            .state("returned", "arrow-back-up", Tone.OUTLINE, true, 3)
            .state("closed", "file-description", Tone.OUTLINE, true, 3)
            .state("fulfilled", "circle-check", Tone.DONE, true, 3)
            .undoable(Set.of("offered"), "accept", Set.of("accepted"), ANSWERS, NOTHING)
            .edge(Set.of("offered"), "not_taken", Set.of("closed"), ANSWERS, NOTHING)
            .edge(Set.of("offered"), "withdraw", Set.of("closed"), LEAD, NOTHING)
            .edge(Set.of("accepted"), "return", Set.of("returned"), LEAD, EnumSet.of(Demand.REASON))
            .edge(Set.of("offered"), "project_ended", Set.of("closed"), EnumSet.of(Actor.CASE), NOTHING)
            .edge(Set.of("accepted"), "project_ended", Set.of("fulfilled", "closed"), EnumSet.of(Actor.CASE), NOTHING)
            .edge(Set.of("fulfilled"), "project_reopened", Set.of("accepted"), EnumSet.of(Actor.CASE), NOTHING)
            .edge(Set.of("offered"), "overdue", Set.of("same"), EnumSet.of(Actor.CLOCK), NOTHING);

    private ClaimLifecycle() {}
}
