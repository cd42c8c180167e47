package org.sandan.documents;

import java.time.Duration;
import java.time.InstantSource;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Rules;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws away drafts that nobody touched for the time of the rule {@code draft.idle}, with their photos. */
@Component
class DraftPurge implements CountyJob {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Rules rules;

    DraftPurge(JdbcClient jdbc, Transactions transactions, InstantSource clock, Rules rules) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "draft-purge";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run(int county) {
        var before = Timestamps.of(clock.instant().minus(Duration.ofHours(rules.amount("draft.idle"))));
        transactions.change(Scope.system(county, "draft-purge"), () -> {
            jdbc.sql("""
                            delete from attachment where county_id = :county and case_id is null and draft_id in
                              (select id from draft where county_id = :county and updated_at < :before)
                            """).param("county", county).param("before", before).update();
            return jdbc.sql("delete from draft where county_id = :county and updated_at < :before")
                    .param("county", county)
                    .param("before", before)
                    .update();
        });
    }
}
