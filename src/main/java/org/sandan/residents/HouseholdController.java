package org.sandan.residents;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.NotFound;
import org.sandan.platform.Page;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Households of a grid, and one household with who lives there. */
@Controller
public class HouseholdController {
    private final Residents residents;
    private final Grids grids;
    private final KeepHousehold keep;
    private final MoveHousehold move;
    private final KeepResident keepResident;
    private final Transactions transactions;
    private final Pages pages;

    HouseholdController(
            Residents residents,
            Grids grids,
            KeepHousehold keep,
            MoveHousehold move,
            KeepResident keepResident,
            Transactions transactions,
            Pages pages) {
        this.residents = residents;
        this.grids = grids;
        this.keep = keep;
        this.move = move;
        this.keepResident = keepResident;
        this.transactions = transactions;
        this.pages = pages;
    }

    /**
     * @param grids the grids that the viewer answers for
     * @param chosen the place of one of them; empty for all
     */
    public record HouseholdList(
            List<Household> rows, List<Grid> grids, String chosen, String next, Map<Long, Grid> byPlace) {}

    /**
     * @param grids the grids that the viewer answers for: with more than one the household can be moved
     * @param moves newest first
     */
    public record HouseholdView(
            Household household, List<Resident> members, List<Grid> grids, List<Residents.Move> moves, Typed typed) {
        /** The name of a grid in use, else its number. */
        public String grid(Page page, Place place) {
            return grids.stream()
                    .filter(grid -> grid.place().equals(place))
                    .findFirst()
                    .map(grid -> page.name(grid.nameZh(), grid.nameEn()))
                    .orElseGet(place::toString);
        }
    }

    /** @param typed the form of a new household */
    public record NewHousehold(List<Grid> grids, String at, Typed typed) {}

    public record NewResident(Household household, Typed typed) {}

    @GetMapping("/households")
    ModelAndView list(
            @RequestParam(defaultValue = "") String grid,
            @RequestParam(defaultValue = "") String after,
            Viewer viewer) {
        List<Grid> mine = mine(viewer);
        PlaceRange range = grid.isBlank()
                ? ResidentController.range(viewer)
                : chosen(mine, grid).range();
        Residents.Found<Household> found = transactions.read(
                viewer.scope(), () -> residents.households(viewer.county(), range, Residents.After.parse(after)));
        String next = found.next() == null ? "" : found.next().toString();
        Map<Long, Grid> byPlace =
                mine.stream().collect(Collectors.toMap(it -> it.place().code(), it -> it));
        return new ModelAndView(
                "residents/households", "v", new HouseholdList(found.rows(), mine, grid, next, byPlace));
    }

    @GetMapping("/households/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String grid, Viewer viewer) {
        return blank(viewer, grid, Typed.NOTHING);
    }

    @PostMapping("/households")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        String grid = typed.getOrDefault("household-grid", "");
        return pages.answer(
                response,
                keep.add(viewer, grid, typed.getOrDefault("household-address", "")),
                id -> next("household.added", id),
                refusal -> blank(viewer, grid, Typed.refused(typed, refusal)));
    }

    @GetMapping("/households/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/households/{id}/address")
    Object correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                keep.correct(viewer, id, typed.getOrDefault("household-address", "")),
                household -> next("household.corrected", household),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/households/{id}/moves")
    Object move(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                move.move(viewer, id, typed.getOrDefault("household-grid", "")),
                grid -> Pages.Next.to("/households/" + id, "household.moved", grid.nameZh()),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    @GetMapping("/households/{id}/residents/new")
    ModelAndView blankResident(@PathVariable UUID id, Viewer viewer) {
        return blankResident(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/households/{id}/residents")
    Object addResident(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                keepResident.add(viewer, id, ResidentController.read(typed)),
                resident -> next("resident.added", resident.household()),
                refusal -> blankResident(viewer, id, Typed.refused(typed, refusal)));
    }

    private static Pages.Next next(String key, UUID household) {
        return Pages.Next.to("/households/" + household, key);
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        List<Grid> mine = mine(viewer);
        HouseholdView view = transactions.read(
                viewer.scope(),
                () -> new HouseholdView(
                        household(viewer, id),
                        residents.members(viewer.county(), id),
                        mine,
                        residents.moves(viewer.county(), id),
                        typed));
        return new ModelAndView("residents/household", "v", view);
    }

    private ModelAndView blank(Viewer viewer, String grid, Typed typed) {
        return new ModelAndView("residents/newhousehold", "v", new NewHousehold(mine(viewer), grid, typed));
    }

    private ModelAndView blankResident(Viewer viewer, UUID id, Typed typed) {
        Household household = transactions.read(viewer.scope(), () -> household(viewer, id));
        return new ModelAndView("residents/newresident", "v", new NewResident(household, typed));
    }

    private Household household(Viewer viewer, UUID id) {
        return residents.household(viewer.county(), id).orElseThrow(NotFound::new);
    }

    private List<Grid> mine(Viewer viewer) {
        return grids.of(viewer.county(), ResidentController.range(viewer));
    }

    private static Place chosen(List<Grid> mine, String grid) {
        return mine.stream()
                .map(Grid::place)
                .filter(place -> place.toString().equals(grid))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
