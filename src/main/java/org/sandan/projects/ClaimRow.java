package org.sandan.projects;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Money;

/**
 * What a claim has beside its case.
 *
 * @param account the person, where somebody claims in the own name; else null
 * @param dispatch the dispatch of the project for which it was made
 * @param parts the numbers of the parts that are offered
 * @param byStaff whether the community entered it, after a telephone call or a show of hands
 * @param held as what it is accepted: lead or support; null unless it is
 * @param live whether it counts as this body's answer to this dispatch
 * @param terms what a social organisation offers beside its words
 * @param takenAs {@code purchased} or {@code voluntary}, where the community chose it by the route of the social
 *     organisations; else null
 * @param answer why it was chosen, or another one was; empty where nothing was said
 * @param named whether it is a resident's without a log-in, for whom the community answers
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
        boolean live,
        Terms terms,
        @Nullable String takenAs,
        String answer,
        boolean named) {
    public static final String LEAD = "lead";
    public static final String SUPPORT = "support";

    public static final String PURCHASED = "purchased";
    public static final String VOLUNTARY = "voluntary";

    /**
     * @param helpers with whom
     * @param price 0 for voluntary service; null where no price belongs to the route
     */
    public record Terms(String helpers, @Nullable Money price) {
        static final Terms NONE = new Terms("", null);

        public boolean isPurchase() {
            return price != null && price.fen() > 0;
        }
    }

    public boolean leads() {
        return LEAD.equals(held);
    }
}
