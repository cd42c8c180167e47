package org.sandan.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.Escalations;
import org.sandan.chain.Head;
import org.sandan.chain.Heads;
import org.sandan.chain.Levels;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
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
    record Rows(
            Cases cases,
            NeedStore needs,
            AskerStore askers,
            AskerPeople people,
            Categories categories,
            YearlyListStore lists,
            Photos photos) {}

    @Component
    record Ground(Divisions divisions, Grids grids, Posts posts) {}

    @Component
    record Extra(
            Transactions transactions,
            CaseFacts facts,
            CaseActs acts,
            Besides besides,
            NeedOutlook outlook,
            NeedKind kind,
            Escalations escalations,
            Levels levels,
            UndoNeed undo,
            Workload workload) {}

    /** @param all whether the whole history is shown */
    CaseViews.Staff staff(Viewer viewer, UUID id, CaseViews.Wish wish, boolean all) {
        return extra.transactions().read(viewer.scope(), () -> {
            int county = viewer.county();
            CaseRow row = load(county, id);
            NeedRow need = rows.needs().find(county, id).orElseThrow(NotFound::new);
            List<HistoryRow> history = rows.cases().history(county, id);
            Set<String> actions = NeedLifecycle.TABLE.offered(row.state(), NeedSteps.actors(viewer, row, need));
            Optional<UUID> above = extra.levels().above(row);
            Map<UUID, PostCard> cards = extra.acts().cards(county, wanted(row, need, history, above));
            boolean deciding = actions.contains("accept") || actions.contains("assign");
            List<AskerPeople.Person> people = rows.people().people(county, id, MOST_PEOPLE);
            Head head = heads.of(row, extra.outlook().outlook(), viewer, above);
            return new CaseViews.Staff(
                    extra.facts()
                            .of(row, need)
                            .saying(people.isEmpty() ? "" : people.getFirst().words()),
                    head,
                    actions,
                    wish.typed(),
                    people,
                    (int) people.stream().filter(AskerPeople.Person::anonymous).count(),
                    rows.photos().ofCase(county, id),
                    extra.acts().of(all ? history : history.subList(0, Math.min(FIRST_ROWS, history.size())), cards),
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
                            rows.askers().answers(county, id, row.standing().round())),
                    extra.besides().of(row, history, head, actions, wish),
                    kinds(row, need, actions),
                    rows.lists().holding(county, id),
                    viewer.role().asksWhetherSolved()
                            ? Optional.ofNullable(
                                    extra.kind().answers(county, List.of(row)).get(id))
                            : Optional.empty(),
                    extra.escalations().of(county, id, steps.today()));
        });
    }

    CaseViews.Step step(Viewer viewer, UUID id, CaseViews.Wish wish) {
        return extra.transactions().read(viewer.scope(), () -> {
            CaseRow row = load(viewer.county(), id);
            NeedRow need = rows.needs().find(viewer.county(), id).orElseThrow(NotFound::new);
            Optional<UUID> above = extra.levels().above(row);
            Map<UUID, PostCard> cards =
                    extra.acts().cards(viewer.county(), above.map(Set::of).orElse(Set.of()));
            return new CaseViews.Step(
                    extra.facts().of(row, need),
                    wish.action(),
                    wish.typed(),
                    above.map(cards::get),
                    steps.rules().amount("need.reopen"),
                    extra.besides()
                            .of(
                                    row,
                                    rows.cases().history(viewer.county(), id),
                                    heads.of(row, extra.outlook().outlook(), viewer, above),
                                    NeedLifecycle.TABLE.offered(row.state(), NeedSteps.actors(viewer, row, need)),
                                    wish));
        });
    }

    private CaseRow load(int county, UUID id) {
        return rows.cases()
                .find(county, id)
                .filter(row -> row.kind().equals(NeedLifecycle.KIND))
                .orElseThrow(NotFound::new);
    }

    private static Set<UUID> wanted(CaseRow row, NeedRow need, List<HistoryRow> history, Optional<UUID> above) {
        Set<UUID> wanted = new HashSet<>();
        wanted.add(row.standing().ownerPost());
        above.ifPresent(wanted::add);
        if (need.assignee() != null) {
            wanted.add(need.assignee());
        }
        wanted.addAll(CaseActs.named(history));
        return wanted;
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
        Map<UUID, PostCard> cards = extra.acts().cards(county, posts);
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

    private List<Category> kinds(CaseRow row, NeedRow need, Set<String> actions) {
        Categories categories = rows.categories();
        boolean asks = (actions.contains("accept") || actions.contains("assign"))
                && need.category().equals(categories.unsaid(row.county()).id());
        return asks ? categories.at(row.county(), row.place()) : List.of();
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
}
