package org.sandan.desks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is new on a desk: cases in scope that somebody else moved since the last look and that are not this post's turn. */
@Component
class News {
    /** Looks within this time are one look, so that coming back from a case does not make everything old. */
    private static final Duration LOOK = Duration.ofMinutes(30);

    /** Older than this nothing is new, however long nobody looked. */
    private static final Duration LONGEST = Duration.ofDays(14);

    private static final int MOST = 8;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;

    News(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes that somebody looks now, and says when they had looked before; a clock set back makes no look later than now. */
    Instant look(Viewer viewer) {
        Instant now = clock.instant();
        Instant before = transactions.change(
                viewer.scope(),
                () -> jdbc.sql("""
                                insert into desk_look (county_id, post_id, account_id, seen_at, before_at)
                                values (:county, :post, :account, :now, :first)
                                on conflict (county_id, post_id, account_id) do update set
                                  before_at = case when desk_look.seen_at < :again then desk_look.seen_at
                                    when desk_look.seen_at > :now or desk_look.before_at > :now then :first
                                    else desk_look.before_at end,
                                  seen_at = case when desk_look.seen_at < :again or desk_look.seen_at > :now then :now
                                    else desk_look.seen_at end
                                returning before_at
                                """)
                        .param("county", viewer.county())
                        .param("post", viewer.actingPost())
                        .param("account", viewer.actingAccount())
                        .param("now", Timestamps.of(now))
                        .param("first", Timestamps.of(now.minus(LONGEST)))
                        .param("again", Timestamps.of(now.minus(LOOK)))
                        .query((row, n) -> Timestamps.read(row, "before_at"))
                        .single());
        Instant oldest = now.minus(LONGEST);
        return before.isBefore(oldest) ? oldest : before;
    }

    /** @param own the posts and bodies whose turn is the viewer's own. In the caller's transaction, the newest first. */
    List<UUID> since(Viewer viewer, Instant since, Collection<UUID> own) {
        PlaceRange range = viewer.range() == null ? new PlaceRange(0, 0) : viewer.range();
        return jdbc.sql("""
                        select h.case_id from case_history h join cases c on c.county_id = h.county_id and c.id = h.case_id
                        where h.county_id = :county and c.county_id = :county and h.at > :since and h.at <= :now
                          and (h.place between :from and :to or h.organisation_id = any (:own))
                          and h.version = c.version and h.by_account is distinct from :account
                          and (c.turn_id is null or c.turn_id <> all (:own))
                        order by h.at desc, h.case_id desc limit :most
                        """)
                .param("county", viewer.county())
                .param("since", Timestamps.of(since))
                .param("now", Timestamps.of(clock.instant()))
                .param("from", range.from())
                .param("to", range.to())
                .param("own", own.toArray(UUID[]::new))
                .param("account", viewer.actingAccount())
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }
}
