package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Outbox;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Ends a post from today on: whoever holds it holds it no longer, and its history stays. Refused while it owns an open
 * case or has its turn in one, since a case always has an owner: it is handed over instead. Nobody ends the own post.
 */
@Component
class EndPost {
    private final Posts posts;
    private final PostStore store;
    private final List<PostDuty> duties;
    private final Transactions transactions;
    private final Trail trail;
    private final Outbox outbox;
    private final InstantSource clock;

    EndPost(
            Posts posts,
            PostStore store,
            List<PostDuty> duties,
            Transactions transactions,
            Trail trail,
            Outbox outbox,
            InstantSource clock) {
        this.posts = posts;
        this.store = store;
        this.duties = duties;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    Outcome<Post> end(Viewer by, UUID id) {
        LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
        return transactions.write(by.scope(), () -> {
            Post post = posts.find(by.county(), id).orElse(null);
            if (post == null || !PostRights.may(by, post)) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (id.equals(by.post())) {
                return Outcome.refused(OrganisationRefusal.HAND_OVER_NOT_YOURS);
            }
            if (!store.endPost(post, today)) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            Optional<Refusal> duty = duty(by, id);
            if (duty.isPresent()) {
                return Outcome.refused(duty.get());
            }
            trail.record(by, "end-post", "post", id, post.place(), null);
            int version = posts.holders(by.county(), id).size() + 1;
            outbox.add(by.county(), HandOver.TOPIC, id, version, "{}", clock.instant());
            return Outcome.done(post);
        });
    }

    /** An administrator sees no case, so the county itself looks. */
    private Optional<Refusal> duty(Viewer by, UUID post) {
        transactions.narrow(Scope.system(by.county(), "end-post"));
        Optional<Refusal> found = duties.stream()
                .flatMap(duty -> duty.against(by.county(), post).stream())
                .findFirst();
        transactions.narrow(by.scope());
        return found;
    }
}
