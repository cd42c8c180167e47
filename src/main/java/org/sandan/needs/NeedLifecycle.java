package org.sandan.needs;

import java.util.EnumSet;
import java.util.Set;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Lifecycle.Tone;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Transition.Demand;

/** 需求: from the order to the verdict of those who asked. Nothing waits for ever, and no verdict is the office's own. */
public final class NeedLifecycle {
    public static final String KIND = "need";

    private static final Set<Actor> OWNER = EnumSet.of(Actor.OWNER);
    private static final Set<Actor> ASSIGNEE = EnumSet.of(Actor.ASSIGNEE);
    private static final Set<Actor> ASKER = EnumSet.of(Actor.ASKER);
    private static final Set<Actor> CLOCK = EnumSet.of(Actor.CLOCK);
    private static final Set<Actor> PROJECT = EnumSet.of(Actor.CASE);
    private static final Set<Demand> NOTHING = EnumSet.noneOf(Demand.class);
    private static final Set<Demand> REASON = EnumSet.of(Demand.REASON);

    public static final Lifecycle TABLE = Lifecycle.of(KIND)
            .state("received", "inbox", Tone.PLAIN, false, 1)
            .state("accepted", "circle-dot", Tone.RUN, false, 2)
            .state("assigned", "send", Tone.RUN, false, 3)
            .state("verdict", "hourglass", Tone.RUN, false, 4)
            .state("redo", "rotate-2", Tone.LATE, false, 3)
            .state("raised", "arrow-big-up-lines", Tone.RUN, false, 2)
            .state("in_project", "route", Tone.RUN, false, 3)
            .state("solved", "circle-check", Tone.DONE, true, 5)
            .state("not_reached", "phone", Tone.OUTLINE, true, 5)
            .state("refused", "file-description", Tone.OUTLINE, true, 5)
            .state("withdrawn", "arrow-back-up", Tone.OUTLINE, true, 5)
            .state("merged", "git-merge", Tone.OUTLINE, true, 5)
            .undoable(Set.of("received"), "accept", Set.of("accepted"), OWNER, EnumSet.of(Demand.TITLE))
            .undoable(
                    Set.of("accepted", "raised"), "assign", Set.of("assigned"), OWNER, EnumSet.of(Demand.POST_AND_DATE))
            .edge(
                    Set.of("assigned", "redo"),
                    "done",
                    Set.of("verdict"),
                    EnumSet.of(Actor.ASSIGNEE, Actor.OWNER),
                    EnumSet.of(Demand.TEXT, Demand.PHOTO))
            .edge(
                    Set.of("assigned", "redo"),
                    "hand_back",
                    Set.of("accepted"),
                    EnumSet.of(Actor.ASSIGNEE, Actor.OWNER),
                    REASON)
            .edge(Set.of("accepted"), "dispatch", Set.of("in_project"), OWNER, NOTHING)
            .edge(Set.of("in_project"), "ask", Set.of("in_project"), PROJECT, NOTHING)
            .edge(Set.of("in_project"), "redo", Set.of("in_project"), PROJECT, NOTHING)
            .edge(
                    Set.of("in_project"),
                    "project_closed",
                    Set.of("solved", "not_reached", "refused", "accepted"),
                    PROJECT,
                    NOTHING)
            .edge(Set.of("in_project"), "solved", Set.of("in_project"), ASKER, NOTHING)
            .edge(Set.of("in_project"), "not_solved", Set.of("in_project"), ASKER, NOTHING)
            .edge(Set.of("raised"), "raise", Set.of("raised"), OWNER, REASON)
            .edge(Set.of("raised"), "send_back", Set.of("accepted"), OWNER, REASON)
            .edge(Set.of("received", "accepted"), "merge", Set.of("merged"), OWNER, EnumSet.of(Demand.TARGET))
            .edge(Set.of("received", "accepted", "raised"), "refuse", Set.of("refused"), OWNER, REASON)
            .edge(
                    Set.of("received", "accepted", "assigned"),
                    "withdraw",
                    Set.of("withdrawn"),
                    EnumSet.of(Actor.SOLE_ASKER),
                    NOTHING)
            .edge(Set.of("verdict"), "solved", Set.of("verdict", "solved", "redo", "raised"), ASKER, NOTHING)
            .edge(Set.of("verdict"), "not_solved", Set.of("verdict", "solved", "redo", "raised"), ASKER, NOTHING)
            .edge(Set.of("solved", "not_reached"), "not_solved", Set.of("redo", "raised", "in_project"), ASKER, NOTHING)
            .edge(Set.of("refused"), "object", Set.of("raised"), ASKER, REASON)
            .edge(Set.of("received", "accepted", "assigned", "redo"), "overdue", Set.of("same"), CLOCK, NOTHING)
            .edge(Set.of("raised"), "overdue", Set.of("raised"), CLOCK, NOTHING)
            .edge(
                    Set.of("verdict"),
                    "time_over",
                    Set.of("verdict", "solved", "redo", "raised", "not_reached"),
                    CLOCK,
                    NOTHING);

    private NeedLifecycle() {}
}
