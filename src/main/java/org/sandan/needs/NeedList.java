package org.sandan.needs;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 需求库: the needs in a post's scope, what is due first or the newest first, page by page in both directions; narrowed by
 * words, state, kind, group, place and way in. What counts more than a page can say is counted up to a bound.
 */
@Component
class NeedList {
    static final int SIZE = 20;
    /** Beyond this many the count is "more than". */
    static final int MOST = SearchIndex.MOST;

    private static final String OPEN = """
            c.county_id = :county and c.kind = 'need' and c.place between :from and :to and c.turn <> 'nobody'
            """;
    private static final String ROWS = """
             from cases c where c.county_id = :county and c.kind = 'need' and c.place between :from and :to
            """;
    /** Only where the filter asks for what the need itself says: the case alone is read from its index. */
    private static final String ROWS_WITH_NEEDS = """
             from cases c join need n on n.county_id = c.county_id and n.id = c.id
            where c.county_id = :county and n.county_id = :county and c.kind = 'need' and c.place between :from and :to
            """;
    /** What has no public title yet is found by the words of whoever ordered it: the staff may read them. */
    private static final String HITS = "with hit as materialized (" + SearchIndex.IDS + """
             union
            select a.need_id from cases c join asker_person a on a.county_id = c.county_id and a.need_id = c.id
            where a.county_id = :county and c.title is null and not exists (
              select from unnest(:parts) part where position(part in lower(a.words)) = 0) and
            """ + OPEN + ")";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final SearchIndex search;
    private final CaseFacts facts;
    private final Beside beside;

    NeedList(JdbcClient jdbc, Cases cases, SearchIndex search, CaseFacts facts, Beside beside) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.search = search;
        this.facts = facts;
        this.beside = beside;
    }

    @Component
    record Beside(Categories categories, Transactions transactions) {}

    /** Where a page begins: after a row, or before one on the way back; both null for the first page. */
    record Cursor(@Nullable String after, @Nullable String before) {
        static final Cursor FIRST = new Cursor(null, null);
    }

    /**
     * @param matching how many there are, one more than {@link #MOST} meaning "more than"
     * @param open how many are in progress in the scope, bounded likewise
     * @param previous null on the first page, and where there is no way back but to the first
     */
    record Found(
            List<CaseViews.Row> rows,
            @Nullable String next,
            @Nullable String previous,
            int matching,
            int open) {}

    private record Key(@Nullable Instant due, UUID id) {
        String text() {
            return due == null ? id.toString() : due + "_" + id;
        }
    }

    Found find(Viewer viewer, NeedFilter filter, Cursor cursor) {
        return beside.transactions().read(viewer.scope(), () -> {
            Optional<CaseRow> byNumber = filter.words().matches("\\d{12}-\\d{4}-\\d{5,}")
                    ? cases.findByNumber(viewer.county(), filter.words())
                    : Optional.empty();
            if (byNumber.isPresent()) {
                return new Found(
                        facts.list(viewer.county(), List.of(byNumber.get()), viewer), null, null, 1, open(viewer));
            }
            boolean everything = filter.isAll() && filter.isUnnarrowed() && cursor.before() == null;
            return everything && !filter.words().isEmpty()
                    ? search(viewer, filter, cursor.after())
                    : walk(viewer, filter, cursor);
        });
    }

    /** By words alone: the statement that was measured, see decision 0001. */
    private Found search(Viewer viewer, NeedFilter filter, @Nullable String after) {
        Key key = key(after, true);
        SearchIndex.Hits hits = search.find(
                viewer.county(),
                NeedLifecycle.KIND,
                new Place(range(viewer).from()),
                filter.words(),
                key == null || key.due() == null ? null : new SearchIndex.Key(key.due(), key.id()),
                SIZE);
        List<CaseRow> rows = cases.find(viewer.county(), hits.ids()).stream()
                .sorted(Comparator.comparing(CaseRow::openedAt).reversed())
                .toList();
        SearchIndex.Key next = hits.next();
        return new Found(
                facts.list(viewer.county(), rows, viewer),
                next == null ? null : new Key(next.opened(), next.id()).text(),
                null,
                hits.total(),
                open(viewer));
    }

    private Found walk(Viewer viewer, NeedFilter filter, Cursor cursor) {
        boolean back = cursor.before() != null;
        boolean due = filter.isByDue();
        Key from = key(back ? cursor.before() : cursor.after(), due);
        Map<String, Object> values = new HashMap<>();
        String narrow = narrow(viewer, filter, values);
        String order = due ? "(c.step_due, c.id)" : "c.id";
        boolean upwards = due != back;
        String begin = from == null ? "" : " and " + order + (upwards ? " > " : " < ") + (due ? "(:due, :id)" : ":id");
        if (from != null) {
            values.put("id", from.id());
            values.put("due", Timestamps.of(from.due() == null ? Instant.EPOCH : from.due()));
        }
        String way = upwards ? "" : " desc";
        String sort = due ? "c.step_due" + way + ", c.id" + way : "c.id" + way;
        values.put("size", SIZE + 1);
        List<Key> keys = jdbc.sql(hits(filter) + "select c.id, c.step_due" + rows(filter) + narrow + begin
                        + " order by " + sort + " limit :size")
                .params(values)
                .query((row, n) ->
                        new Key(due ? Timestamps.readNullable(row, "step_due") : null, row.getObject("id", UUID.class)))
                .list();
        boolean more = keys.size() > SIZE;
        List<Key> shown = new ArrayList<>(more ? keys.subList(0, SIZE) : keys);
        if (back) {
            Collections.reverse(shown);
        }
        boolean further = back || more;
        boolean earlier = back ? more : from != null;
        int open = open(viewer);
        return new Found(
                rows(viewer, shown),
                further && !shown.isEmpty() ? shown.getLast().text() : null,
                earlier && !shown.isEmpty() ? shown.getFirst().text() : null,
                filter.isPlain() ? open : count(filter, narrow, values),
                open);
    }

    private List<CaseViews.Row> rows(Viewer viewer, List<Key> keys) {
        List<UUID> ids = keys.stream().map(Key::id).toList();
        List<CaseRow> rows = cases.find(viewer.county(), ids).stream()
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .toList();
        return facts.list(viewer.county(), rows, viewer);
    }

    private int count(NeedFilter filter, String narrow, Map<String, Object> values) {
        values.put("most", MOST + 1);
        return jdbc.sql(hits(filter) + "select count(*) from (select 1" + rows(filter) + narrow + " limit :most) found")
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** How many are in progress in the viewer's scope: at most one more than {@link #MOST}, read from an index alone. */
    private int open(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) from (
                          select 1 from cases where county_id = :county and kind = 'need' and place between :from and :to
                            and turn <> 'nobody' limit :most) found
                        """)
                .param("county", viewer.county())
                .param("from", range(viewer).from())
                .param("to", range(viewer).to())
                .param("most", MOST + 1)
                .query(Integer.class)
                .single();
    }

    private static String rows(NeedFilter filter) {
        boolean needs = filter.category() != null || filter.group() != null || filter.source() != null;
        return needs ? ROWS_WITH_NEEDS : ROWS;
    }

    private static String hits(NeedFilter filter) {
        return filter.words().isEmpty() ? "" : HITS;
    }

    /** Only what is asked for stands in the statement, so that the planner sees which index serves it. */
    private String narrow(Viewer viewer, NeedFilter filter, Map<String, Object> values) {
        PlaceRange range = range(viewer, filter.place());
        StringBuilder narrow = new StringBuilder(filter.isOpen() ? " and c.turn <> 'nobody'" : "");
        values.put("county", viewer.county());
        values.put("from", range.from());
        values.put("to", range.to());
        if (!filter.states().isEmpty() && !filter.isAll()) {
            narrow.append(" and c.state = any (:states)");
            values.put("states", filter.states().toArray(String[]::new));
        }
        UUID category = filter.category();
        if (category != null) {
            narrow.append(" and n.category_id = any (:categories)");
            values.put("categories", kinds(viewer.county(), category));
        }
        Group group = filter.group();
        if (group != null) {
            narrow.append(" and :group = any (n.groups)");
            values.put("group", group.word());
        }
        Order.Channel source = filter.source();
        if (source != null) {
            narrow.append(" and n.channel = :source");
            values.put("source", source.name().toLowerCase(Locale.ROOT));
        }
        if (!filter.words().isEmpty()) {
            narrow.append(" and c.id in (select id from hit)");
            values.put(
                    "query",
                    SearchIndex.query(
                            NeedLifecycle.KIND, new Place(range(viewer).from()), filter.words()));
            values.put(
                    "parts",
                    Arrays.stream(filter.words().toLowerCase(Locale.ROOT).split("\\s+"))
                            .toArray(String[]::new));
        }
        return narrow.toString();
    }

    /** A kind with what stands below it. */
    private UUID[] kinds(int county, UUID category) {
        List<UUID> kinds = new ArrayList<>(List.of(category));
        beside.categories().all(county).stream()
                .filter(one -> category.equals(one.parent()))
                .forEach(one -> kinds.add(one.id()));
        return kinds.toArray(UUID[]::new);
    }

    /** A key that somebody has changed by hand begins at the first page. */
    private static @Nullable Key key(@Nullable String text, boolean timed) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("_", 2);
        Optional<UUID> id = OrderForm.uuid(parts[parts.length - 1]);
        if (id.isEmpty() || timed != (parts.length == 2)) {
            return null;
        }
        try {
            return new Key(timed ? Instant.parse(parts[0]) : null, id.get());
        } catch (DateTimeParseException changed) {
            return null;
        }
    }

    /** A community that asks for itself asks for what lies in none of its grids. */
    private static PlaceRange range(Viewer viewer, @Nullable Place place) {
        PlaceRange own = range(viewer);
        boolean itself = place != null && place.division().level() == Level.VILLAGE && place.code() == own.from();
        return place == null ? own : itself ? new PlaceRange(place.code(), place.code()) : place.range();
    }

    static PlaceRange range(Viewer viewer) {
        PlaceRange range = viewer.range();
        if (range == null) {
            throw new IllegalStateException("This viewer has no range.");
        }
        return range;
    }
}
