package org.sandan.channels;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which post follows which case, in the caller's transaction. */
@Component
class Followings {
    private final JdbcClient jdbc;

    Followings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(int county, UUID post, UUID caseId, Instant now) {
        jdbc.sql("""
                        insert into following (county_id, id, post_id, case_id, since)
                        values (:county, :id, :post, :case, :now)
                        on conflict (county_id, post_id, case_id) where until is null do nothing
                        """)
                .param("county", county)
                .param("id", Ids.next())
                .param("post", post)
                .param("case", caseId)
                .param("now", Timestamps.of(now))
                .update();
    }

    void end(int county, Collection<UUID> posts, UUID caseId, Instant now) {
        jdbc.sql("""
                        update following set until = :now
                        where county_id = :county and post_id = any (:posts) and case_id = :case and until is null
                        """)
                .param("now", Timestamps.of(now))
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("case", caseId)
                .update();
    }

    boolean follows(int county, Collection<UUID> posts, UUID caseId) {
        return jdbc.sql("""
                        select exists (select 1 from following
                          where county_id = :county and post_id = any (:posts) and case_id = :case and until is null)
                        """)
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("case", caseId)
                .query(Boolean.class)
                .single();
    }

    /** The posts that follow a case now. */
    List<UUID> posts(int county, UUID caseId) {
        return jdbc.sql(
                        "select post_id from following where county_id = :county and case_id = :case and until is null order by post_id")
                .param("county", county)
                .param("case", caseId)
                .query(UUID.class)
                .list();
    }

    /** A case that is followed. */
    record Followed(UUID id, UUID caseId) {}

    /** What these posts follow now, the newest first. */
    List<Followed> cases(int county, Collection<UUID> posts, @Nullable UUID before, int most) {
        return jdbc.sql("""
                        select id, case_id from following
                        where county_id = :county and post_id = any (:posts) and until is null
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :most
                        """)
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .param("before", before)
                .param("most", most)
                .query(Followed.class)
                .list();
    }
}
