package org.sandan.channels;

import java.time.InstantSource;
import java.util.Set;
import org.sandan.needs.AskerMessages;
import org.sandan.platform.OutboxConsumer;
import org.springframework.stereotype.Component;

/**
 * Asks by SMS those who want it, each time they are asked for their verdict: the first time, and once more. Without a
 * gateway they stay on the list to telephone.
 */
@Component
class AskAskers implements OutboxConsumer {
    private static final Set<String> TOPICS = Set.of("need.done", "need.ask", "need.ask_again");

    private final AskerMessages askers;
    private final OutgoingStore outgoing;
    private final Settings settings;
    private final InstantSource clock;

    AskAskers(AskerMessages askers, OutgoingStore outgoing, Settings settings, InstantSource clock) {
        this.askers = askers;
        this.outgoing = outgoing;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ask-askers";
    }

    @Override
    public boolean wants(String topic) {
        return TOPICS.contains(topic);
    }

    @Override
    public void accept(Event event) {
        if (settings.sms(event.county()).isEmpty()) {
            return;
        }
        askers.toAsk(event.county(), event.subject()).stream()
                .filter(asking -> outgoing.ask(event.county(), asking, clock.instant()))
                .forEach(asking -> askers.underWay(event.county(), asking.asker(), true));
    }
}
