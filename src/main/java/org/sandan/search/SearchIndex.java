package org.sandan.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds cases of a kind by words of their public titles, newest first, in the caller's transaction. The kind is a word too. The form of the statement was
 * measured: see decision 0001. What it finds are ids; the caller reads the rows, and row-level security decides which.
 */
@Component
public class SearchIndex {
    /** Beyond this many the count is "more than". */
    public static final int MOST = 1000;

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);

    /**
     * The ids that hold the words of {@code :query}, for a statement that narrows them further; every one of them, so a
     * common word in a large county costs what it holds.
     */
    public static final String IDS =
            "select id from search_entry where county_id = :county and tokens @@ cast(:query as tsquery)";

    private final JdbcClient jdbc;

    SearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last row of a page: the next page begins after it. */
    public record Key(Instant opened, UUID id) {}

    /**
     * @param total how many there are, {@code MOST + 1} meaning more than {@code MOST}
     * @param next where the next page begins; null where this is the last
     */
    public record Hits(int total, List<UUID> ids, @Nullable Key next) {}

    private record Row(
            int total, @Nullable Instant opened, @Nullable UUID id) {}

    /** @param kind the kind of case, such as {@code need}; its title is public from now on, and holds nothing personal */
    public void put(int county, String kind, UUID id, Place place, Instant opened, String title) {
        Set<String> pieces = Words.of(title);
        pieces.add(ofKind(kind));
        pieces.addAll(scopes(place));
        jdbc.sql("""
                        insert into search_entry (county_id, id, town, division, opened, tokens)
                        values (:county, :id, :town, :division, :opened, array_to_tsvector(:pieces))
                        on conflict (county_id, id) do update set tokens = excluded.tokens
                        """)
                .param("county", county)
                .param("id", id)
                .param("town", place.division().at(Level.TOWN).value())
                .param("division", place.division().value())
                .param("opened", Timestamps.of(opened))
                .param("pieces", pieces.toArray(String[]::new))
                .update();
    }

    public void remove(int county, UUID id) {
        jdbc.sql("delete from search_entry where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** @param within a grid or a division; nothing outside is found */
    public Hits find(int county, String kind, Place within, String words, @Nullable Key after, int size) {
        Set<String> asked = Words.asked(words);
        if (asked.isEmpty()) {
            return new Hits(0, List.of(), null);
        }
        Key from = after == null ? new Key(END, LAST) : after;
        List<Row> rows = jdbc.sql(statement(within))
                .param("county", county)
                .param("code", within.division().value())
                .param("query", query(kind, within, asked))
                .param("opened", Timestamps.of(from.opened()))
                .param("id", from.id())
                .param("size", size + 1)
                .param("most", MOST + 1)
                .query((row, n) -> new Row(
                        row.getInt("n"), Timestamps.readNullable(row, "opened"), row.getObject("id", UUID.class)))
                .list();
        return hits(rows, size);
    }

    private static Hits hits(List<Row> rows, int size) {
        int total = rows.isEmpty() ? 0 : rows.getFirst().total();
        List<UUID> ids = new ArrayList<>();
        Key last = null;
        for (Row row : rows) {
            if (row.id() != null && row.opened() != null && ids.size() < size) {
                ids.add(row.id());
                last = new Key(row.opened(), row.id());
            }
        }
        return new Hits(total, ids, rows.size() > size ? last : null);
    }

    /** A rare word is read from the index of words, a common one by walking back in time: both in one statement. */
    private static String statement(Place within) {
        String narrow = switch (within.division().level()) {
            case VILLAGE -> "and division = :code";
            case TOWN -> "and town = :code";
            case COUNTY, CITY -> "and :code > 0";
        };
        return """
                with hit as materialized (
                  select opened, id from search_entry where county_id = :county and tokens @@ cast(:query as tsquery)),
                found as materialized (select opened, id from hit limit :most),
                total as materialized (select count(*) as n from found),
                near as materialized (
                  select opened, id from (
                    select opened, id, tokens from search_entry
                    where county_id = :county %s and (opened, id) < (:opened, :id) and (select n from total) = :most
                    order by opened desc, id desc limit 5000) newest
                  where tokens @@ cast(:query as tsquery) order by opened desc, id desc limit :size),
                page as materialized (
                  (select opened, id from found where (select n from total) < :most and (opened, id) < (:opened, :id)
                   order by opened desc, id desc limit :size)
                  union all
                  select opened, id from near where (select count(*) from near) = :size
                  union all
                  (select opened, id from hit where (select n from total) = :most and (select count(*) from near) < :size
                     and (opened, id) < (:opened, :id) order by opened desc, id desc limit :size))
                select t.n, p.opened, p.id from total t left join page p on true order by p.opened desc, p.id desc
                """.formatted(narrow);
    }

    /** The words as {@link #IDS} asks for them; nothing is found by words that hold no letter and no character. */
    public static String query(String kind, Place within, String words) {
        Set<String> asked = Words.asked(words);
        return asked.isEmpty() ? "" : query(kind, within, asked);
    }

    private static String ofKind(String kind) {
        return "@" + kind;
    }

    private static String query(String kind, Place within, Set<String> asked) {
        String scope =
                within.isGrid() ? "#" + within.code() : "#" + within.division().shortForm();
        return quoted(scope) + " & " + quoted(ofKind(kind)) + " & "
                + asked.stream().map(SearchIndex::quoted).collect(Collectors.joining(" & "));
    }

    private static String quoted(String piece) {
        return "'" + piece.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<String> scopes(Place place) {
        List<String> scopes = new ArrayList<>();
        DivisionCode division = place.division();
        for (Level level : List.of(Level.CITY, Level.COUNTY, Level.TOWN, Level.VILLAGE)) {
            scopes.add("#" + division.at(level).shortForm().toLowerCase(Locale.ROOT));
        }
        scopes.add("#" + place.code());
        return scopes;
    }
}
