package org.sandan.needs;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sandan.chain.Head;
import org.sandan.chain.Heads;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.documents.Photo;
import org.sandan.documents.Photos;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.needs.YearlyList.Change;
import org.sandan.needs.YearlyList.Edition;
import org.sandan.needs.YearlyList.Item;
import org.sandan.organisations.PostCard;
import org.sandan.platform.NotFound;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Gathers what the pages of yearly lists show. */
@Component
public class YearlyListPages {
    private static final int MOST = 200;

    private final YearlyListStore lists;
    private final YearlyListSteps steps;
    private final CaseActs acts;
    private final Beside beside;
    private final Transactions transactions;

    YearlyListPages(
            YearlyListStore lists, YearlyListSteps steps, CaseActs acts, Beside beside, Transactions transactions) {
        this.lists = lists;
        this.steps = steps;
        this.acts = acts;
        this.beside = beside;
        this.transactions = transactions;
    }

    @Component
    record Beside(Cases cases, Heads heads, Photos photos, Divisions divisions) {}

    /** A row of the lists of a scope, or of a desk. */
    public record Row(YearlyList list, Division community, Head head) {}

    /** @param years those that this post can begin a list of */
    public record Overview(List<Row> rows, List<Integer> years, Typed typed) {}

    /**
     * The page of a list, in one of its editions.
     *
     * @param edition the one shown
     * @param changes what changed against the edition before; empty for the first
     * @param scans the signed pages of the edition shown
     */
    public record One(
            YearlyList list,
            int version,
            String number,
            Division community,
            Edition edition,
            List<Item> items,
            List<Change> changes,
            Head head,
            Set<String> actions,
            List<Photo> scans,
            List<CaseViews.Act> history,
            Optional<PostCard> secretary,
            Optional<PostCard> above,
            int county,
            Typed typed) {
        public boolean may(String action) {
            return isNewest() && actions.contains(action);
        }

        public boolean isNewest() {
            return edition.number() == list.edition();
        }

        public List<Integer> editions() {
            return IntStream.iterate(list.edition(), n -> n > 0, n -> n - 1)
                    .boxed()
                    .toList();
        }

        /** How many of a quarter; 0 for those without one. */
        public long of(int quarter) {
            return items.stream()
                    .filter(item -> (item.quarter() == null ? 0 : item.quarter()) == quarter)
                    .count();
        }

        public int asked() {
            return items.stream().mapToInt(Item::askers).sum();
        }

        /** What was typed, or what is kept. */
        public String value(String field, UUID need, String kept) {
            return typed.value(field + "-" + need, kept);
        }
    }

    /** A step that wants a reason. */
    public record Step(YearlyList list, int version, Division community, String action, String step, Typed typed) {}

    Overview overview(Viewer viewer, Typed typed) {
        return transactions.read(viewer.scope(), () -> {
            List<YearlyList> found = lists.within(viewer.county(), NeedList.range(viewer), MOST);
            int now = steps.steps().today().getYear();
            Set<Integer> known = new HashSet<>();
            found.forEach(list -> known.add(list.year()));
            List<Integer> years = viewer.role() == Role.SECRETARY
                    ? IntStream.of(now, now + 1)
                            .filter(year -> !known.contains(year))
                            .boxed()
                            .toList()
                    : List.of();
            return new Overview(rows(viewer, found), years, typed);
        });
    }

    /** Lists among these cases, as rows of a desk; in the caller's transaction. */
    public List<Row> among(Viewer viewer, Collection<CaseRow> cases) {
        return rows(
                viewer,
                cases.stream()
                        .filter(row -> row.kind().equals(YearlyListLifecycle.KIND))
                        .flatMap(row -> lists.find(viewer.county(), row.id()).stream())
                        .toList());
    }

    private List<Row> rows(Viewer viewer, List<YearlyList> found) {
        Map<UUID, CaseRow> cases = new java.util.HashMap<>();
        beside.cases()
                .find(viewer.county(), found.stream().map(YearlyList::id).toList())
                .forEach(row -> cases.put(row.id(), row));
        List<YearlyList> seen =
                found.stream().filter(list -> cases.containsKey(list.id())).toList();
        List<Head> heads = beside.heads()
                .of(
                        seen.stream()
                                .map(list -> java.util.Objects.requireNonNull(cases.get(list.id())))
                                .toList(),
                        outlook(),
                        viewer);
        return IntStream.range(0, seen.size())
                .mapToObj(i -> new Row(seen.get(i), community(seen.get(i)), heads.get(i)))
                .toList();
    }

    /** @param number of the edition; 0 for the newest */
    One one(Viewer viewer, UUID id, int number, Typed typed) {
        return transactions.read(viewer.scope(), () -> {
            int county = viewer.county();
            CaseRow row = load(viewer, id);
            YearlyList list = lists.find(county, id).orElseThrow(NotFound::new);
            Edition edition =
                    lists.edition(list, number == 0 ? list.edition() : number).orElseThrow(NotFound::new);
            List<Item> items = lists.items(list, edition.number());
            List<Change> changes = edition.number() > 1
                    ? YearlyList.changes(lists.items(list, edition.number() - 1), items)
                    : List.of();
            List<HistoryRow> history = beside.cases().history(county, id);
            Optional<UUID> above = steps.aboveOwner(row);
            Map<UUID, PostCard> cards = acts.cards(county, wanted(row, history, above));
            return new One(
                    list,
                    row.version(),
                    row.number(),
                    community(list),
                    edition,
                    items,
                    changes,
                    beside.heads().of(row, outlook(), viewer, above),
                    YearlyListLifecycle.TABLE.offered(row.state(), steps.actors(viewer, row)),
                    beside.photos().ofCase(county, id).stream()
                            .filter(photo -> photo.round() == edition.number())
                            .toList(),
                    acts.of(
                            history.stream()
                                    .filter(step -> !step.action().equals("edit"))
                                    .toList(),
                            cards),
                    Optional.ofNullable(cards.get(steps.home(row))),
                    above.map(cards::get),
                    county,
                    typed);
        });
    }

    Step step(Viewer viewer, UUID id, String action, String step, Typed typed) {
        return transactions.read(viewer.scope(), () -> {
            CaseRow row = load(viewer, id);
            YearlyList list = lists.find(viewer.county(), id).orElseThrow(NotFound::new);
            return new Step(list, row.version(), community(list), action, step, typed);
        });
    }

    private CaseRow load(Viewer viewer, UUID id) {
        return steps.steps()
                .find(YearlyListLifecycle.TABLE, viewer.county(), id)
                .orElseThrow(NotFound::new);
    }

    private Set<UUID> wanted(CaseRow row, List<HistoryRow> history, Optional<UUID> above) {
        Set<UUID> wanted = new HashSet<>(Set.of(steps.home(row)));
        above.ifPresent(wanted::add);
        for (HistoryRow step : history) {
            if (step.byPost() != null) {
                wanted.add(step.byPost());
            }
        }
        return wanted;
    }

    Heads.Outlook outlook() {
        return YearlyListLifecycle.outlook(
                steps.steps().rules().amount("yearly_list.submitted"),
                steps.steps().rules().amount("yearly_list.approved"));
    }

    private Division community(YearlyList list) {
        return beside.divisions()
                .find(list.place().division())
                .orElseGet(() -> new Division(
                        list.place().division(),
                        list.place().division().level(),
                        list.place().division().shortForm(),
                        "",
                        false,
                        false));
    }
}
