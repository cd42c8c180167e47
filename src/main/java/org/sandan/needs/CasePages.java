package org.sandan.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.Heads;
import org.sandan.chain.Levels;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
import org.sandan.documents.Photo;
import org.sandan.documents.Photos;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.NotFound;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Gathers what the staff see of a need. */
@Component
class CasePages {
    private static final int FIRST_ROWS = 8;
    private static final int MOST_PEOPLE = 20;
    private static final int MOST_SIMILAR = 4;

    private final Rows rows;
    private final Ground ground;
    private final Heads heads;
    private final NeedSteps steps;
    private final Extra extra;

    CasePages(Rows rows, Ground ground, Heads heads, NeedSteps steps, Extra extra) {
        this.rows = rows;
        this.ground = ground;
        this.heads = heads;
        this.steps = steps;
        this.extra = extra;
    }

    @Component
    record Rows(Cases cases, NeedStore needs, AskerStore askers, Categories categories, Photos photos) {}

    @Component
    record Ground(Divisions divisions, Grids grids, Posts posts) {}

    @Component
    record Extra(Transactions transactions, NeedOutlook outlook, Levels levels, UndoNeed undo, Workload workload) {}

    /** @param all whether the whole history is shown */
    CaseViews.Staff staff(Viewer viewer, UUID id, Typed typed, boolean all) {
        return extra.transactions().read(viewer.scope(), () -> {
            int county = viewer.county();
            CaseRow row = load(county, id);
            NeedRow need = rows.needs().find(county, id).orElseThrow(NotFound::new);
            List<HistoryRow> history = rows.cases().history(county, id);
            Set<String> actions = NeedLifecycle.TABLE.offered(row.state(), NeedSteps.actors(viewer, row, need));
            Optional<UUID> above = extra.levels().above(row);
            Map<UUID, PostCard> cards = cards(county, wanted(row, need, history, above));
            boolean deciding = actions.contains("accept") || actions.contains("assign");
            List<AskerStore.Person> people = rows.askers().people(county, id, MOST_PEOPLE);
            return new CaseViews.Staff(
                    facts(row, need)
                            .saying(people.isEmpty() ? "" : people.getFirst().words()),
                    heads.of(row, extra.outlook().outlook(), viewer, above),
                    actions,
                    typed,
                    people,
                    (int) people.stream().filter(AskerStore.Person::anonymous).count(),
                    rows.photos().ofCase(county, id),
                    acts(all ? history : history.subList(0, Math.min(FIRST_ROWS, history.size())), cards),
                    all ? 0 : Math.max(0, history.size() - FIRST_ROWS),
                    similar(row, need),
                    deciding ? takers(county, row) : List.of(),
                    suggested(),
                    steps.dueTimes().latest(steps.now(), "need.assigned.longest"),
                    Optional.ofNullable(cards.get(row.standing().ownerPost())),
                    above.map(cards::get),
                    Optional.ofNullable(need.assignee()).map(cards::get),
                    Optional.of(history.getFirst())
                            .filter(step -> extra.undo().mayUndo(viewer, step))
                            .map(HistoryRow::action),
                    Verdicts.of(
                            rows.askers().of(county, id),
                            rows.askers().answers(county, id, row.standing().round())));
        });
    }

    CaseViews.Step step(Viewer viewer, UUID id, String action, Typed typed) {
        return extra.transactions().read(viewer.scope(), () -> {
            CaseRow row = load(viewer.county(), id);
            NeedRow need = rows.needs().find(viewer.county(), id).orElseThrow(NotFound::new);
            Optional<UUID> above = extra.levels().above(row);
            Map<UUID, PostCard> cards =
                    cards(viewer.county(), above.map(Set::of).orElse(Set.of()));
            return new CaseViews.Step(
                    facts(row, need),
                    action,
                    typed,
                    above.map(cards::get),
                    steps.rules().amount("need.reopen"));
        });
    }

    private CaseRow load(int county, UUID id) {
        return rows.cases()
                .find(county, id)
                .filter(row -> row.kind().equals(NeedLifecycle.KIND))
                .orElseThrow(NotFound::new);
    }

    CaseViews.Facts facts(CaseRow row, NeedRow need) {
        return facts(
                row, need, rows.categories().find(row.county(), need.category()).orElseThrow());
    }

    CaseViews.Facts facts(CaseRow row, NeedRow need, Category category) {
        return new CaseViews.Facts(
                row.county(),
                row.id(),
                row.number(),
                row.version(),
                row.standing().title(),
                category,
                ground.divisions().find(row.place().division()).orElseThrow(),
                ground.grids().find(row.place()),
                row.openedAt(),
                need,
                "");
    }

    /** The rows of a list with their heads: the same number of queries for any length. */
    List<CaseViews.Row> list(int county, List<CaseRow> cases, Viewer viewer) {
        List<UUID> ids = cases.stream().map(CaseRow::id).toList();
        Map<UUID, NeedRow> needs = new HashMap<>();
        rows.needs().find(county, ids).forEach(need -> needs.put(need.id(), need));
        Map<UUID, Category> categories = new HashMap<>();
        Map<UUID, String> words = rows.askers().firstWords(county, untitled(cases));
        List<CaseRow> known =
                cases.stream().filter(row -> needs.containsKey(row.id())).toList();
        var made = heads.of(known, extra.outlook().outlook(), viewer);
        List<CaseViews.Row> list = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            NeedRow need = Objects.requireNonNull(needs.get(known.get(i).id()));
            Category category = categories.computeIfAbsent(
                    need.category(), id -> rows.categories().find(county, id).orElseThrow());
            CaseViews.Facts facts = facts(known.get(i), need, category).saying(words.getOrDefault(need.id(), ""));
            list.add(new CaseViews.Row(facts, made.get(i)));
        }
        return list;
    }

    private static List<UUID> untitled(List<CaseRow> cases) {
        return cases.stream()
                .filter(row -> row.standing().title() == null)
                .map(CaseRow::id)
                .toList();
    }

    private static Set<UUID> wanted(CaseRow row, NeedRow need, List<HistoryRow> history, Optional<UUID> above) {
        Set<UUID> wanted = new HashSet<>();
        wanted.add(row.standing().ownerPost());
        above.ifPresent(wanted::add);
        if (need.assignee() != null) {
            wanted.add(need.assignee());
        }
        for (HistoryRow step : history) {
            if (step.byPost() != null) {
                wanted.add(step.byPost());
            }
            Optional.ofNullable(step.facts().get("assignee"))
                    .map(UUID::fromString)
                    .ifPresent(wanted::add);
        }
        return wanted;
    }

    Map<UUID, PostCard> cards(int county, Collection<UUID> wanted) {
        return ground.posts().cards(county, wanted, steps.today());
    }

    /** Names the holder of the post on the day of the act, not today's. */
    List<CaseViews.Act> acts(List<HistoryRow> history, Map<UUID, PostCard> cards) {
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
        return same
                ? card.holderName()
                : extra.workload().nameOf(card.post().county(), step.byPost(), step.byAccount());
    }

    private List<OrderViews.SimilarView> similar(CaseRow row, NeedRow need) {
        return rows.needs().similar(row.county(), row.place(), need.category(), row.id(), MOST_SIMILAR).stream()
                .map(one -> new OrderViews.SimilarView(
                        one,
                        rows.categories().find(row.county(), one.category()).orElseThrow(),
                        ground.grids().find(one.place()),
                        state(one.state())))
                .toList();
    }

    private static Lifecycle.State state(String name) {
        return NeedLifecycle.TABLE.state(name);
    }

    private List<CaseViews.Taker> takers(int county, CaseRow row) {
        List<UUID> posts = ground.posts().answeringPosts(county, row.place()).stream()
                .map(Post::id)
                .toList();
        Map<UUID, PostCard> cards = cards(county, posts);
        Map<UUID, Integer> inHand = extra.workload().inHand(county, posts);
        List<CaseViews.Taker> takers = new ArrayList<>();
        for (UUID post : posts) {
            PostCard card = cards.get(post);
            if (card != null) {
                takers.add(new CaseViews.Taker(card, inHand.getOrDefault(post, 0)));
            }
        }
        return takers;
    }

    /** Half of the longest time is a fair first suggestion. */
    private LocalDate suggested() {
        int half = Math.max(1, steps.rules().amount("need.assigned.longest") / 2);
        LocalDate day = steps.today();
        int left = half;
        while (left > 0) {
            day = day.plusDays(1);
            left -= steps.dueTimes().isWorking(day) ? 1 : 0;
        }
        return day;
    }

    List<Photo> photos(int county, UUID id) {
        return rows.photos().ofCase(county, id);
    }
}
