package org.sandan.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Place;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.platform.Page;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of needs in scope, with its filters. */
@Controller
public class NeedListController {
    private static final int MOST_GRIDS = 60;

    private final NeedList list;
    private final Categories categories;
    private final Grids grids;
    private final Transactions transactions;

    NeedListController(NeedList list, Categories categories, Grids grids, Transactions transactions) {
        this.list = list;
        this.categories = categories;
        this.grids = grids;
        this.transactions = transactions;
    }

    /** @param query the filters as they stand in the address, for the link to the next page */
    public record ListView(
            List<CaseViews.Row> rows,
            @Nullable String next,
            @Nullable Integer total,
            String words,
            String state,
            String category,
            String place,
            boolean first,
            boolean plain,
            List<Category> categories,
            List<Grid> grids,
            List<String> states,
            String query) {

        /** What narrows the list, each with the address of the list without it. */
        public List<Tag> tags(Page page) {
            List<Tag> tags = new ArrayList<>();
            if (!words.isEmpty()) {
                tags.add(new Tag(
                        page.t("need.list.holds", words), NeedListController.query("", state, category, place)));
            }
            if (!state.equals("open")) {
                String says = states.contains(state) ? page.t("state.need." + state) : page.t("need.list.all-states");
                tags.add(new Tag(says, NeedListController.query(words, "open", category, place)));
            }
            categories.stream()
                    .filter(one -> one.id().toString().equals(category))
                    .forEach(one -> tags.add(new Tag(
                            page.name(one.nameZh(), one.nameEn()), NeedListController.query(words, state, "", place))));
            grids.stream()
                    .filter(one -> one.place().toString().equals(place))
                    .forEach(one -> tags.add(new Tag(
                            page.name(one.nameZh(), one.nameEn()),
                            NeedListController.query(words, state, category, ""))));
            return tags;
        }
    }

    /** A filter in words, and the list without it. */
    public record Tag(String says, String without) {}

    @GetMapping("/needs")
    ModelAndView needs(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String grid,
            @RequestParam(required = false) String after,
            Viewer viewer) {
        String words = q.strip();
        String cut = words.length() > 60 ? words.substring(0, 60) : words;
        UUID kind = OrderForm.uuid(category).orElse(null);
        Place place = grid.matches("[1-9]\\d{14}") ? new Place(Long.parseLong(grid)) : null;
        NeedList.Filter filter = new NeedList.Filter(cut, state, kind, place, after);
        NeedList.Found found = list.find(viewer, filter);
        List<Grid> near = viewer.range() == null ? List.of() : grids.of(viewer.county(), viewer.range());
        List<Category> kinds = transactions.read(viewer.scope(), () -> categories.all(viewer.county()));
        return new ModelAndView(
                "needs/list",
                "v",
                new ListView(
                        found.rows(),
                        found.next(),
                        found.total(),
                        cut,
                        state,
                        category,
                        grid,
                        after == null,
                        filter.isPlain(),
                        kinds,
                        near.size() > MOST_GRIDS ? List.of() : near,
                        NeedLifecycle.TABLE.states().stream()
                                .map(Lifecycle.State::name)
                                .toList(),
                        query(cut, state, category, grid)));
    }

    private static String query(String words, String state, String category, String grid) {
        return org.springframework.web.util.UriComponentsBuilder.newInstance()
                .queryParam("q", words)
                .queryParam("state", state)
                .queryParam("category", category)
                .queryParam("grid", grid)
                .encode()
                .build()
                .toUriString();
    }
}
