package org.sandan.desks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sandan.chain.CaseList;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;

/**
 * A desk: what is this post's turn, by due time, and what is in other hands.
 *
 * @param groups only those that hold something, the most urgent first
 * @param states how many of what is this post's turn stand in each state
 * @param state the state that the list is narrowed to; empty for all
 * @param news what others moved since the last look, which is {@code since}
 * @param followed what this post follows, the newest first
 * @param overdue what is overdue below this post, where posts are below it
 */
public record DeskView(
        int all,
        int late,
        int today,
        List<Group> groups,
        Map<String, Integer> states,
        String state,
        List<Elsewhere> elsewhere,
        Optional<Asked> asked,
        List<CaseList.Line> news,
        Instant since,
        List<CaseList.Line> followed,
        List<Overdue.Row> overdue) {

    /** When something is due, as seen from today. */
    public enum When {
        LATE,
        TODAY,
        THIS_WEEK,
        LATER;

        public String key() {
            return "desk." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public record Group(When when, List<CaseList.Line> rows) {}

    /** What one other post has in hand. */
    public record Elsewhere(PostCard post, int count, Optional<Instant> soonest) {}

    /** What waits for those who ordered it. */
    public record Asked(int count, Optional<Instant> soonest) {}

    public int allOverdue() {
        return overdue.stream().mapToInt(Overdue.Row::count).sum();
    }

    /** “9 件事轮到您，1 件已超期，2 件今天到期” */
    public String heading(Page page) {
        if (all == 0) {
            return page.t("desk.none");
        }
        return page.t("desk.all", all)
                + (late > 0 ? page.t("desk.all.late", late) : "")
                + (today > 0 ? page.t("desk.all.today", today) : "");
    }

    /** Whether this row is the one whose button is the page's first. */
    public boolean isFirst(CaseList.Line row) {
        return !groups.isEmpty() && groups.getFirst().rows().getFirst().equals(row);
    }
}
