package org.sandan.needs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Page;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What needs that somebody selected add up to, and what can be made of them. */
@Component
public class NeedSelection {
    private final Cases cases;
    private final CaseFacts facts;
    private final ProjectNeeds needs;
    private final Transactions transactions;

    NeedSelection(Cases cases, CaseFacts facts, ProjectNeeds needs, Transactions transactions) {
        this.cases = cases;
        this.facts = facts;
        this.needs = needs;
        this.transactions = transactions;
    }

    /**
     * @param people how many ask for any of them, somebody with one phone who asks twice counted once
     * @param first the one that the others are best merged into: accepted already, and asked for by most
     */
    public record View(
            List<CaseViews.Row> rows,
            int people,
            UUID first,
            boolean mayMerge,
            boolean mayDesign,
            NeedFilter filter,
            Typed typed) {

        /** “已选 3 件，26 人同求，涉及第 4、5 网格” */
        public String sum(Page page) {
            return page.t(
                    "need.selection.sum", rows.size(), people, String.join(page.t("need.list.and"), places(page)));
        }

        /** The grids; those that differ by their number only are named together. */
        List<String> places(Page page) {
            Set<String> names = new LinkedHashSet<>();
            rows.stream()
                    .sorted(Comparator.comparing(row -> row.facts().need().place()))
                    .forEach(row -> names.add(row.facts().place(page)));
            return NeedSelection.together(names, page.t("need.list.and"));
        }

        /** What cannot be merged or made a project now: it is in somebody's hands, or has ended. */
        public List<CaseViews.Row> taken() {
            return rows.stream().filter(row -> !isFree(row)).toList();
        }

        /** Whether they lie in more than one community. */
        public boolean isScattered() {
            return rows.stream()
                            .map(row -> row.facts().village().code())
                            .distinct()
                            .count()
                    > 1;
        }
    }

    static boolean isFree(CaseViews.Row row) {
        String state = row.head().state().name();
        return state.equals("received") || state.equals("accepted");
    }

    View of(Viewer viewer, NeedFilter filter, Typed typed) {
        return transactions.read(viewer.scope(), () -> {
            List<UUID> ids = filter.chosen();
            List<CaseRow> found = cases.find(viewer.county(), ids).stream()
                    .filter(row -> row.kind().equals(NeedLifecycle.KIND))
                    .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                    .toList();
            List<CaseViews.Row> rows = facts.list(viewer.county(), found, viewer);
            boolean mine =
                    found.stream().allMatch(row -> row.standing().ownerPost().equals(viewer.post()));
            boolean free = rows.stream().allMatch(NeedSelection::isFree);
            boolean here =
                    found.stream().map(row -> row.place().division()).distinct().count() == 1;
            return new View(
                    rows,
                    found.isEmpty()
                            ? 0
                            : needs.people(
                                    viewer.county(),
                                    found.stream().map(CaseRow::id).toList()),
                    first(rows),
                    mine && free && here && rows.size() > 1,
                    mine && free && here && viewer.role() == Role.SECRETARY,
                    filter,
                    typed);
        });
    }

    private static UUID first(List<CaseViews.Row> rows) {
        Comparator<CaseViews.Row> accepted =
                Comparator.comparing(row -> row.head().state().name().equals("accepted"));
        return rows.stream()
                .max(accepted.thenComparingInt(row -> row.facts().need().askers()))
                .map(row -> row.facts().id())
                .orElse(new UUID(0, 0));
    }

    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d+)(\\D*)");

    /** 第 4 网格 and 第 5 网格 become 第 4、5 网格. */
    static List<String> together(Set<String> names, String and) {
        List<String> numbers = new ArrayList<>();
        String before = null;
        String behind = "";
        for (String name : names) {
            Matcher parts = NUMBERED.matcher(name);
            if (!parts.matches()
                    || before != null && !(before.equals(parts.group(1)) && behind.equals(parts.group(3)))) {
                return List.copyOf(names);
            }
            before = parts.group(1);
            behind = parts.group(3);
            numbers.add(parts.group(2));
        }
        return before == null ? List.of() : List.of(before + String.join(and, numbers) + behind);
    }
}
