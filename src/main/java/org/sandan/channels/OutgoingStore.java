package org.sandan.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.needs.AskerMessages.Asking;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes out by SMS and mail, in the caller's transaction. */
@Component
class OutgoingStore {
    private static final String COLUMNS =
            "id, channel, asker_id, case_id, round, asked, account_id, subject, body, tries, claimed_at";

    private final JdbcClient jdbc;

    OutgoingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Queues the asking of an asker; false where this asking is there already. */
    boolean ask(int county, Asking asking, Instant now) {
        return jdbc.sql("""
                        insert into outgoing (county_id, id, channel, asker_id, case_id, round, asked, status, next_at, made_at)
                        values (:county, :id, 'sms', :asker, :case, :round, :asked, 'queued', :now, :now)
                        on conflict (county_id, asker_id, round, asked) where asker_id is not null do nothing
                        """)
                        .param("county", county)
                        .param("id", Ids.next())
                        .param("asker", asking.asker())
                        .param("case", asking.need())
                        .param("round", asking.round())
                        .param("asked", asking.asked())
                        .param("now", Timestamps.of(now))
                        .update()
                == 1;
    }

    void tell(int county, Channel channel, UUID account, String subject, String body, Instant now) {
        jdbc.sql("""
                        insert into outgoing (county_id, id, channel, account_id, subject, body, status, next_at, made_at)
                        values (:county, :id, :channel, :account, :subject, :body, 'queued', :now, :now)
                        """)
                .param("county", county)
                .param("id", Ids.next())
                .param("channel", channel.word())
                .param("account", account)
                .param("subject", subject)
                .param("body", body)
                .param("now", Timestamps.of(now))
                .update();
    }

    /** Takes what is due into hand: from now on nobody else sends it. */
    List<Outgoing> claim(int county, Channel channel, Instant now, int most) {
        return jdbc.sql("""
                        update outgoing set status = 'sending', claimed_at = :now, tries = tries + 1
                        where county_id = :county and id in (
                          select id from outgoing
                          where county_id = :county and channel = :channel and status = 'queued' and next_at <= :now
                          order by next_at, id limit :most for update skip locked)
                        returning """ + " " + COLUMNS)
                .param("now", Timestamps.of(now))
                .param("county", county)
                .param("channel", channel.word())
                .param("most", most)
                .query(OutgoingStore::read)
                .list();
    }

    /** Those in hand since before a moment: whoever had them has died, and nobody knows whether they were sent. */
    List<Outgoing> lost(int county, Instant before) {
        return jdbc.sql("select " + COLUMNS + """
                         from outgoing where county_id = :county and status = 'sending' and claimed_at < :before
                        order by id
                        """)
                .param("county", county)
                .param("before", Timestamps.of(before))
                .query(OutgoingStore::read)
                .list();
    }

    /** What waits for a channel that is switched off. */
    List<Outgoing> stranded(int county, Channel channel) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from outgoing where county_id = :county and channel = :channel and status = 'queued' order by id")
                .param("county", county)
                .param("channel", channel.word())
                .query(OutgoingStore::read)
                .list();
    }

    /** @return false where somebody else has ended it meanwhile */
    boolean end(int county, Outgoing one, String status, String fault, Instant now) {
        return jdbc.sql("""
                        update outgoing set status = :status, fault = :fault, ended_at = :now
                        where county_id = :county and id = :id and claimed_at is not distinct from :claimed
                          and status in ('queued', 'sending')
                        """)
                        .param("status", status)
                        .param("fault", fault)
                        .param("now", Timestamps.of(now))
                        .param("county", county)
                        .param("id", one.id())
                        .param("claimed", Timestamps.ofNullable(one.claimedAt()))
                        .update()
                == 1;
    }

    /** Waits for another try; one that was not made does not count. */
    boolean again(int county, Outgoing one, int tries, String fault, Instant next) {
        return jdbc.sql("""
                        update outgoing set status = 'queued', claimed_at = null, tries = :tries, fault = :fault, next_at = :next
                        where county_id = :county and id = :id and status = 'sending' and claimed_at = :claimed
                        """)
                        .param("tries", tries)
                        .param("fault", fault)
                        .param("next", Timestamps.of(next))
                        .param("county", county)
                        .param("id", one.id())
                        .param("claimed", Timestamps.ofNullable(one.claimedAt()))
                        .update()
                == 1;
    }

    /** How many of a channel stand how, of those made since a moment. */
    record Count(String channel, String status, int amount) {}

    List<Count> counts(int county, Instant since) {
        return jdbc.sql("""
                        select channel, status, count(*) as amount from outgoing
                        where county_id = :county and made_at >= :since group by channel, status order by channel, status
                        """)
                .param("county", county)
                .param("since", Timestamps.of(since))
                .query(Count.class)
                .list();
    }

    /** What the other side said last when something went wrong. */
    Optional<String> lastFault(int county, Channel channel) {
        return jdbc.sql("""
                        select fault from outgoing
                        where county_id = :county and channel = :channel and fault <> '' and status <> 'sent'
                        order by id desc limit 1
                        """)
                .param("county", county)
                .param("channel", channel.word())
                .query(String.class)
                .optional();
    }

    private static Outgoing read(ResultSet row, int n) throws SQLException {
        @Nullable UUID asker = row.getObject("asker_id", UUID.class);
        return new Outgoing(
                row.getObject("id", UUID.class),
                Channel.of(row.getString("channel")),
                asker == null
                        ? null
                        : new Asking(
                                asker, row.getObject("case_id", UUID.class), row.getInt("round"), row.getInt("asked")),
                row.getObject("account_id", UUID.class),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("tries"),
                Timestamps.readNullable(row, "claimed_at"));
    }
}
