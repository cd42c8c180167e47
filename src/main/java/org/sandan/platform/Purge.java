package org.sandan.platform;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws away what only served to recognise repeats, so that no table grows without end. */
@Component
class Purge implements CountyJob {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Rules rules;

    Purge(JdbcClient jdbc, Transactions transactions, InstantSource clock, Rules rules) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int county) {
        OffsetDateTime before = Timestamps.of(clock.instant().minus(Duration.ofDays(rules.amount("submission.kept"))));
        transactions.change(Scope.system(county, "purge"), () -> {
            jdbc.sql("delete from submission where county_id = :county and at < :before")
                    .param("county", county)
                    .param("before", before)
                    .update();
            jdbc.sql("delete from consumed where county_id = :county and at < :before")
                    .param("county", county)
                    .param("before", before)
                    .update();
            return jdbc.sql(
                            "delete from outbox where county_id = :county and (delivered_at < :before or cancelled and not_before < :before)")
                    .param("county", county)
                    .param("before", before)
                    .update();
        });
    }
}
