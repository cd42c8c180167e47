package org.sandan.meetings;

import java.util.EnumSet;
import java.util.Set;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Lifecycle.Tone;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Transition.Demand;

/** 联席会议: from the first plan to the minutes on file. Each step has its time, then it goes one level up. */
public final class MeetingLifecycle {
    public static final String KIND = "meeting";

    private static final Set<Actor> OWNER = EnumSet.of(Actor.OWNER);
    private static final Set<Demand> NOTHING = EnumSet.noneOf(Demand.class);

    public static final Lifecycle TABLE = Lifecycle.of(KIND)
            .state("planned", "calendar", Tone.RUN, false, 0)
            .state("agenda_sent", "send", Tone.RUN, false, 1)
            .state("in_session", "messages", Tone.RUN, false, 1)
            .state("minutes", "hourglass", Tone.RUN, false, 2)
            .state("filed", "circle-check", Tone.DONE, true, 3)
            .state("cancelled", "arrow-back-up", Tone.OUTLINE, true, 1)
            .edge(Set.of("planned"), "draw_agenda", Set.of("same"), OWNER, NOTHING)
            .edge(Set.of("planned"), "send_agenda", Set.of("agenda_sent"), OWNER, NOTHING)
            .edge(
                    Set.of("planned", "agenda_sent"),
                    "reschedule",
                    Set.of("same"),
                    OWNER,
                    EnumSet.of(Demand.DATE, Demand.REASON))
            .edge(Set.of("planned", "agenda_sent"), "cancel", Set.of("cancelled"), OWNER, EnumSet.of(Demand.REASON))
            .edge(Set.of("agenda_sent"), "begin", Set.of("in_session"), OWNER, NOTHING)
            .edge(Set.of("in_session"), "end", Set.of("minutes"), OWNER, NOTHING)
            .edge(Set.of("minutes"), "confirm", Set.of("filed"), OWNER, EnumSet.of(Demand.TEXT))
            .edge(Set.of("filed"), "attach_scan", Set.of("same"), OWNER, EnumSet.of(Demand.PHOTO))
            .edge(
                    Set.of("planned", "agenda_sent", "in_session", "minutes"),
                    "overdue",
                    Set.of("same"),
                    EnumSet.of(Actor.CLOCK),
                    NOTHING);

    private MeetingLifecycle() {}
}
