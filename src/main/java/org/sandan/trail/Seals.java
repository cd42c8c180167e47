package org.sandan.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links of the chains, and the rows that they seal. */
@Component
class Seals {
    private final JdbcClient jdbc;
    private final List<SealedTable> tables;

    Seals(JdbcClient jdbc, List<SealedTable> tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    List<SealedTable> tables() {
        return tables;
    }

    Optional<Seal> head(int county) {
        return before(county, Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** The last link made before a moment. */
    Optional<Seal> before(int county, Instant moment) {
        return jdbc.sql("""
                        select county_id, no, first_pos, last_pos, sealed_at, hash from seal
                        where county_id = :county and sealed_at < :moment order by no desc limit 1
                        """)
                .param("county", county)
                .param("moment", Timestamps.of(moment))
                .query(Seals::seal)
                .optional();
    }

    /** The links after a number, in order. */
    List<Seal> after(int county, long no, int most) {
        return jdbc.sql("""
                        select county_id, no, first_pos, last_pos, sealed_at, hash from seal
                        where county_id = :county and no > :no order by no limit :most
                        """)
                .param("county", county)
                .param("no", no)
                .param("most", most)
                .query(Seals::seal)
                .list();
    }

    void add(Seal seal) {
        jdbc.sql("""
                        insert into seal (county_id, no, first_pos, last_pos, sealed_at, hash)
                        values (:county, :no, :first, :last, :at, :hash)
                        """)
                .param("county", seal.county())
                .param("no", seal.no())
                .param("first", seal.first())
                .param("last", seal.last())
                .param("at", Timestamps.of(seal.sealedAt()))
                .param("hash", seal.hash())
                .update();
    }

    /** Rows that no link holds yet, in the order of their keys. */
    List<SealedRow> unsealed(int county, SealedTable table, int most) {
        String key =
                String.join(", ", table.key().stream().map(c -> "t." + c.name()).toList());
        return jdbc.sql("select " + columns(table) + ", null::text as note_text, null::bytea as note_salt from "
                        + table.name() + " t where t.county_id = :county and t.seal_pos is null order by " + key
                        + " limit :most")
                .param("county", county)
                .param("most", most)
                .query((row, n) -> SealedRow.read(table, row))
                .list();
    }

    /** Sealed rows by position, with their notes. */
    List<SealedRow> between(int county, SealedTable table, long from, long to) {
        return jdbc.sql("select " + columns(table) + ", n.text as note_text, n.salt as note_salt from " + table.name()
                        + " t left join history_note n on n.county_id = :county and n.id = t.note_id"
                        + " where t.county_id = :county and t.seal_pos between :from and :to order by t.seal_pos")
                .param("county", county)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> SealedRow.read(table, row))
                .list();
    }

    private static String columns(SealedTable table) {
        List<String> names = new ArrayList<>(table.columns());
        table.key().stream()
                .map(SealedTable.KeyColumn::name)
                .filter(n -> !names.contains(n))
                .forEach(names::add);
        names.add("seal_pos");
        return String.join(", ", names.stream().map(name -> "t." + name).toList());
    }

    /** Gives rows their positions, from one number on; how many got one. */
    int place(int county, SealedTable table, List<SealedRow> rows, long first) {
        List<SealedTable.KeyColumn> key = table.key();
        StringBuilder arrays = new StringBuilder();
        StringBuilder join = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            arrays.append("cast(:k")
                    .append(i)
                    .append(" as ")
                    .append(key.get(i).type())
                    .append("[]), ");
            join.append(" and t.").append(key.get(i).name()).append(" = s.k").append(i);
        }
        String names = String.join(
                ", ", IntStream.range(0, key.size()).mapToObj(i -> "k" + i).toList());
        JdbcClient.StatementSpec statement = jdbc.sql("update " + table.name() + " t set seal_pos = s.pos from unnest("
                        + arrays + "cast(:positions as bigint[])) as s(" + names + ", pos)"
                        + " where t.county_id = :county and t.seal_pos is null" + join)
                .param("county", county)
                .param(
                        "positions",
                        array(LongStream.range(first, first + rows.size())
                                .mapToObj(Long::toString)
                                .toList()));
        for (int i = 0; i < key.size(); i++) {
            int column = i;
            statement = statement.param(
                    "k" + i,
                    array(rows.stream().map(row -> row.key().get(column)).toList()));
        }
        return statement.update();
    }

    /** Ids and numbers need no quotes. */
    private static String array(List<String> values) {
        return "{" + String.join(",", values) + "}";
    }

    /** @param since when the oldest of them was written */
    record Waiting(long rows, @Nullable Instant since) {}

    /** What is not sealed yet. */
    Waiting waiting(int county) {
        long rows = 0;
        Instant since = null;
        for (SealedTable table : tables) {
            Waiting here = jdbc.sql("select count(*) as n, min(at) as since from " + table.name()
                            + " where county_id = :county and seal_pos is null")
                    .param("county", county)
                    .query((row, n) -> new Waiting(row.getLong("n"), Timestamps.readNullable(row, "since")))
                    .single();
            rows += here.rows();
            if (here.since() != null && (since == null || here.since().isBefore(since))) {
                since = here.since();
            }
        }
        return new Waiting(rows, since);
    }

    /** Rows that claim a position which no link gave them. */
    long astray(int county) {
        long rows = 0;
        for (SealedTable table : tables) {
            rows += jdbc.sql("select count(*) from " + table.name() + """
                             where county_id = :county and seal_pos is not null and (seal_pos < 1
                              or seal_pos > (select coalesce(max(last_pos), 0) from seal where county_id = :county))
                            """)
                    .param("county", county)
                    .query(Long.class)
                    .single();
        }
        return rows;
    }

    private static Seal seal(ResultSet row, int n) throws SQLException {
        return new Seal(
                row.getInt("county_id"),
                row.getLong("no"),
                row.getLong("first_pos"),
                row.getLong("last_pos"),
                Timestamps.read(row, "sealed_at"),
                row.getBytes("hash"));
    }
}
