package org.sandan.accounts;

import java.time.InstantSource;
import java.time.LocalDate;
import org.sandan.organisations.HandOver;
import org.sandan.organisations.Posts;
import org.sandan.platform.OutboxConsumer;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of whoever a post has been, or will be, taken from: the next log-in knows until when it is held.
 */
@Component
class HandOverSessions implements OutboxConsumer {
    private final Posts posts;
    private final Revocations revocations;
    private final InstantSource clock;

    HandOverSessions(Posts posts, Revocations revocations, InstantSource clock) {
        this.posts = posts;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hand-over-sessions";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals(HandOver.TOPIC);
    }

    /** Sessions last less than a day, so only those who held the post yesterday or later can have one. */
    @Override
    public void accept(Event event) {
        LocalDate yesterday =
                clock.instant().atZone(Timestamps.CHINA).toLocalDate().minusDays(1);
        posts.holders(event.county(), event.subject()).stream()
                .filter(holder -> holder.until() != null && !holder.until().isBefore(yesterday))
                .forEach(holder -> revocations.endAll(holder.account()));
    }
}
