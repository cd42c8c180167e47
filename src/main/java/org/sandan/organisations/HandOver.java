package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.platform.Outbox;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Hands a post over in one step: the present holder's period ends on the day on which the next one's begins, so the post
 * is never without a holder and never has two. Cases stay with the post. The history of holders stays.
 *
 * <p>Who may stands in {@link PostRights}. Refused: a day in the past, the same person, a later holder already named, a gap left by a holder whose
 * end is set, and handing a post to oneself as an administrator.
 */
@Component
public class HandOver {
    /** The topic of the event; its subject is the post. */
    public static final String TOPIC = "post.handed_over";

    private final Posts posts;
    private final PostStore store;
    private final Transactions transactions;
    private final Trail trail;
    private final Outbox outbox;
    private final InstantSource clock;

    HandOver(Posts posts, PostStore store, Transactions transactions, Trail trail, Outbox outbox, InstantSource clock) {
        this.posts = posts;
        this.store = store;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param from the first day of the successor */
    public Outcome<Holder> handOver(Viewer by, UUID id, People.Person successor, LocalDate from) {
        LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
        try {
            return transactions.write(by.scope(), () -> {
                Post post = posts.find(by.county(), id).orElse(null);
                if (post == null || by.range() == null || !by.range().contains(post.range())) {
                    return Outcome.refused(Common.NOT_FOUND);
                }
                List<Holder> holders = posts.holders(by.county(), id);
                Optional<Refusal> refusal = refusal(by, post, holders, successor, from, today);
                if (refusal.isPresent()) {
                    return Outcome.refused(refusal.get());
                }
                Holder next = new Holder(id, successor.account(), successor.name(), from, null);
                store.end(post, from);
                store.hold(post, next);
                trail.record(by, "hand-over", "post", id, post.place(), null);
                outbox.add(by.county(), TOPIC, id, holders.size() + 1, "{}", clock.instant());
                return Outcome.done(next);
            });
        } catch (DataIntegrityViolationException raced) {
            return Outcome.refused(Common.STALE);
        }
    }

    private static Optional<Refusal> refusal(
            Viewer by, Post post, List<Holder> holders, People.Person successor, LocalDate from, LocalDate today) {
        if (!PostRights.may(by, post)
                || by.role().isAdministrator() && successor.account().equals(by.account())) {
            return Optional.of(Refusal.of(OrganisationRefusal.HAND_OVER_NOT_YOURS));
        }
        if (from.isBefore(today)) {
            return at("hand-over-from", OrganisationRefusal.HAND_OVER_PAST);
        }
        return conflict(holders, successor, from, today);
    }

    /** What the periods of the other holders say against a successor from a day on. */
    static Optional<Refusal> conflict(List<Holder> holders, People.Person successor, LocalDate from, LocalDate today) {
        for (Holder other : holders) {
            if (!other.since().isBefore(from) && other.since().isAfter(today)) {
                return at("hand-over-from", OrganisationRefusal.HAND_OVER_OVERLAPS, other.name(), other.since());
            }
        }
        Holder last = holders.isEmpty() ? null : holders.getFirst();
        if (last == null) {
            return Optional.empty();
        }
        LocalDate until = last.until();
        if (last.account().equals(successor.account()) && (until == null || until.isAfter(from))) {
            return at("successor", OrganisationRefusal.SUCCESSOR_SAME, last.name());
        }
        if (until != null && until.isAfter(today) && until.isBefore(from)) {
            return at("hand-over-from", OrganisationRefusal.HAND_OVER_GAP, last.name(), until);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> at(String field, RefusalType type, Object... arguments) {
        Object[] words = Arrays.stream(arguments).map(Object::toString).toArray();
        return Optional.of(Refusal.at(field, type, words));
    }
}
