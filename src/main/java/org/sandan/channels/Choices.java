package org.sandan.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people chose, in the caller's transaction. */
@Component
class Choices {
    private static final int MINUTES = 60;

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since what happened before is not told outside the application */
    record Chosen(UUID account, Choice choice, Instant since) {}

    Optional<Chosen> find(int county, UUID account) {
        return jdbc.sql("""
                        select account_id, by_sms, by_mail, at_once, digest_at, english, digested_on, since from reach
                        where county_id = :county and account_id = :account
                        """)
                .param("county", county)
                .param("account", account)
                .query(Choices::read)
                .optional();
    }

    /** Everybody who wants to hear outside the application. */
    List<Chosen> outside(int county) {
        return jdbc.sql("""
                        select account_id, by_sms, by_mail, at_once, digest_at, english, digested_on, since from reach
                        where county_id = :county and (by_sms or by_mail) order by account_id
                        """).param("county", county).query(Choices::read).list();
    }

    void keep(int county, UUID account, Choice choice, Instant now) {
        jdbc.sql("""
                        insert into reach (county_id, account_id, by_sms, by_mail, at_once, digest_at, english, since)
                        values (:county, :account, :sms, :mail, :atOnce, :digestAt, :english, :now)
                        on conflict (county_id, account_id) do update set by_sms = excluded.by_sms,
                          by_mail = excluded.by_mail, at_once = excluded.at_once, digest_at = excluded.digest_at,
                          english = excluded.english,
                          since = case when reach.by_sms or reach.by_mail then reach.since else excluded.since end
                        """)
                .param("county", county)
                .param("account", account)
                .param("sms", choice.sms())
                .param("mail", choice.mail())
                .param("atOnce", choice.atOnce())
                .param("digestAt", choice.digestAt().toSecondOfDay() / MINUTES)
                .param("english", choice.english())
                .param("now", Timestamps.of(now))
                .update();
    }

    void digested(int county, UUID account, LocalDate day) {
        jdbc.sql("update reach set digested_on = :day where county_id = :county and account_id = :account")
                .param("day", day)
                .param("county", county)
                .param("account", account)
                .update();
    }

    private static Chosen read(ResultSet row, int n) throws SQLException {
        Choice choice = new Choice(
                row.getBoolean("by_sms"),
                row.getBoolean("by_mail"),
                row.getBoolean("at_once"),
                LocalTime.ofSecondOfDay((long) row.getInt("digest_at") * MINUTES),
                row.getBoolean("english"),
                row.getObject("digested_on", LocalDate.class));
        return new Chosen(row.getObject("account_id", UUID.class), choice, Timestamps.read(row, "since"));
    }
}
