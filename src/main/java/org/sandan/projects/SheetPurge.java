package org.sandan.projects;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Rules;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws service sheets and lists of those served away once their project has been closed for the time of the rule {@code project.sheet.kept}. */
@Component
class SheetPurge implements CountyJob {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Rules rules;

    SheetPurge(JdbcClient jdbc, Transactions transactions, InstantSource clock, Rules rules) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "sheet-purge";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run(int county) {
        OffsetDateTime before =
                Timestamps.of(clock.instant().minus(Duration.ofDays(rules.amount("project.sheet.kept"))));
        for (String table : List.of("service_sheet_person", "beneficiary_person", "cohort_person")) {
            transactions.change(
                    Scope.system(county, "sheet-purge"),
                    () -> jdbc.sql("delete from " + table + """
                             s using cases c
                            where s.county_id = :county and c.county_id = :county and c.id = s.project_id
                              and c.turn = 'nobody' and c.step_from < :before
                            """)
                            .param("county", county)
                            .param("before", before)
                            .update());
        }
        transactions.change(
                Scope.system(county, "sheet-purge"),
                () -> jdbc.sql("""
                                delete from claim_person s using claim a, cases c
                                where s.county_id = :county and a.county_id = :county and c.county_id = :county
                                  and a.id = s.claim_id and c.id = a.project_id and c.turn = 'nobody' and c.step_from < :before
                                """)
                        .param("county", county)
                        .param("before", before)
                        .update());
    }
}
