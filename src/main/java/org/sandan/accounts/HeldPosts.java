package org.sandan.accounts;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The posts that an account holds today: what it may do follows from them. */
@Component
class HeldPosts {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    HeldPosts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Posts that have not ended, held today, in the running transaction. */
    List<HeldPost> of(int county, UUID account) {
        LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
        return jdbc.sql("""
                        select p.id, p.role, p.organisation_id, p.place, p.place_to, p.name_zh, p.name_en,
                          o.name_zh as organisation_zh, o.name_en as organisation_en
                        from post_holder h
                        join post p on p.county_id = :county and p.id = h.post_id
                        join organisation o on o.county_id = :county and o.id = p.organisation_id
                        where h.county_id = :county and h.account_id = :account and h.since <= :today
                          and (h.until is null or h.until > :today) and (p.ended_on is null or p.ended_on > :today)
                        order by h.since, p.id
                        """)
                .param("county", county)
                .param("account", account)
                .param("today", today)
                .query((row, n) -> new HeldPost(
                        row.getObject("id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getObject("organisation_id", UUID.class),
                        new PlaceRange(row.getLong("place"), row.getLong("place_to")),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getString("organisation_zh"),
                        row.getString("organisation_en")))
                .list();
    }
}
