package org.sandan.needs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sandan.chain.Heads;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What needs are, for the heads of pages and the rows of lists, in the caller's transaction. */
@Component
class CaseFacts {
    private final NeedStore needs;
    private final AskerPeople askers;
    private final Ground ground;
    private final Heads heads;
    private final NeedOutlook outlook;

    CaseFacts(NeedStore needs, AskerPeople askers, Ground ground, Heads heads, NeedOutlook outlook) {
        this.needs = needs;
        this.askers = askers;
        this.ground = ground;
        this.heads = heads;
        this.outlook = outlook;
    }

    /** What a need is called by: its kind, its village, its grid. */
    @Component("needGround")
    record Ground(Categories categories, Divisions divisions, Grids grids) {}

    CaseViews.Facts of(CaseRow row, NeedRow need) {
        return of(
                row,
                need,
                ground.categories().find(row.county(), need.category()).orElseThrow());
    }

    private CaseViews.Facts of(CaseRow row, NeedRow need, Category category) {
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
        Map<UUID, NeedRow> byId = new HashMap<>();
        needs.find(county, ids).forEach(need -> byId.put(need.id(), need));
        Map<UUID, Category> kinds = new HashMap<>();
        Map<UUID, String> words = askers.firstWords(county, untitled(cases));
        List<CaseRow> known =
                cases.stream().filter(row -> byId.containsKey(row.id())).toList();
        var made = heads.of(known, outlook.outlook(), viewer);
        List<CaseViews.Row> list = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            NeedRow need = Objects.requireNonNull(byId.get(known.get(i).id()));
            Category category = kinds.computeIfAbsent(
                    need.category(), id -> ground.categories().find(county, id).orElseThrow());
            CaseViews.Facts facts = of(known.get(i), need, category).saying(words.getOrDefault(need.id(), ""));
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
}
