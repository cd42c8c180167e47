package org.sandan.needs;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * What a need has beside its case: nothing personal.
 *
 * @param askers how many ask for it now
 * @param assignee the post to which it was given last
 * @param project the project that it is part of, or was closed by
 * @param objected whether a refusal was objected to already
 */
public record NeedRow(
        UUID id,
        Place place,
        UUID category,
        Set<Group> groups,
        int askers,
        Order.Channel channel,
        @Nullable UUID assignee,
        @Nullable LocalDate promisedOn,
        @Nullable UUID mergedInto,
        @Nullable UUID project,
        boolean objected,
        Said said) {

    /**
     * How many of those who asked said what in the last round, as far as everybody may know.
     *
     * @param byStaff how many of them were asked by telephone
     */
    public record Said(int solved, int notSolved, int byStaff) {
        public int all() {
            return solved + notSolved;
        }
    }
}
