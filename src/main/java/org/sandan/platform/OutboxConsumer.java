package org.sandan.platform;

import java.util.UUID;

/**
 * Hears of events. It is called in a transaction of the county whose row it changes, at least once for each event, and
 * has its effect once: what it does and the mark that it did stand in one transaction.
 */
public interface OutboxConsumer {
    /** A stable name. */
    String name();

    boolean wants(String topic);

    /** The county in which the effect happens: usually the event's own. */
    default int target(Event event) {
        return event.county();
    }

    void accept(Event event);

    /** @param payload JSON */
    record Event(int county, UUID id, String topic, UUID subject, int version, String payload) {}
}
