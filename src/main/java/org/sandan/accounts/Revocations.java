package org.sandan.accounts;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which sessions are void before their time, kept in memory so that a request asks no database. One thread looks once a
 * second for what changed since its last look, so a revoked cookie is void on every node within two seconds. Only the
 * database's clock is compared with, never that of a node.
 */
@Component
class Revocations implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final long LOOK_MILLIS = 1_000;
    /** A row is dated before its transaction commits; each look goes back by more than any transaction takes. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    /** Rows are kept for longer than the oldest cookie that they could make void. */
    private static final Duration MARGIN = Duration.ofHours(1);
    /** Stands for "ended" where a session, not an account, is meant. */
    private static final long ENDED = Long.MAX_VALUE;

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private volatile Limits limits = new Limits(Duration.ofMinutes(30), Duration.ofHours(12));
    private @Nullable OffsetDateTime looked;
    private @Nullable OffsetDateTime purged;
    private @Nullable ScheduledExecutorService thread;

    Revocations(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** How long a session lives: without a request, and in all. */
    record Limits(Duration idle, Duration longest) {}

    private record Known(long epoch, OffsetDateTime changed) {}

    /** The limits in force, at most a minute old, without a look at the database. */
    Limits limits() {
        return limits;
    }

    boolean isVoid(UUID account, long epoch, UUID session) {
        return isVoid(account, epoch) || known.containsKey(session);
    }

    boolean isVoid(UUID account, long epoch) {
        Known now = known.get(account);
        return now != null && now.epoch() > epoch;
    }

    /** The epoch that a log-in of now gets; read inside the log-in's transaction. */
    long epoch(UUID account) {
        return jdbc.sql("select coalesce(max(epoch), 0) from account_epoch where account_id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /**
     * Makes every session of an account void, in the running transaction.
     *
     * @return the epoch that a session must have from now on
     */
    long endAll(UUID account) {
        return jdbc.sql("""
                        insert into account_epoch as e (account_id, epoch, changed_at) values (:account, 1, clock_timestamp())
                        on conflict (account_id) do update set epoch = e.epoch + 1, changed_at = excluded.changed_at
                        returning epoch
                        """).param("account", account).query(Long.class).single();
    }

    /** Ends one session: its holder logged out. */
    void end(UUID session) {
        jdbc.sql("""
                        insert into session_end (session_id, ended_at) values (:session, clock_timestamp())
                        on conflict do nothing
                        """).param("session", session).update();
    }

    /** Looks for what changed. Called by the one thread, and at once by the node that revokes. */
    final synchronized void look() {
        limits = new Limits(
                Duration.ofMinutes(rules.amount("session.idle")), Duration.ofHours(rules.amount("session.longest")));
        OffsetDateTime now = jdbc.sql("select clock_timestamp()")
                .withQueryTimeout(2)
                .query(OffsetDateTime.class)
                .single();
        OffsetDateTime horizon = now.minus(limits.longest()).minus(MARGIN);
        jdbc.sql("""
                        select account_id as id, epoch, changed_at as at from account_epoch where changed_at > :since
                        union all select session_id, :ended, ended_at from session_end where ended_at > :since
                        """)
                .param("since", looked == null ? horizon : looked.minus(OVERLAP))
                .param("ended", ENDED)
                .withQueryTimeout(2)
                .query((row, n) -> known.merge(
                        row.getObject("id", UUID.class),
                        new Known(row.getLong("epoch"), row.getObject("at", OffsetDateTime.class)),
                        (a, b) -> a.epoch() > b.epoch() ? a : b))
                .list();
        known.values().removeIf(old -> old.changed().isBefore(horizon));
        looked = now;
        purge(now, horizon);
    }

    private void purge(OffsetDateTime now, OffsetDateTime horizon) {
        if (purged == null || purged.isBefore(now.minus(MARGIN))) {
            jdbc.sql("delete from session_end where ended_at < :horizon")
                    .param("horizon", horizon)
                    .update();
            purged = now;
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("Revoked sessions could not be read; trying again in a second: {}", e.getMessage());
        }
    }

    /** Before the first request is served everything that may matter has been read, or the start fails. */
    @Override
    public void start() {
        look();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("revocations").daemon().factory());
        started.scheduleWithFixedDelay(this::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Earlier than the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
