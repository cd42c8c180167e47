package org.sandan.divisions;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.NotFound;
import org.sandan.platform.Page;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The grids of a village as a list and a map, and one grid with its form. */
@Controller
public class GridController {
    private final Whereabouts whereabouts;
    private final Grids grids;
    private final AddGrid add;
    private final EditGrid edit;
    private final EndGrid end;
    private final Pages pages;
    private final Teams teams;

    GridController(
            Whereabouts whereabouts, Grids grids, AddGrid add, EditGrid edit, EndGrid end, Pages pages, Teams teams) {
        this.whereabouts = whereabouts;
        this.grids = grids;
        this.add = add;
        this.edit = edit;
        this.end = end;
        this.pages = pages;
        this.teams = teams;
    }

    /** Who answers for a grid besides its own posts, as other modules know. */
    @Component
    record Teams(List<GridTeams> all, Transactions transactions) {
        List<GridTeams.Team> of(Viewer viewer, Grid grid) {
            return transactions.read(
                    viewer.scope(),
                    () -> all.stream()
                            .flatMap(one -> one.at(viewer.county(), grid.place()).stream())
                            .toList());
        }
    }

    /** @param grids empty unless the division is a village or a town */
    public record GridList(Whereabouts.Spot spot, List<Grid> grids, boolean mayAdd) {
        public boolean hasMap() {
            return spot.here().level() == Level.VILLAGE && grids.stream().anyMatch(Grid::isDrawn);
        }

        public boolean isSynthetic() {
            return grids.stream().anyMatch(Grid::synthetic);
        }

        public int households() {
            return grids.stream().mapToInt(Grid::households).sum();
        }

        public String map(Page page) {
            return GridController.map(page, spot, grids, null);
        }
    }

    /** @param neighbours the grids that its village has already */
    public record NewGrid(Whereabouts.Spot spot, List<Grid> neighbours, Typed typed) {
        public String map(Page page) {
            return GridController.map(page, spot, neighbours, null);
        }
    }

    /**
     * @param neighbours the other grids of its village
     * @param teams the units that answer for it
     */
    public record GridView(
            Whereabouts.Spot spot,
            Grid grid,
            List<Grid> neighbours,
            List<GridTeams.Team> teams,
            boolean mayEdit,
            Typed typed) {
        public String shape() {
            return GridShape.write(grid.shape());
        }

        public String map(Page page) {
            return GridController.map(page, spot, neighbours, grid.place());
        }
    }

    @GetMapping("/grids")
    ModelAndView list(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        Whereabouts.Spot spot = whereabouts.at(viewer, at);
        boolean small = spot.here().level().compareTo(Level.TOWN) >= 0;
        List<Grid> found = small ? grids.of(spot.here().code()) : List.of();
        return new ModelAndView(
                "divisions/grids",
                "v",
                new GridList(spot, found, add.may(viewer, spot.here().code())));
    }

    @GetMapping("/grids/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        return blank(viewer, at, Typed.NOTHING);
    }

    @PostMapping("/grids")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        String at = typed.getOrDefault("at", "");
        DivisionCode village = whereabouts.at(viewer, at).here().code();
        return pages.answer(
                response,
                add.add(viewer, village, GridForm.of(typed)),
                grid -> Pages.Next.to(
                        "/grids/" + grid.id(), "grid.added", grid.nameZh(), String.valueOf(grid.number())),
                refusal -> blank(viewer, at, Typed.refused(typed, refusal)));
    }

    @GetMapping("/grids/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/grids/{id}")
    Object edit(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return answer(edit.edit(viewer, id, GridForm.of(typed)), viewer, id, typed, response, "grid.saved");
    }

    @PostMapping("/grids/{id}/ending")
    Object end(@PathVariable UUID id, HttpServletResponse response, Viewer viewer) {
        return answer(end.end(viewer, id), viewer, id, Map.of(), response, "grid.was-ended");
    }

    private static String map(Page page, Whereabouts.Spot spot, List<Grid> grids, @Nullable Place chosen) {
        return GridMap.svg(
                grids,
                page.t("grid.map", page.name(spot.here().nameZh(), spot.here().nameEn())),
                grid -> page.name(grid.nameZh(), grid.nameEn()),
                grid -> "/grids/" + grid.id(),
                chosen);
    }

    private Object answer(
            Outcome<Grid> outcome,
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            HttpServletResponse response,
            String key) {
        return pages.answer(
                response,
                outcome,
                grid -> Pages.Next.to("/grids?at=" + grid.village(), key, grid.nameZh()),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    static boolean mayWrite(Viewer viewer) {
        return List.of(Role.SECRETARY, Role.TOWN, Role.SYSTEM_ADMIN).contains(viewer.role());
    }

    private ModelAndView blank(Viewer viewer, String at, Typed typed) {
        Whereabouts.Spot spot = whereabouts.at(viewer, at);
        if (!add.may(viewer, spot.here().code())) {
            throw new NotFound();
        }
        return new ModelAndView(
                "divisions/newgrid", "v", new NewGrid(spot, grids.of(spot.here().code()), typed));
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        Grid grid = grids.find(viewer.county(), id).orElseThrow(NotFound::new);
        boolean mayEdit = grid.endedOn() == null
                && mayWrite(viewer)
                && viewer.range() != null
                && viewer.range().contains(grid.place());
        Whereabouts.Spot spot = whereabouts.at(viewer, grid.village().shortForm());
        return new ModelAndView(
                "divisions/grid",
                "v",
                new GridView(spot, grid, grids.of(grid.village()), teams.of(viewer, grid), mayEdit, typed));
    }
}
