package org.sandan.chain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Head.Station;
import org.sandan.chain.Head.Station.Look;
import org.sandan.deadlines.DueTimes;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Makes the heads of cases, in the caller's transaction. */
@Component
public class Heads {
    private final Posts posts;
    private final Organisations organisations;
    private final Chain chain;
    private final DueTimes dueTimes;
    private final InstantSource clock;

    Heads(Posts posts, Organisations organisations, Chain chain, DueTimes dueTimes, InstantSource clock) {
        this.posts = posts;
        this.organisations = organisations;
        this.chain = chain;
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    /**
     * What follows from the table of the kind.
     *
     * @param upcoming the stations still to come from a state, the first of them under way
     * @param daysAfter the working days of the step after a state
     */
    public record Outlook(Lifecycle table, Map<String, List<String>> upcoming, Map<String, Integer> daysAfter) {}

    /** The head of one case with its chain. */
    public Head of(CaseRow row, Outlook outlook, Viewer viewer, Optional<UUID> above) {
        Set<UUID> wanted = new HashSet<>();
        if (row.standing().turnId() != null) {
            wanted.add(row.standing().turnId());
        }
        above.ifPresent(wanted::add);
        Map<UUID, PostCard> cards = cards(row.county(), wanted);
        State state = outlook.table().state(row.state());
        return head(row, outlook, viewer, cards, above, stations(row, outlook, state));
    }

    /** The heads of the rows of a list, without what has passed: one query for all posts. */
    public List<Head> of(List<CaseRow> rows, Outlook outlook, Viewer viewer) {
        Set<UUID> wanted = new HashSet<>();
        rows.forEach(row -> {
            if (row.standing().turnId() != null) {
                wanted.add(row.standing().turnId());
            }
        });
        Map<UUID, PostCard> cards =
                rows.isEmpty() ? Map.of() : cards(rows.getFirst().county(), wanted);
        return rows.stream()
                .map(row -> head(row, outlook, viewer, cards, Optional.empty(), List.of()))
                .toList();
    }

    public Optional<Head.Clock> clock(CaseRow row) {
        Instant due = row.standing().stepDue();
        return due == null
                ? Optional.empty()
                : Optional.of(new Head.Clock(due, dueTimes.left(clock.instant(), due), dueTimes.isProvisional(due)));
    }

    private Map<UUID, PostCard> cards(int county, Collection<UUID> wanted) {
        return posts.cards(county, wanted, LocalDate.ofInstant(clock.instant(), Timestamps.CHINA));
    }

    private Head head(
            CaseRow row,
            Outlook outlook,
            Viewer viewer,
            Map<UUID, PostCard> cards,
            Optional<UUID> above,
            List<Station> stations) {
        UUID turnId = row.standing().turnId();
        Optional<PostCard> card = turnId == null ? Optional.empty() : Optional.ofNullable(cards.get(turnId));
        Head.Turn turn = new Head.Turn(
                isMine(viewer, turnId, card),
                row.standing().turn(),
                card,
                row.standing().turn() == Turn.ORGANISATION && turnId != null
                        ? organisations.find(row.county(), turnId)
                        : Optional.empty(),
                turnId);
        return new Head(
                row.id(),
                row.kind(),
                outlook.table().state(row.state()),
                turn,
                clock(row),
                Optional.ofNullable(row.standing().wholeDue()),
                above.map(cards::get),
                outlook.daysAfter().getOrDefault(row.state(), 0),
                row.standing().round(),
                stations);
    }

    /** The viewer's post or body, or a post that the viewer holds beside the one in which they act. */
    private static boolean isMine(Viewer viewer, @Nullable UUID turnId, Optional<PostCard> card) {
        if (turnId == null || viewer.post() == null) {
            return false;
        }
        boolean held = card.map(PostCard::holder)
                .map(Holder::account)
                .filter(account -> account.equals(viewer.account()))
                .isPresent();
        return turnId.equals(viewer.post()) || turnId.equals(viewer.organisation()) || held;
    }

    private List<Station> stations(CaseRow row, Outlook outlook, State state) {
        List<Station> stations = new ArrayList<>();
        for (Chain.Station station : chain.way(row.county(), row.id())) {
            Look look = station.outcome() == Passed.DONE ? Look.DONE : Look.RETURNED;
            stations.add(new Station(station.version(), station.name(), look, Optional.of(station.at())));
        }
        boolean first = true;
        for (String name : outlook.upcoming().getOrDefault(row.state(), List.of())) {
            Optional<Instant> due = first ? Optional.ofNullable(row.standing().stepDue()) : Optional.empty();
            stations.add(new Station(0, name, first && !state.ended() ? Look.CURRENT : Look.FUTURE, due));
            first = false;
        }
        return stations;
    }
}
