package org.sandan.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells others what happened, in the transaction in which it happened. A job delivers; an event that may still be undone
 * waits until it may not.
 */
@Component
public class Outbox {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Outbox(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an event about version {@code version} of a subject.
     *
     * @param payload JSON with ids and words, never personal data
     */
    public void add(int county, String topic, UUID subject, int version, String payload, Instant notBefore) {
        jdbc.sql("""
                        insert into outbox (county_id, id, topic, subject_id, version, payload, not_before)
                        values (:county, :id, :topic, :subject, :version, cast(:payload as jsonb), :notBefore)
                        """)
                .param("county", county)
                .param("id", Ids.next())
                .param("topic", topic)
                .param("subject", subject)
                .param("version", version)
                .param("payload", payload)
                .param("notBefore", Timestamps.of(notBefore))
                .update();
    }

    /** The step that made these events was undone: nobody hears of it. */
    public void cancel(int county, UUID subject, int version) {
        jdbc.sql("""
                        update outbox set cancelled = true
                        where county_id = :county and subject_id = :subject and version = :version
                          and delivered_at is null and not_before > :now
                        """)
                .param("county", county)
                .param("subject", subject)
                .param("version", version)
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }
}
