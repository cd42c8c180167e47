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
        boolean objected) {}
