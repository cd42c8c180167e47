package org.sandan.publicpages;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sandan.kernel.Place;
import org.sandan.needs.NeedLifecycle;
import org.sandan.platform.Counters;
import org.sandan.platform.OutboxConsumer;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the figures of needs of a county, by village and the year in which they were ordered, from what the outbox
 * tells: an amount moves from one figure to another, so the order in which events arrive does not matter.
 */
@Component
class NeedCounters implements OutboxConsumer {
    private final Counters counters;
    private final JsonMapper json;

    NeedCounters(Counters counters, JsonMapper json) {
        this.counters = counters;
        this.json = json;
    }

    /** What an event of a need says. */
    record Told(String action, String from, String to, long place, Instant opened) {
        int year() {
            return opened.atZone(Timestamps.CHINA).getYear();
        }

        Place at() {
            return new Place(place);
        }

        /**
         * By how much each figure changes. An undo changes none: what it takes back was never told. A verdict is counted
         * as often as one was given.
         */
        Map<String, Long> changes() {
            Map<String, Long> changes = new TreeMap<>();
            if (action.equals("undo")) {
                return changes;
            }
            if (action.equals("order")) {
                changes.put(Figures.ORDERED, 1L);
                changes.put(figure(to), 1L);
                return changes;
            }
            if (!figure(from).equals(figure(to))) {
                changes.put(figure(from), -1L);
                changes.put(figure(to), 1L);
            }
            boolean judged = from.equals("verdict") || from.equals("solved") || from.equals("not_reached");
            if (judged && to.equals("solved")) {
                changes.put(Figures.SAID_SOLVED, 1L);
            } else if (judged && (to.equals("redo") || to.equals("raised"))) {
                changes.put(Figures.SAID_NOT, 1L);
            }
            return changes;
        }

        /** Every state in which it is somebody's turn counts as open. */
        private static String figure(String state) {
            return NeedLifecycle.TABLE.state(state.toLowerCase(Locale.ROOT)).ended() ? state : Figures.OPEN;
        }
    }

    @Override
    public String name() {
        return "need-counters";
    }

    @Override
    public boolean wants(String topic) {
        return topic.startsWith("need.");
    }

    @Override
    public void accept(Event event) {
        Told told = json.readValue(event.payload(), Told.class);
        told.changes()
                .forEach((figure, amount) ->
                        counters.add(event.county(), told.at().division().value(), told.year(), figure, amount));
    }
}
