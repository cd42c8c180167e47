package org.sandan.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the trail, newest first. */
@Component
class TrailReader {
    private final JdbcClient jdbc;

    TrailReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param action empty for every action */
    record Wanted(
            String action, @Nullable UUID account, @Nullable LocalDate day) {}

    /** Where the page before ended. */
    record Cursor(Instant at, UUID id) {}

    record Entry(
            UUID id,
            Instant at,
            String action,
            @Nullable UUID account,
            String subjectKind,
            UUID subject,
            @Nullable String note,
            boolean sealed) {}

    List<Entry> read(int county, Wanted wanted, @Nullable Cursor after, int most) {
        StringBuilder sql = new StringBuilder("""
                select t.id, t.at, t.action, t.account_id, t.subject_kind, t.subject_id, t.seal_pos, n.text as note
                from trail t left join history_note n on n.county_id = :county and n.id = t.note_id
                where t.county_id = :county
                """);
        sql.append(wanted.action().isEmpty() ? "" : " and t.action = :action");
        sql.append(wanted.account() == null ? "" : " and t.account_id = :account");
        sql.append(wanted.day() == null ? "" : " and t.at >= :from and t.at < :to");
        sql.append(after == null ? "" : " and (t.at, t.id) < (:at, :id)");
        sql.append(" order by t.at desc, t.id desc limit :most");
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql.toString()).param("county", county).param("most", most);
        if (!wanted.action().isEmpty()) {
            statement = statement.param("action", wanted.action());
        }
        if (wanted.account() != null) {
            statement = statement.param("account", wanted.account());
        }
        if (wanted.day() != null) {
            statement = statement
                    .param(
                            "from",
                            Timestamps.of(
                                    wanted.day().atStartOfDay(Timestamps.CHINA).toInstant()))
                    .param(
                            "to",
                            Timestamps.of(wanted.day()
                                    .plusDays(1)
                                    .atStartOfDay(Timestamps.CHINA)
                                    .toInstant()));
        }
        if (after != null) {
            statement = statement.param("at", Timestamps.of(after.at())).param("id", after.id());
        }
        return statement
                .query((row, n) -> new Entry(
                        row.getObject("id", UUID.class),
                        Timestamps.read(row, "at"),
                        row.getString("action"),
                        row.getObject("account_id", UUID.class),
                        row.getString("subject_kind"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("note"),
                        row.getObject("seal_pos") != null))
                .list();
    }

    /** Every action that stands in the trail, by a walk over the index. */
    List<String> actions(int county) {
        return jdbc.sql("""
                        with recursive walk as (
                          (select action from trail where county_id = :county order by action limit 1)
                          union all
                          select (select t.action from trail t where t.county_id = :county and t.action > walk.action
                                  order by t.action limit 1)
                          from walk where walk.action is not null)
                        select action from walk where action is not null
                        """).param("county", county).query(String.class).list();
    }
}
