package org.sandan.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fires the timed actions of cases whose clock has run out. Each in a transaction of its own, and the version of the row
 * lets each happen once, whoever else is running.
 */
@Component
public class DueJob implements CountyJob {
    private static final Logger LOG = LoggerFactory.getLogger(DueJob.class);
    private static final int BATCH = 200;

    private final Cases cases;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<String, TimedCases> kinds;

    DueJob(Cases cases, Transactions transactions, InstantSource clock, List<TimedCases> kinds) {
        this.cases = cases;
        this.transactions = transactions;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(TimedCases::kind, Function.identity()));
    }

    @Override
    public String name() {
        return "due";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run(int county) {
        Scope scope = Scope.system(county, "due");
        Instant now = clock.instant();
        List<CaseRow> batch;
        int fired;
        do {
            batch = transactions.read(scope, () -> cases.firing(county, now, BATCH));
            fired = 0;
            for (CaseRow row : batch) {
                fired += fire(scope, row, now) ? 1 : 0;
            }
        } while (batch.size() == BATCH && fired > 0);
    }

    private boolean fire(Scope scope, CaseRow row, Instant now) {
        TimedCases kind = kinds.get(row.kind());
        if (kind == null) {
            LOG.error("Nobody knows what to do when a {} is due.", row.kind());
            return false;
        }
        try {
            transactions.change(scope, () -> {
                kind.due(row, now);
                return row;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.error("The timed action of case {} failed; it is tried again.", row.number(), e);
            return false;
        }
    }
}
