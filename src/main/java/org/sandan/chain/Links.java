package org.sandan.chain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which case came of which, so that from any of them the whole path is seen, both directions. A link is ended, never
 * erased. In the caller's transaction.
 */
@Component
public class Links {
    private final JdbcClient jdbc;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What leads to what. */
    public enum Kind {
        LIST_NEED,
        NEED_PROJECT,
        /** A need that a meeting of the leading group studied as a topic. */
        MEETING_NEED,
        MEETING_PROJECT,
        PROJECT_CLAIM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param until null while it holds */
    public record Link(
            UUID from,
            UUID to,
            Kind kind,
            Instant since,
            @Nullable Instant until) {
        public boolean holds() {
            return until == null;
        }
    }

    public void add(int county, UUID from, UUID to, Kind kind, Place place, Instant since) {
        jdbc.sql("""
                        insert into case_link (county_id, from_id, to_id, kind, place, since)
                        values (:county, :from, :to, :kind, :place, :since)
                        on conflict (county_id, from_id, to_id, since) do update set until = null
                        """)
                .param("county", county)
                .param("from", from)
                .param("to", to)
                .param("kind", kind.word())
                .param("place", place.code())
                .param("since", Timestamps.of(since))
                .update();
    }

    /** Ends what leads from one case to another. */
    public void end(int county, UUID from, UUID to, Instant now) {
        jdbc.sql("""
                        update case_link set until = :now
                        where county_id = :county and from_id = :from and to_id = :to and until is null
                        """)
                .param("now", Timestamps.of(now))
                .param("county", county)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** What led to a case, the oldest first; what was ended too. */
    public List<Link> to(int county, UUID caseId) {
        return jdbc.sql("""
                        select from_id, to_id, kind, since, until from case_link
                        where county_id = :county and to_id = :case order by since, from_id
                        """)
                .param("county", county)
                .param("case", caseId)
                .query((row, n) -> read(row))
                .list();
    }

    /** What came of a case, the oldest first; what was ended too. */
    public List<Link> from(int county, UUID caseId) {
        return from(county, List.of(caseId));
    }

    public List<Link> from(int county, Collection<UUID> caseIds) {
        return jdbc.sql("""
                        select from_id, to_id, kind, since, until from case_link
                        where county_id = :county and from_id = any (:cases) order by since, to_id
                        """)
                .param("county", county)
                .param("cases", caseIds.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    private static Link read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Link(
                row.getObject("from_id", UUID.class),
                row.getObject("to_id", UUID.class),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Timestamps.read(row, "since"),
                Timestamps.readNullable(row, "until"));
    }
}
