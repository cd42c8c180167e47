package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 需求库: the needs in a post's scope, newest first, page by page; by words where some are asked. */
@Component
class NeedList {
    static final int SIZE = 20;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final SearchIndex search;
    private final CaseFacts facts;
    private final Transactions transactions;

    NeedList(JdbcClient jdbc, Cases cases, SearchIndex search, CaseFacts facts, Transactions transactions) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.search = search;
        this.facts = facts;
        this.transactions = transactions;
    }

    /** Which needs: words of the title, or a number; open or a state; a kind; a grid. */
    record Filter(
            String words,
            String state,
            @Nullable UUID category,
            @Nullable Place place,
            @Nullable String after) {
        boolean isPlain() {
            return words.isEmpty() && state.equals("open") && category == null && place == null;
        }
    }

    /** @param total known only for a search by words; one more than the most meaning "more than" */
    record Found(
            List<CaseViews.Row> rows,
            @Nullable String next,
            @Nullable Integer total) {}

    Found find(Viewer viewer, Filter filter) {
        return transactions.read(viewer.scope(), () -> {
            Optional<CaseRow> byNumber = filter.words().matches("\\d{12}-\\d{4}-\\d{5,}")
                    ? cases.findByNumber(viewer.county(), filter.words())
                    : Optional.empty();
            if (byNumber.isPresent()) {
                return new Found(facts.list(viewer.county(), List.of(byNumber.get()), viewer), null, 1);
            }
            return filter.words().isEmpty() ? walk(viewer, filter) : search(viewer, filter);
        });
    }

    private Found search(Viewer viewer, Filter filter) {
        PlaceRange range = range(viewer);
        Place within = filter.place() == null ? new Place(range.from()) : filter.place();
        SearchIndex.Hits hits = search.find(viewer.county(), within, filter.words(), key(filter.after()), SIZE);
        List<CaseRow> rows = cases.find(viewer.county(), hits.ids()).stream()
                .sorted(java.util.Comparator.comparing(CaseRow::openedAt).reversed())
                .toList();
        String next = hits.next() == null
                ? null
                : hits.next().opened() + "_" + hits.next().id();
        return new Found(facts.list(viewer.county(), rows, viewer), next, hits.total());
    }

    private static SearchIndex.@Nullable Key key(@Nullable String after) {
        if (after == null || !after.matches("[0-9TZ:.-]{10,40}_[0-9a-f-]{36}")) {
            return null;
        }
        String[] parts = after.split("_", 2);
        return new SearchIndex.Key(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    private Found walk(Viewer viewer, Filter filter) {
        PlaceRange range =
                filter.place() == null ? range(viewer) : filter.place().range();
        UUID after =
                filter.after() == null ? null : OrderForm.uuid(filter.after()).orElse(null);
        List<UUID> ids = jdbc.sql("""
                        select c.id from cases c join need n on n.county_id = c.county_id and n.id = c.id
                        where c.county_id = :county and n.county_id = :county and c.kind = 'need'
                          and c.place between :from and :to
                          and (cast(:after as uuid) is null or c.id < :after)
                          and (:state = 'all' or :state = 'open' and c.turn <> 'nobody' or c.state = :state)
                          and (cast(:category as uuid) is null or n.category_id = :category)
                        order by c.id desc limit :size
                        """)
                .param("county", viewer.county())
                .param("from", range.from())
                .param("to", range.to())
                .param("after", after)
                .param("state", filter.state())
                .param("category", filter.category())
                .param("size", SIZE + 1)
                .query(UUID.class)
                .list();
        List<UUID> shown = ids.subList(0, Math.min(SIZE, ids.size()));
        List<CaseRow> rows = cases.find(viewer.county(), shown).stream()
                .sorted(java.util.Comparator.comparing((CaseRow row) -> row.id().toString())
                        .reversed())
                .toList();
        String next = ids.size() > SIZE ? shown.getLast().toString() : null;
        return new Found(facts.list(viewer.county(), rows, viewer), next, null);
    }

    private static PlaceRange range(Viewer viewer) {
        PlaceRange range = viewer.range();
        if (range == null) {
            throw new IllegalStateException("This viewer has no range.");
        }
        return range;
    }
}
