package org.sandan.projects;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a claim has beside its case.
 *
 * @param account the person, where somebody claims in the own name; else null
 * @param dispatch the dispatch of the project for which it was made
 * @param parts the numbers of the parts that are offered
 * @param byStaff whether the community entered it, after a telephone call or a show of hands
 * @param held as what it is accepted: lead or support; null unless it is
 * @param live whether it counts as this body's answer to this dispatch
 */
public record ClaimRow(
        UUID id,
        UUID project,
        UUID organisation,
        @Nullable UUID account,
        int dispatch,
        boolean wantsLead,
        List<Integer> parts,
        String offer,
        boolean byStaff,
        @Nullable String held,
        boolean live) {
    public static final String LEAD = "lead";
    public static final String SUPPORT = "support";

    public boolean leads() {
        return LEAD.equals(held);
    }
}
