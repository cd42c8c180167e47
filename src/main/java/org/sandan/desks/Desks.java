package org.sandan.desks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.CaseList;
import org.sandan.channels.Inbox;
import org.sandan.desks.DeskView.When;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.ExecutivePosts;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.NotFound;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Gathers the desk of a post. */
@Component
public class Desks {
    /** More than this nobody reads; what is most urgent comes first. */
    private static final int MOST = 100;

    /** The rest stands on a page of its own. */
    private static final int MOST_FOLLOWED = 5;

    private static final Set<Role> LOOKS_BELOW = EnumSet.of(Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP);

    private final Cases cases;
    private final CaseList list;
    private final Posts posts;
    private final Beside beside;
    private final Transactions transactions;
    private final InstantSource clock;

    Desks(Cases cases, CaseList list, Posts posts, Beside beside, Transactions transactions, InstantSource clock) {
        this.cases = cases;
        this.list = list;
        this.posts = posts;
        this.beside = beside;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Component("deskBeside")
    record Beside(ExecutivePosts executives, News news, Overdue overdue, Divisions divisions, Inbox inbox) {}

    /** @param state only what stands in this state; empty for all */
    DeskView of(Viewer viewer, String state) {
        Instant since = beside.news().look(viewer);
        List<CaseList.Line> followed = beside.inbox().followed(viewer, MOST_FOLLOWED);
        return transactions.read(viewer.scope(), () -> {
            List<CaseList.Line> rows =
                    list.lines(viewer.county(), cases.turnOf(viewer.county(), own(viewer), MOST), viewer);
            Map<String, Integer> states = new LinkedHashMap<>();
            rows.forEach(row -> states.merge(row.key(), 1, Integer::sum));
            LocalDate today = today();
            List<CaseRow> aside = aside(viewer);
            return new DeskView(
                    rows.size(),
                    (int) rows.stream()
                            .filter(row -> when(row, today) == When.LATE)
                            .count(),
                    (int) rows.stream()
                            .filter(row -> when(row, today) == When.TODAY)
                            .count(),
                    groups(
                            rows.stream()
                                    .filter(row -> state.isEmpty() || row.key().equals(state))
                                    .toList(),
                            today),
                    states,
                    states.containsKey(state) ? state : "",
                    elsewhere(viewer, aside),
                    asked(aside),
                    list.lines(viewer.county(), changed(viewer, since), viewer),
                    since,
                    followed,
                    LOOKS_BELOW.contains(viewer.role()) ? beside.overdue().below(viewer) : List.of());
        });
    }

    /** The post in which somebody acts, its body, and the posts of projects that the same person holds beside it. */
    private List<UUID> own(Viewer viewer) {
        List<UUID> own = new ArrayList<>(beside.executives().postsOf(viewer.county(), viewer.actingAccount(), today()));
        own.add(viewer.actingPost());
        if (viewer.organisation() != null) {
            own.add(viewer.organisation());
        }
        return own;
    }

    private List<CaseRow> changed(Viewer viewer, Instant since) {
        List<UUID> ids = beside.news().since(viewer, since, own(viewer));
        return cases.find(viewer.county(), ids).stream()
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .toList();
    }

    /** What is overdue in one division of the viewer's range. */
    public record Late(Division division, List<CaseList.Line> rows, Optional<Overdue.Key> next) {}

    /** @param after where the page begins; empty for the first */
    Late late(Viewer viewer, String at, String after) {
        PlaceRange own = viewer.range();
        Division division = DivisionCode.parse(at)
                .flatMap(beside.divisions()::find)
                .filter(one -> own != null && own.contains(one.code().range()))
                .orElseThrow(NotFound::new);
        String[] parts = after.split("_", 2);
        Overdue.Key from;
        try {
            from = parts.length < 2 ? null : new Overdue.Key(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeParseException | IllegalArgumentException changed) {
            from = null;
        }
        Overdue.Key begin = from;
        return transactions.read(viewer.scope(), () -> {
            List<Overdue.Key> keys =
                    beside.overdue().rows(viewer, division.code().range(), begin);
            List<Overdue.Key> shown = keys.subList(0, Math.min(Overdue.page(), keys.size()));
            List<UUID> ids = shown.stream().map(Overdue.Key::id).toList();
            List<CaseRow> rows = cases.find(viewer.county(), ids).stream()
                    .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                    .toList();
            return new Late(
                    division,
                    list.lines(viewer.county(), rows, viewer),
                    keys.size() > shown.size() ? Optional.of(shown.getLast()) : Optional.empty());
        });
    }

    /** A community knows what is open in it, whoever answers for it by now; a level above, what it answers for. */
    private List<CaseRow> aside(Viewer viewer) {
        if (viewer.role() == Role.UNIT) {
            return List.of();
        }
        PlaceRange range = viewer.range();
        boolean above = viewer.role() == Role.TOWN || viewer.role() == Role.LEADING_GROUP;
        return above || range == null
                ? cases.elsewhere(viewer.county(), viewer.actingPost(), MOST)
                : cases.openBeside(viewer.county(), range, viewer.actingPost(), MOST);
    }

    private static List<DeskView.Group> groups(List<CaseList.Line> rows, LocalDate today) {
        Map<When, List<CaseList.Line>> groups = new EnumMap<>(When.class);
        rows.forEach(row -> groups.computeIfAbsent(when(row, today), when -> new ArrayList<>())
                .add(row));
        return groups.entrySet().stream()
                .map(group -> new DeskView.Group(group.getKey(), group.getValue()))
                .toList();
    }

    static When when(CaseList.Line row, LocalDate today) {
        return row.head()
                .clock()
                .map(clock -> clock.isLate() ? When.LATE : when(clock.due(), today))
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
