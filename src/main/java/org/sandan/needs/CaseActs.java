package org.sandan.needs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.springframework.stereotype.Component;

/** The history of a need with the names of those who acted, in the caller's transaction. */
@Component
class CaseActs {
    private final Posts posts;
    private final Workload workload;
    private final NeedSteps steps;

    CaseActs(Posts posts, Workload workload, NeedSteps steps) {
        this.posts = posts;
        this.workload = workload;
        this.steps = steps;
    }

    /** The posts that a history names. */
    static Set<UUID> named(List<HistoryRow> history) {
        Set<UUID> named = new HashSet<>();
        for (HistoryRow step : history) {
            if (step.byPost() != null) {
                named.add(step.byPost());
            }
            Optional.ofNullable(step.facts().get("assignee"))
                    .map(UUID::fromString)
                    .ifPresent(named::add);
        }
        return named;
    }

    Map<UUID, PostCard> cards(int county, Collection<UUID> wanted) {
        return posts.cards(county, wanted, steps.today());
    }

    /** Names the holder of the post on the day of the act, not today's. */
    List<CaseViews.Act> of(List<HistoryRow> history, Map<UUID, PostCard> cards) {
        return history.stream()
                .map(step -> new CaseViews.Act(
                        step.version(),
                        step.action(),
                        step.at(),
                        Optional.ofNullable(step.byPost()).map(cards::get),
                        step.by().name().toLowerCase(java.util.Locale.ROOT),
                        person(step, cards),
                        step.note(),
                        Optional.ofNullable(step.facts().get("assignee"))
                                .map(UUID::fromString)
                                .map(cards::get),
                        Optional.ofNullable(step.facts().get("promised")).map(LocalDate::parse),
                        detail(step.facts())))
                .toList();
    }

    /** The action that was undone, or the number that this one was merged into or took in. */
    private static String detail(Map<String, String> facts) {
        return facts.getOrDefault("undone", facts.getOrDefault("target", facts.getOrDefault("merged", "")));
    }

    private String person(HistoryRow step, Map<UUID, PostCard> cards) {
        PostCard card = step.byPost() == null ? null : cards.get(step.byPost());
        if (card == null) {
            return "";
        }
        boolean same = card.holder() != null
                && step.byAccount() != null
                && step.byAccount().equals(card.holder().account());
        return same ? card.holderName() : workload.nameOf(card.post().county(), step.byPost(), step.byAccount());
    }
}
