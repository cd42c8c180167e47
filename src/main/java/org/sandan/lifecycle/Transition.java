package org.sandan.lifecycle;

import java.util.Set;

/**
 * One edge of a lifecycle.
 *
 * @param to the state after it; several where what it leads to depends on the case
 * @param actors who may take it
 * @param demands what it asks for
 * @param undoable whether it can be undone until the next action, for the time of the rule {@code lifecycle.undo}
 */
public record Transition(
        String from, String action, Set<String> to, Set<Actor> actors, Set<Demand> demands, boolean undoable) {
    /** Who may take a step. */
    public enum Actor {
        /** The post that answers for the case. */
        OWNER,
        /** The post to which it was given. */
        ASSIGNEE,
        /** Somebody who asked for it. */
        ASKER,
        /** The only one who asked. */
        SOLE_ASKER,
        /** The body that has taken it on: a partner unit, a community, a social organisation. */
        LEAD,
        /** Post B, the executive secretary of a project. */
        EXECUTIVE,
        /** The secretary of the joint meeting on whose agenda it stands, while that sits or its minutes are open. */
        SITTING,
        /** Another case that this one follows: a claim that was accepted, a project that was closed. */
        CASE,
        /** A clock that ran out. */
        CLOCK
    }

    /** What a step asks for. */
    public enum Demand {
        TITLE,
        REASON,
        TARGET,
        POST_AND_DATE,
        TEXT,
        PHOTO,
        NEW_FACTS,
        /** Aim, place, beneficiaries, milestones, route and its reason. */
        PLAN,
        /** Somebody of the unit who holds post B. */
        PERSON,
        ORGANISATION,
        DATE,
        /** An amount of money and where it comes from. */
        MONEY,
        OWN_WORD
    }
}
