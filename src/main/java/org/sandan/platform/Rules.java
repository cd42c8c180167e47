package org.sandan.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules table: every figure of the law or of common practice, with its source. Read again once a minute. */
@Component
public class Rules {
    private static final long FRESH_SECONDS = 60;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Snapshot> read = new AtomicReference<>();

    Rules(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param unit working_days, calendar_days, hours, minutes, times, count or bytes */
    public record Rule(
            String key, int version, int amount, String unit, LocalDate inForceFrom, String sourceZh, String sourceEn) {
        /** How a history names the rule that it applied: {@code need.received@1}. */
        public String reference() {
            return key + "@" + version;
        }
    }

    private record Snapshot(Instant at, List<Rule> rules) {}

    /** The version of a rule in force now. */
    public Rule rule(String key) {
        LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
        return all().stream()
                .filter(rule -> rule.key().equals(key) && !rule.inForceFrom().isAfter(today))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("There is no rule " + key));
    }

    public int amount(String key) {
        return rule(key).amount();
    }

    /** Every rule, by key and version. */
    public List<Rule> all() {
        Snapshot known = read.get();
        Instant now = clock.instant();
        if (known == null
                || known.at().isBefore(now.minusSeconds(FRESH_SECONDS))
                || known.at().isAfter(now)) {
            known = new Snapshot(now, load());
            read.set(known);
        }
        return known.rules();
    }

    private List<Rule> load() {
        return jdbc.sql(
                        "select key, version, amount, unit, in_force_from, source_zh, source_en from rule order by key, version")
                .query(Rule.class)
                .list();
    }
}
