package org.sandan.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseKind;
import org.sandan.chain.Chain;
import org.sandan.chain.Chain.Passed;
import org.sandan.channels.Message.Kind;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.OutboxConsumer;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/**
 * Tells posts what concerns them, once a step can no longer be undone: that it is their turn, that help is asked, that what
 * they answered for went up, that what they follow went on or has ended. Each post hears of a step once, and whoever took
 * it not at all. What is no longer so when it is delivered is not told, nor what is no news any more.
 */
@Component
class TellPosts implements OutboxConsumer {
    private final Cases cases;
    private final Chain chain;
    private final Posts posts;
    private final Kept kept;
    private final Context context;

    TellPosts(Cases cases, Chain chain, Posts posts, Kept kept, Context context) {
        this.cases = cases;
        this.chain = chain;
        this.posts = posts;
        this.kept = kept;
        this.context = context;
    }

    @Component("toldTo")
    record Kept(MessageStore messages, Followings followings) {}

    @Component("tellContext")
    record Context(List<CaseKind> kinds, Rules rules, InstantSource clock) {}

    @Override
    public String name() {
        return "tell-posts";
    }

    @Override
    public boolean wants(String topic) {
        return context.kinds().stream().anyMatch(kind -> topic.startsWith(kind.kind() + "."));
    }

    @Override
    public void accept(Event event) {
        cases.find(event.county(), event.subject()).ifPresent(row -> {
            List<HistoryRow> history = cases.history(row.county(), row.id(), row.version() - event.version() + 2);
            history.stream()
                    .filter(step -> step.version() == event.version())
                    .findFirst()
                    .ifPresent(step -> tell(row, step, before(history, step)));
        });
    }

    private static @Nullable Standing before(List<HistoryRow> history, HistoryRow step) {
        return history.stream()
                .filter(row -> row.version() == step.version() - 1)
                .findFirst()
                .map(HistoryRow::after)
                .orElse(null);
    }

    private void tell(CaseRow row, HistoryRow step, @Nullable Standing before) {
        Instant now = context.clock().instant();
        Set<UUID> turn = postsOf(row.county(), row.standing());
        boolean newTurn = isNewTurn(step.after(), before) && isSameTurn(step.after(), row.standing());
        kept.messages().settle(row.county(), row.id(), newTurn ? step.version() : 0, turn, now);
        Map<UUID, Kind> told = new LinkedHashMap<>();
        if (newTurn) {
            boolean late = step.action().equals("overdue") && step.by() == Act.By.CLOCK;
            turn.forEach(post -> told.putIfAbsent(post, late ? Kind.OVERDUE : Kind.TURN));
        }
        String station = station(row, step);
        if (step.at().isAfter(now.minus(Duration.ofDays(context.rules().amount("message.news"))))) {
            news(row, step, before, station).forEach(told::putIfAbsent);
        }
        told.keySet().removeIf(post -> post.equals(step.byPost()));
        told.forEach((post, kind) -> kept.messages()
                .add(
                        row.county(),
                        new Message(
                                Ids.next(),
                                post,
                                row.id(),
                                step.version(),
                                kind,
                                kind == Kind.STEP ? station : "",
                                kind == Kind.TURN || kind == Kind.OVERDUE
                                        ? row.standing().stepDue()
                                        : null,
                                step.at(),
                                false)));
    }

    /** Who hears of it although it is not their turn. */
    private Map<UUID, Kind> news(CaseRow row, HistoryRow step, @Nullable Standing before, String station) {
        Map<UUID, Kind> news = new LinkedHashMap<>();
        if (step.action().equals("ask_help")) {
            news.put(step.after().ownerPost(), Kind.HELP);
        }
        boolean up = step.after().state().equals("raised") || step.action().equals("overdue");
        if (before != null && up && !before.ownerPost().equals(step.after().ownerPost())) {
            news.putIfAbsent(before.ownerPost(), Kind.RAISED);
        }
        boolean ended = isEnded(row, step.after()) && (before == null || !isEnded(row, before));
        if (ended) {
            news.putIfAbsent(step.after().ownerPost(), Kind.ENDED);
        }
        if (ended || !station.isEmpty()) {
            kept.followings()
                    .posts(row.county(), row.id())
                    .forEach(post -> news.putIfAbsent(post, ended ? Kind.ENDED : Kind.STEP));
        }
        return news;
    }

    private static boolean isNewTurn(Standing after, @Nullable Standing before) {
        return before == null || !isSameTurn(after, before) || !after.state().equals(before.state());
    }

    private static boolean isSameTurn(Standing one, Standing other) {
        return one.turn() == other.turn() && Objects.equals(one.turnId(), other.turnId());
    }

    private boolean isEnded(CaseRow row, Standing standing) {
        return context.kinds().stream()
                .filter(kind -> kind.kind().equals(row.kind()))
                .anyMatch(kind -> kind.outlook().table().state(standing.state()).ended());
    }

    /** The public station that the step passed; empty where it passed none. */
    private String station(CaseRow row, HistoryRow step) {
        return chain.of(row.county(), row.id()).stream()
                .filter(station -> station.version() == step.version() && station.outcome() != Passed.UNDONE)
                .map(Chain.Station::name)
                .findFirst()
                .orElse("");
    }

    /** The post whose turn it is; of a body one post for each of its people, the oldest, beside those that are vacant. */
    private Set<UUID> postsOf(int county, Standing standing) {
        UUID id = standing.turnId();
        if (id == null || standing.turn() != Turn.POST && standing.turn() != Turn.ORGANISATION) {
            return Set.of();
        }
        if (standing.turn() == Turn.POST) {
            return Set.of(id);
        }
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), Timestamps.CHINA);
        Map<UUID, UUID> byPerson = new HashMap<>();
        posts.ofOrganisation(county, id, today).stream()
                .filter(card -> card.post().role() == Role.UNIT)
                .map(card -> new Person(person(card), card.post().id()))
                .forEach(one -> byPerson.merge(one.account(), one.post(), TellPosts::older));
        return byPerson.values().stream().collect(Collectors.toSet());
    }

    private record Person(UUID account, UUID post) {}

    private static UUID person(PostCard card) {
        return Optional.ofNullable(card.holder())
                .map(holder -> holder.account())
                .orElse(card.post().id());
    }

    private static UUID older(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) < 0 ? one : other;
    }
}
