package org.sandan.needs;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases posts have in hand, and who held a post when something was done. */
@Component
class Workload {
    private final JdbcClient jdbc;

    Workload(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Integer> inHand(int county, Collection<UUID> posts) {
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select turn_id, count(*) as n from cases
                        where county_id = :county and turn_id = any (:posts) group by turn_id
                        """)
                .param("county", county)
                .param("posts", posts.toArray(UUID[]::new))
                .query(row -> {
                    counts.put(row.getObject("turn_id", UUID.class), row.getInt("n"));
                });
        return counts;
    }

    /** The name under which an account held a post; empty where it never did. */
    String nameOf(int county, @Nullable UUID post, @Nullable UUID account) {
        return jdbc.sql("""
                        select name from post_holder where county_id = :county and post_id = :post and account_id = :account
                        order by since desc limit 1
                        """)
                .param("county", county)
                .param("post", post)
                .param("account", account)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
