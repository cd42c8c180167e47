package org.sandan.needs;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sandan.chain.Heads.Outlook;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Lifecycle.Tone;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Transition.Demand;

/**
 * 年度清单: written by post A, approved one level up, frozen as a numbered edition. What is frozen is changed by a new
 * edition only. A public notice will come between approved and frozen: a state and two edges of this table.
 */
public final class YearlyListLifecycle {
    public static final String KIND = "yearly_list";

    private static final Set<Actor> OWNER = EnumSet.of(Actor.OWNER);
    private static final Set<Actor> ABOVE = EnumSet.of(Actor.ASSIGNEE);
    private static final Set<Demand> NOTHING = EnumSet.noneOf(Demand.class);
    private static final Set<Demand> REASON = EnumSet.of(Demand.REASON);

    public static final Lifecycle TABLE = Lifecycle.of(KIND)
            .state("draft", "edit", Tone.PLAIN, false, 0)
            .state("submitted", "hourglass", Tone.RUN, false, 1)
            .state("approved", "thumb-up", Tone.RUN, false, 2)
            .state("frozen", "lock", Tone.DONE, true, 3)
            .edge(Set.of("draft"), "edit", Set.of("draft"), OWNER, NOTHING)
            .edge(Set.of("draft"), "submit", Set.of("submitted"), OWNER, EnumSet.of(Demand.PLAN))
            .edge(Set.of("submitted"), "approve", Set.of("approved"), ABOVE, NOTHING)
            .edge(Set.of("submitted"), "send_back", Set.of("draft"), ABOVE, REASON)
            .edge(Set.of("submitted", "approved"), "take_back", Set.of("draft"), OWNER, REASON)
            .edge(Set.of("approved"), "freeze", Set.of("frozen"), OWNER, NOTHING)
            .edge(Set.of("approved"), "scan", Set.of("approved"), OWNER, EnumSet.of(Demand.PHOTO))
            .edge(Set.of("frozen"), "scan", Set.of("frozen"), OWNER, EnumSet.of(Demand.PHOTO))
            .edge(Set.of("frozen"), "revise", Set.of("draft"), OWNER, REASON)
            .edge(
                    Set.of("draft", "submitted", "approved"),
                    "overdue",
                    Set.of("same"),
                    EnumSet.of(Actor.CLOCK),
                    NOTHING);

    private static final Map<String, List<String>> UPCOMING = Map.of(
            "draft", List.of("yearly_submit", "yearly_approve", "yearly_freeze"),
            "submitted", List.of("yearly_approve", "yearly_freeze"),
            "approved", List.of("yearly_freeze"));

    private YearlyListLifecycle() {}

    /** @param approving the working days of whoever approves */
    static Outlook outlook(int approving, int freezing) {
        return new Outlook(TABLE, UPCOMING, Map.of("draft", approving, "submitted", freezing));
    }
}
