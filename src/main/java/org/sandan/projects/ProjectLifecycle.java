package org.sandan.projects;

import java.util.EnumSet;
import java.util.Set;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Lifecycle.Tone;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Transition.Demand;

/** 项目: from the design to the verdict of those who asked. Every dispatch ends at somebody, or one level up. */
public final class ProjectLifecycle {
    public static final String KIND = "project";

    private static final Set<Actor> OWNER = EnumSet.of(Actor.OWNER);
    private static final Set<Actor> LEAD = EnumSet.of(Actor.LEAD);
    private static final Set<Actor> EXECUTIVE = EnumSet.of(Actor.EXECUTIVE);
    private static final Set<Actor> CASE = EnumSet.of(Actor.CASE);
    private static final Set<Actor> CLOCK = EnumSet.of(Actor.CLOCK);
    private static final Set<Demand> NOTHING = EnumSet.noneOf(Demand.class);
    private static final Set<Demand> REASON = EnumSet.of(Demand.REASON);
    private static final Set<String> WORKING = Set.of("running", "redo");
    /** At work, or waiting for help with it: what was asked for does not keep anybody from going on. */
    private static final Set<String> AT_WORK = Set.of("running", "redo", "help");

    public static final Lifecycle TABLE = Lifecycle.of(KIND)
            .state("draft", "file-description", Tone.OUTLINE, false, 1)
            .state("dispatched", "send", Tone.RUN, false, 2)
            .state("claimed", "users", Tone.RUN, false, 3)
            .state("running", "progress", Tone.RUN, false, 4)
            .state("help", "help-circle", Tone.RUN, false, 4)
            .state("checking", "hourglass", Tone.RUN, false, 4)
            .state("evaluating", "hourglass", Tone.RUN, false, 5)
            .state("redo", "rotate-2", Tone.LATE, false, 4)
            .state("raised", "arrow-big-up-lines", Tone.RUN, false, 2)
            .state("planned", "calendar", Tone.OUTLINE, false, 2)
            .state("solved", "circle-check", Tone.DONE, true, 6)
            .state("not_reached", "phone", Tone.OUTLINE, true, 6)
            .state("refused", "file-description", Tone.OUTLINE, true, 6)
            .state("cancelled", "arrow-back-up", Tone.OUTLINE, true, 6)
            .edge(
                    Set.of("draft", "planned"),
                    "dispatch",
                    Set.of("dispatched", "raised"),
                    OWNER,
                    EnumSet.of(Demand.PLAN, Demand.REASON))
            .edge(Set.of("draft", "planned"), "edit", Set.of("same"), OWNER, NOTHING)
            .edge(Set.of("draft"), "discard", Set.of("cancelled"), OWNER, NOTHING)
            .undoable(Set.of("dispatched"), "take_on", Set.of("claimed"), EnumSet.of(Actor.OWNER, Actor.CASE), NOTHING)
            .edge(Set.of("dispatched"), "change_route", Set.of("dispatched", "raised"), OWNER, REASON)
            .edge(Set.of("dispatched"), "cancel", Set.of("cancelled"), OWNER, REASON)
            .edge(Set.of("dispatched"), "at_meeting", Set.of("same"), CASE, NOTHING)
            .edge(Set.of("dispatched"), "meeting_off", Set.of("same"), CASE, NOTHING)
            .edge(Set.of("dispatched"), "unclaimed", Set.of("dispatched", "raised"), CASE, NOTHING)
            .edge(
                    Set.of("claimed"),
                    "appoint",
                    Set.of("running"),
                    EnumSet.of(Actor.LEAD, Actor.OWNER),
                    EnumSet.of(Demand.PERSON))
            .edge(Set.of("claimed", "running", "redo", "help"), "return", Set.of("dispatched", "raised"), LEAD, REASON)
            .edge(AT_WORK, "report", Set.of("checking"), EXECUTIVE, EnumSet.of(Demand.TEXT, Demand.PHOTO))
            .edge(AT_WORK, "log", Set.of("same"), EXECUTIVE, EnumSet.of(Demand.TEXT))
            .edge(AT_WORK, "serve", Set.of("same"), EXECUTIVE, EnumSet.of(Demand.TEXT))
            .edge(WORKING, "ask_help", Set.of("help"), EXECUTIVE, EnumSet.of(Demand.TEXT))
            .edge(Set.of("help"), "answer_help", Set.of("running", "redo"), OWNER, EnumSet.of(Demand.TEXT))
            .edge(Set.of("running"), "propose_plan", Set.of("same"), EXECUTIVE, EnumSet.of(Demand.PLAN, Demand.REASON))
            .edge(Set.of("running"), "consent", Set.of("same"), OWNER, NOTHING)
            .edge(Set.of("running"), "keep_plan", Set.of("same"), OWNER, REASON)
            .edge(WORKING, "extend", Set.of("same"), OWNER, EnumSet.of(Demand.DATE, Demand.REASON))
            .edge(
                    Set.of("running", "redo", "help", "checking", "evaluating"),
                    "hand_over",
                    Set.of("same"),
                    EnumSet.of(Actor.LEAD, Actor.OWNER),
                    EnumSet.of(Demand.PERSON))
            .edge(Set.of("checking"), "pass", Set.of("running", "evaluating"), OWNER, NOTHING)
            .edge(Set.of("checking"), "correct", Set.of("running", "redo"), OWNER, REASON)
            .edge(Set.of("evaluating"), "answered", Set.of("same", "redo", "raised"), CASE, NOTHING)
            .edge(Set.of("evaluating"), "own_word", Set.of("same"), EXECUTIVE, EnumSet.of(Demand.OWN_WORD))
            .edge(Set.of("evaluating"), "draw", Set.of("same"), OWNER, NOTHING)
            .edge(Set.of("evaluating"), "sample", Set.of("same"), OWNER, EnumSet.of(Demand.OWN_WORD))
            .edge(Set.of("evaluating"), "close", Set.of("solved", "not_reached"), OWNER, EnumSet.of(Demand.OWN_WORD))
            .edge(Set.of("solved", "not_reached"), "reopen", Set.of("redo", "raised"), CASE, NOTHING)
            .edge(Set.of("raised"), "department", Set.of("claimed"), OWNER, EnumSet.of(Demand.ORGANISATION))
            .edge(Set.of("raised"), "fund", Set.of("dispatched"), OWNER, EnumSet.of(Demand.MONEY))
            .edge(Set.of("raised"), "send_back", Set.of("dispatched"), OWNER, REASON)
            .edge(Set.of("raised"), "raise", Set.of("raised"), OWNER, REASON)
            .edge(Set.of("raised"), "next_year", Set.of("planned"), OWNER, REASON)
            .edge(Set.of("raised"), "refuse", Set.of("refused"), OWNER, REASON)
            .edge(Set.of("draft"), "remind", Set.of("same"), CLOCK, NOTHING)
            .edge(Set.of("dispatched"), "time_over", Set.of("same", "raised"), CLOCK, NOTHING)
            .edge(
                    Set.of("claimed", "running", "redo", "help", "checking", "planned"),
                    "overdue",
                    Set.of("same"),
                    CLOCK,
                    NOTHING)
            .edge(Set.of("raised"), "overdue", Set.of("raised"), CLOCK, NOTHING)
            .edge(
                    Set.of("evaluating"),
                    "time_over",
                    Set.of("same", "redo", "raised", "solved", "not_reached"),
                    CLOCK,
                    NOTHING);

    private ProjectLifecycle() {}
}
