package org.sandan.platform;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.sandan.platform.OutboxConsumer.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delivers what waits in the outbox of a county, oldest first, in batches. */
@Component
public class OutboxDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final List<OutboxConsumer> consumers;

    OutboxDelivery(Transactions transactions, JdbcClient jdbc, InstantSource clock, List<OutboxConsumer> consumers) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.consumers = consumers;
    }

    /** Delivers until nothing waits; an event whose consumer fails stays and is tried again at the next run. */
    public void deliver(int county) {
        List<Event> batch;
        long failed;
        do {
            batch = transactions.read(Scope.system(county, "outbox"), () -> waiting(county));
            failed = batch.stream().filter(event -> !deliver(event)).count();
        } while (failed == 0 && batch.size() == BATCH);
    }

    private boolean deliver(Event event) {
        try {
            consumers.stream()
                    .filter(consumer -> consumer.wants(event.topic()))
                    .forEach(consumer -> once(consumer, event));
            transactions.change(Scope.system(event.county(), "outbox"), () -> mark(event));
            return true;
        } catch (RuntimeException e) {
            LOG.error("Event {} of {} was not delivered and will be tried again.", event.id(), event.county(), e);
            return false;
        }
    }

    private void once(OutboxConsumer consumer, Event event) {
        int target = consumer.target(event);
        transactions.change(Scope.system(target, "outbox"), () -> {
            int first = jdbc.sql("""
                            insert into consumed (county_id, consumer, event_id, at) values (:county, :consumer, :event, :now)
                            on conflict do nothing
                            """)
                    .param("county", target)
                    .param("consumer", consumer.name())
                    .param("event", event.id())
                    .param("now", Timestamps.of(clock.instant()))
                    .update();
            if (first == 1) {
                consumer.accept(event);
            }
            return first;
        });
    }

    private List<Event> waiting(int county) {
        return jdbc.sql("""
                        select county_id, id, topic, subject_id, version, payload from outbox
                        where county_id = :county and delivered_at is null and not cancelled and not_before <= :now
                        order by not_before, id limit :batch
                        """)
                .param("county", county)
                .param("now", Timestamps.of(clock.instant()))
                .param("batch", BATCH)
                .query((row, n) -> new Event(
                        row.getInt("county_id"),
                        row.getObject("id", UUID.class),
                        row.getString("topic"),
                        row.getObject("subject_id", UUID.class),
                        row.getInt("version"),
                        row.getString("payload")))
                .list();
    }

    private int mark(Event event) {
        return jdbc.sql("update outbox set delivered_at = :now where county_id = :county and id = :id")
                .param("now", Timestamps.of(clock.instant()))
                .param("county", event.county())
                .param("id", event.id())
                .update();
    }
}
