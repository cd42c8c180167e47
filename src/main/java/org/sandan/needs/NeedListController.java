package org.sandan.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.platform.Page;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 需求库: the list of needs in scope, with its filters; rows are selected to be made one or a project. */
@Controller
public class NeedListController {
    private final NeedList list;
    private final Categories categories;
    private final Grids grids;
    private final Divisions divisions;
    private final Transactions transactions;

    NeedListController(
            NeedList list, Categories categories, Grids grids, Divisions divisions, Transactions transactions) {
        this.list = list;
        this.categories = categories;
        this.grids = grids;
        this.divisions = divisions;
        this.transactions = transactions;
    }

    /** A grid, village or town to narrow the list to. */
    public record Spot(Place place, String nameZh, String nameEn) {}

    /**
     * @param matching at most one more than can be said; the same of {@code open}, all that is in progress in the scope
     * @param selects whether this post makes one need of several, or a project
     */
    public record ListView(
            List<CaseViews.Row> rows,
            @Nullable String next,
            @Nullable String previous,
            int matching,
            int open,
            NeedFilter filter,
            boolean first,
            List<Category> categories,
            List<Spot> spots,
            boolean selects) {

        /** “符合 61 件，共 412 件” */
        public String counted(Page page) {
            if (filter.isPlain()) {
                return page.t("need.list.open-count", amount(page, open));
            }
            return filter.isOpen()
                    ? page.t("need.list.match", amount(page, matching), amount(page, open))
                    : page.t("need.list.count", amount(page, matching));
        }

        private static String amount(Page page, int count) {
            return count > NeedList.MOST
                    ? page.t("need.list.more-than", NeedList.MOST)
                    : page.t("need.list.amount", count);
        }

        public List<State> states(boolean ended) {
            return NeedLifecycle.TABLE.states().stream()
                    .filter(state -> state.ended() == ended)
                    .toList();
        }

        /** What was selected on other pages, so that the form carries it on. */
        public List<UUID> carried() {
            Set<UUID> here = rows.stream().map(row -> row.facts().id()).collect(java.util.stream.Collectors.toSet());
            return filter.chosen().stream().filter(id -> !here.contains(id)).toList();
        }

        /** What narrows the list, each with the address of the list without it. */
        public List<Tag> tags(Page page) {
            List<Tag> tags = new ArrayList<>();
            if (!filter.words().isEmpty()) {
                tags.add(new Tag(
                        page.t("need.list.holds", filter.words()),
                        filter.saying("").path()));
            }
            if (!filter.states().isEmpty()) {
                tags.add(new Tag(states(page), filter.in(Set.of()).path()));
            }
            categories.stream()
                    .filter(one -> one.id().equals(filter.category()))
                    .forEach(one -> tags.add(new Tag(
                            page.name(one.nameZh(), one.nameEn()),
                            filter.of((UUID) null).path())));
            if (filter.group() != null) {
                tags.add(new Tag(
                        page.t("group." + filter.group().word()),
                        filter.forGroup(null).path()));
            }
            if (filter.place() != null) {
                tags.add(new Tag(place(page), filter.at(null).path()));
            }
            if (filter.source() != null) {
                tags.add(new Tag(
                        page.t("need.source." + filter.source().name().toLowerCase(java.util.Locale.ROOT)),
                        filter.from(null).path()));
            }
            return tags;
        }

        private String states(Page page) {
            if (filter.isAll()) {
                return page.t("need.list.all-states");
            }
            return NeedLifecycle.TABLE.states().stream()
                    .filter(state -> filter.has(state.name()))
                    .map(state -> page.t("state.need." + state.name()))
                    .collect(java.util.stream.Collectors.joining(page.t("need.list.and")));
        }

        private String place(Page page) {
            return spots.stream()
                    .filter(spot -> spot.place().equals(filter.place()))
                    .findFirst()
                    .map(spot -> page.name(spot.nameZh(), spot.nameEn()))
                    .orElseGet(() -> filter.place() != null && filter.place().isGrid()
                            ? String.valueOf(filter.place())
                            : page.t("need.list.no-grid"));
        }
    }

    /** A filter in words, and the list without it. */
    public record Tag(String says, String without) {}

    @GetMapping("/needs")
    ModelAndView needs(@RequestParam MultiValueMap<String, String> typed, Viewer viewer) {
        NeedFilter filter = NeedFilter.of(typed);
        NeedList.Cursor cursor = new NeedList.Cursor(typed.getFirst("after"), typed.getFirst("before"));
        NeedList.Found found = list.find(viewer, filter, cursor);
        List<Category> kinds = transactions.read(viewer.scope(), () -> categories.all(viewer.county()));
        return new ModelAndView(
                "needs/list",
                "v",
                new ListView(
                        found.rows(),
                        found.next(),
                        found.previous(),
                        found.matching(),
                        found.open(),
                        filter,
                        cursor.after() == null && cursor.before() == null,
                        kinds,
                        spots(viewer),
                        selects(viewer)));
    }

    static boolean selects(Viewer viewer) {
        return viewer.role() == Role.SECRETARY || viewer.role() == Role.TOWN;
    }

    /** One level below the scope: the grids of a community, the villages of a town, the towns of a county. */
    private List<Spot> spots(Viewer viewer) {
        List<Grid> near = viewer.range() == null ? List.of() : grids.of(viewer.county(), viewer.range());
        Place own = new Place(NeedList.range(viewer).from());
        if (own.division().level() == Level.VILLAGE) {
            return near.stream()
                    .map(grid -> new Spot(grid.place(), grid.nameZh(), grid.nameEn()))
                    .toList();
        }
        return divisions.children(own.division()).stream()
                .filter(Division::active)
                .map(division -> new Spot(division.place(), division.nameZh(), division.nameEn()))
                .toList();
    }
}
