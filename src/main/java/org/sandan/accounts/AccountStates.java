package org.sandan.accounts;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits among the accounts of an administrator's range: those that nobody has used yet, and those that are locked. */
@Component
public class AccountStates {
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;

    AccountStates(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record One(UUID id, String login, String name) {}

    /**
     * @param waiting how many have not set their own password yet
     * @param locked how many are locked now, after too many wrong passwords
     * @param firstWaiting the first of them, by login name
     * @param firstLocked the first of them, by login name
     */
    public record State(long all, long waiting, long locked, List<One> firstWaiting, List<One> firstLocked) {}

    public State of(Viewer viewer) {
        return transactions.read(
                viewer.scope(),
                () -> new State(
                        count(viewer, "true"),
                        count(viewer, WAITING),
                        count(viewer, LOCKED),
                        first(viewer, WAITING),
                        first(viewer, LOCKED)));
    }

    private static final String WAITING = "must_change";
    private static final String LOCKED = "locked_until > :now";
    private static final String OPEN =
            " from account where county_id = :county and not closed and cast(:now as timestamptz) is not null and ";

    private long count(Viewer viewer, String which) {
        return jdbc.sql("select count(*)" + OPEN + which)
                .param("county", viewer.county())
                .param("now", Timestamps.of(clock.instant()))
                .query(Long.class)
                .single();
    }

    private List<One> first(Viewer viewer, String which) {
        return jdbc.sql("select id, login, name" + OPEN + which + " order by login limit :most")
                .param("county", viewer.county())
                .param("now", Timestamps.of(clock.instant()))
                .param("most", MOST)
                .query((row, n) ->
                        new One(row.getObject("id", UUID.class), row.getString("login"), row.getString("name")))
                .list();
    }
}
