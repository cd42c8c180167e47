package org.sandan.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages of posts, in the caller's transaction. */
@Component
class MessageStore {
    private static final String COLUMNS = "id, post_id, case_id, version, kind, station, due, at, read_at";

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a message, once for each post and step. */
    void add(int county, Message message) {
        jdbc.sql("""
                        insert into message (county_id, id, post_id, case_id, version, kind, station, due, at)
                        values (:county, :id, :post, :case, :version, :kind, :station, :due, :at)
                        on conflict (county_id, post_id, case_id, version) do nothing
                        """)
                .param("county", county)
                .param("id", message.id())
                .param("post", message.post())
                .param("case", message.caseId())
                .param("version", message.version())
                .param("kind", message.kind().word())
                .param("station", message.station())
                .param("due", Timestamps.ofNullable(message.due()))
                .param("at", Timestamps.of(message.at()))
                .update();
    }

    /**
     * "It is your turn" is read once it no longer is, or once it is said again.
     *
     * @param before the version that says it again; 0 where none does
     */
    void settle(int county, UUID caseId, int before, Collection<UUID> turn, Instant now) {
        jdbc.sql("""
                        update message set read_at = :now
                        where county_id = :county and case_id = :case and read_at is null and kind in ('turn', 'overdue')
                          and (version < :before or not post_id = any (:turn))
                        """)
                .param("now", Timestamps.of(now))
                .param("county", county)
                .param("case", caseId)
                .param("before", before)
                .param("turn", turn.toArray(UUID[]::new))
                .update();
    }

    /**
     * The newest first.
     *
     * @param before the last one of the page before; null on the first
     */
    List<Message> newest(int county, Collection<UUID> posts, boolean unread, @Nullable UUID before, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from message
                        where county_id = :county and post_id = any (:posts) and (not :unread or read_at is null)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :most
                        """)
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("unread", unread)
                .param("before", before)
                .param("most", most)
                .query(MessageStore::read)
                .list();
    }

    int unread(int county, Collection<UUID> posts, int most) {
        return jdbc.sql("""
                        select count(*) from (
                          select 1 from message where county_id = :county and post_id = any (:posts) and read_at is null
                          limit :most) waiting
                        """)
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    boolean read(int county, Collection<UUID> posts, UUID id, Instant now) {
        return jdbc.sql("""
                        update message set read_at = coalesce(read_at, :now)
                        where county_id = :county and post_id = any (:posts) and id = :id
                        """)
                        .param("now", Timestamps.of(now))
                        .param("county", county)
                        .param("posts", posts.toArray(UUID[]::new))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @param newest the newest that the page showed: what came since stays unread */
    int readAll(int county, Collection<UUID> posts, UUID newest, Instant now) {
        return jdbc.sql("""
                        update message set read_at = :now
                        where county_id = :county and post_id = any (:posts) and id <= :newest and read_at is null
                        """)
                .param("now", Timestamps.of(now))
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("newest", newest)
                .update();
    }

    /** What these posts have neither read nor been told outside the application, the oldest first. */
    List<Message> untold(int county, Collection<UUID> posts, Instant since, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from message
                        where county_id = :county and post_id = any (:posts) and read_at is null and told_at is null
                          and at >= :since
                        order by id limit :most
                        """)
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("since", Timestamps.of(since))
                .param("most", most)
                .query(MessageStore::read)
                .list();
    }

    void told(int county, Collection<UUID> ids, Instant now) {
        jdbc.sql("update message set told_at = :now where county_id = :county and id = any (:ids)")
                .param("now", Timestamps.of(now))
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static Message read(ResultSet row, int n) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getObject("post_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getInt("version"),
                Message.Kind.of(row.getString("kind")),
                row.getString("station"),
                Timestamps.readNullable(row, "due"),
                Timestamps.read(row, "at"),
                Timestamps.readNullable(row, "read_at") != null);
    }
}
