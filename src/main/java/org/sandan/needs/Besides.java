package org.sandan.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.Head;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.organisations.PostCard;
import org.springframework.stereotype.Component;

/** 并排看看: when somebody decides on an older version of a case, whatever the step, what they typed is not lost. */
@Component
class Besides {
    private static final List<String> TEXTS = List.of("title", "reason", "text", "note", "target");

    private final CaseActs acts;

    Besides(CaseActs acts) {
        this.acts = acts;
    }

    /**
     * Empty where the page that was filled in is still the newest, or nothing was filled in.
     *
     * @param history newest first
     * @param actions what the viewer may do now
     */
    Optional<CaseViews.Beside> of(
            CaseRow row, List<HistoryRow> history, Head head, Set<String> actions, CaseViews.Wish wish) {
        Map<String, String> typed = wish.typed().values();
        int seen = NeedController.version(typed);
        return history.stream()
                .filter(step -> step.version() == seen && seen < row.version())
                .findFirst()
                .map(step -> beside(row, step, since(history, seen), head, actions, wish));
    }

    private static List<HistoryRow> since(List<HistoryRow> history, int seen) {
        return history.stream().filter(step -> step.version() > seen).toList();
    }

    private CaseViews.Beside beside(
            CaseRow row, HistoryRow seen, List<HistoryRow> since, Head head, Set<String> actions, CaseViews.Wish wish) {
        Map<String, String> typed = wish.typed().values();
        Set<UUID> named = CaseActs.named(since);
        Optional<UUID> chosen = OrderForm.uuid(typed.getOrDefault("post", ""));
        chosen.ifPresent(named::add);
        Map<UUID, PostCard> cards = acts.cards(row.county(), named);
        Optional<LocalDate> date = Optional.ofNullable(NeedController.date(typed.getOrDefault("date", "")));
        return new CaseViews.Beside(
                wish.action(),
                state(seen.after().state()),
                seen.at(),
                TEXTS.stream()
                        .filter(field -> !typed.getOrDefault(field, "").isBlank())
                        .map(field -> new CaseViews.Wrote(field, typed.getOrDefault(field, "")))
                        .toList(),
                chosen.map(cards::get),
                date,
                state(row.state()),
                head.turn(),
                acts.of(since, cards),
                actions.contains(wish.action()));
    }

    private static State state(String name) {
        return NeedLifecycle.TABLE.state(name);
    }
}
