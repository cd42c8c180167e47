package org.sandan.projects;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Money;
import org.sandan.kernel.Place;
import org.sandan.needs.Group;

/**
 * What a project has beside its case: nothing personal.
 *
 * @param small a small wish or small project: claimed without a meeting
 * @param dispatch how often it was dispatched
 * @param returns how often it was given back after acceptance
 * @param plan the version of the plan in force
 * @param proposed a version of the plan that waits for consent; null where none does
 * @param postB the executive secretary's post; null until a claim was accepted
 * @param lead the body that leads; null while nobody does
 * @param reached persons it really reached; null until completion
 * @param spent what it really cost; null until completion
 */
public record ProjectRow(
        UUID id,
        Place place,
        Origin origin,
        boolean small,
        String aim,
        String spot,
        int beneficiaries,
        Set<Group> groups,
        Money cost,
        String borneBy,
        @Nullable Route route,
        String reason,
        int dispatch,
        int returns,
        int plan,
        @Nullable Integer proposed,
        @Nullable UUID postB,
        @Nullable UUID lead,
        @Nullable Integer reached,
        @Nullable Money spent) {
    /** What it comes from. */
    public enum Origin {
        NEED,
        /** The joint committee's party-building list. */
        PARTY
    }
}
