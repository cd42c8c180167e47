package org.sandan.desks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.desks.DeskView.When;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Turn;
import org.sandan.needs.CaseViews;
import org.sandan.needs.NeedRows;
import org.sandan.needs.YearlyListPages;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Gathers the desk of a post. */
@Component
class Desks {
    /** More than this nobody reads; what is most urgent comes first. */
    private static final int MOST = 100;

    private final Cases cases;
    private final NeedRows needs;
    private final Posts posts;
    private final YearlyListPages lists;
    private final Transactions transactions;
    private final InstantSource clock;

    Desks(
            Cases cases,
            NeedRows needs,
            Posts posts,
            YearlyListPages lists,
            Transactions transactions,
            InstantSource clock) {
        this.cases = cases;
        this.needs = needs;
        this.posts = posts;
        this.lists = lists;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param state only what stands in this state; empty for all */
    DeskView of(Viewer viewer, String state) {
        return transactions.read(viewer.scope(), () -> {
            List<CaseRow> mine = cases.turnOf(viewer.county(), viewer.actingPost(), MOST);
            List<CaseViews.Row> rows = needs.list(viewer.county(), mine, viewer);
            List<YearlyListPages.Row> written = lists.among(viewer, mine);
            Map<String, Integer> states = new LinkedHashMap<>();
            rows.forEach(row -> states.merge(row.head().state().name(), 1, Integer::sum));
            LocalDate today = today();
            List<CaseRow> beside = beside(viewer);
            return new DeskView(
                    rows.size() + written.size(),
                    count(rows, written, When.LATE, today),
                    count(rows, written, When.TODAY, today),
                    groups(
                            rows.stream()
                                    .filter(row -> state.isEmpty()
                                            || row.head().state().name().equals(state))
                                    .toList(),
                            today),
                    states,
                    states.containsKey(state) ? state : "",
                    elsewhere(viewer, beside),
                    asked(beside),
                    written);
        });
    }

    private static int count(List<CaseViews.Row> rows, List<YearlyListPages.Row> written, When when, LocalDate today) {
        return (int) (rows.stream().filter(row -> when(row, today) == when).count()
                + written.stream()
                        .filter(row -> when(row.head().clock(), today) == when)
                        .count());
    }

    /** A community knows what is open in it, whoever answers for it by now; a level above, what it answers for. */
    private List<CaseRow> beside(Viewer viewer) {
        PlaceRange range = viewer.range();
        boolean above = viewer.role() == Role.TOWN || viewer.role() == Role.LEADING_GROUP;
        return above || range == null
                ? cases.elsewhere(viewer.county(), viewer.actingPost(), MOST)
                : cases.openBeside(viewer.county(), range, viewer.actingPost(), MOST);
    }

    private static List<DeskView.Group> groups(List<CaseViews.Row> rows, LocalDate today) {
        Map<When, List<CaseViews.Row>> groups = new EnumMap<>(When.class);
        rows.forEach(row -> groups.computeIfAbsent(when(row, today), when -> new ArrayList<>())
                .add(row));
        return groups.entrySet().stream()
                .map(group -> new DeskView.Group(group.getKey(), group.getValue()))
                .toList();
    }

    static When when(CaseViews.Row row, LocalDate today) {
        return when(row.head().clock(), today);
    }

    private static When when(Optional<org.sandan.chain.Head.Clock> due, LocalDate today) {
        return due.map(clock -> clock.isLate() ? When.LATE : when(clock.due(), today))
                .orElse(When.LATER);
    }

    static When when(Instant due, LocalDate today) {
        LocalDate day = LocalDate.ofInstant(due, Timestamps.CHINA);
        if (!day.isAfter(today)) {
            return When.TODAY;
        }
        LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return day.isAfter(sunday) ? When.LATER : When.THIS_WEEK;
    }

    private List<DeskView.Elsewhere> elsewhere(Viewer viewer, List<CaseRow> beside) {
        Map<UUID, List<CaseRow>> byPost = new LinkedHashMap<>();
        beside.stream().filter(row -> row.standing().turn() == Turn.POST).forEach(row -> {
            UUID post = row.standing().turnId();
            if (post != null) {
                byPost.computeIfAbsent(post, one -> new ArrayList<>()).add(row);
            }
        });
        Map<UUID, PostCard> cards = posts.cards(viewer.county(), byPost.keySet(), today());
        List<DeskView.Elsewhere> elsewhere = new ArrayList<>();
        byPost.forEach((post, rows) -> {
            PostCard card = cards.get(post);
            if (card != null) {
                elsewhere.add(new DeskView.Elsewhere(card, rows.size(), soonest(rows)));
            }
        });
        return elsewhere;
    }

    private static Optional<DeskView.Asked> asked(List<CaseRow> beside) {
        List<CaseRow> waiting = beside.stream()
                .filter(row -> row.standing().turn() == Turn.ASKERS)
                .toList();
        return waiting.isEmpty() ? Optional.empty() : Optional.of(new DeskView.Asked(waiting.size(), soonest(waiting)));
    }

    /** The rows come by due time. */
    private static Optional<Instant> soonest(List<CaseRow> rows) {
        return Optional.ofNullable(rows.getFirst().standing().stepDue());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }
}
