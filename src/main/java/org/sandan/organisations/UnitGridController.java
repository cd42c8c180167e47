package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.NotFound;
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

/** 共建责任网格: which unit answers for which grid, from when to when, and its team there. */
@Controller
public class UnitGridController {
    private final UnitGrids unitGrids;
    private final KeepUnitGrid keep;
    private final Organisations organisations;
    private final Grids grids;
    private final Beside beside;

    UnitGridController(
            UnitGrids unitGrids, KeepUnitGrid keep, Organisations organisations, Grids grids, Beside beside) {
        this.unitGrids = unitGrids;
        this.keep = keep;
        this.organisations = organisations;
        this.grids = grids;
        this.beside = beside;
    }

    @org.springframework.stereotype.Component
    record Beside(Transactions transactions, Pages pages) {}

    /** @param grid null where it is no longer known */
    public record One(
            UnitGrids.Card card,
            @Nullable Grid grid,
            List<UnitGrid.Member> members,
            LocalDate today,
            boolean mayKeep,
            Typed typed) {}

    public record Form(
            List<Organisation> units, List<Grid> grids, String unit, String grid, LocalDate today, Typed typed) {}

    @GetMapping("/grid-units/new")
    ModelAndView blank(
            @RequestParam(defaultValue = "") String grid, @RequestParam(defaultValue = "") String unit, Viewer viewer) {
        return form(viewer, unit, grid, Typed.NOTHING);
    }

    @PostMapping("/grid-units")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        String grid = typed.getOrDefault("unit-grid-grid", "");
        String unit = typed.getOrDefault("unit-grid-unit", "");
        KeepUnitGrid.Asked asked = new KeepUnitGrid.Asked(
                unit.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(unit) : null,
                grid.matches("[1-9]\\d{14}") ? new Place(Long.parseLong(grid)) : null,
                PostController.date(typed.getOrDefault("unit-grid-since", "")).orElse(null),
                PostController.date(typed.getOrDefault("unit-grid-last-day", ""))
                        .orElse(null));
        return beside.pages()
                .answer(
                        response,
                        keep.add(viewer, asked),
                        made -> Pages.Next.to("/grid-units/" + made, "unit-grid.added"),
                        refusal -> form(viewer, unit, grid, Typed.refused(typed, refusal)));
    }

    @GetMapping("/grid-units/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/grid-units/{id}/ending")
    Object end(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        LocalDate day = PostController.date(typed.getOrDefault("unit-grid-last-day", ""))
                .orElse(null);
        return answer(keep.end(viewer, id, day), viewer, id, typed, response, "unit-grid.was-ended");
    }

    @PostMapping("/grid-units/{id}/members")
    Object join(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<UUID> outcome =
                keep.join(viewer, id, typed.getOrDefault("member-name", ""), typed.getOrDefault("member-duty", ""));
        return answer(outcome, viewer, id, typed, response, "unit-grid.joined");
    }

    @PostMapping("/grid-units/{id}/departures")
    Object leave(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String member,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<UUID> outcome = member.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? keep.leave(viewer, id, UUID.fromString(member))
                : Outcome.refused(Common.NOT_FOUND);
        return answer(outcome, viewer, id, Map.of(), response, "unit-grid.left");
    }

    private Object answer(
            Outcome<UUID> outcome,
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            HttpServletResponse response,
            String key) {
        return beside.pages()
                .answer(
                        response,
                        outcome,
                        done -> Pages.Next.to("/grid-units/" + id, key),
                        refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        LocalDate today = keep.today();
        return beside.transactions().read(viewer.scope(), () -> {
            UnitGrids.Card card = unitGrids.find(viewer.county(), id, today).orElseThrow(NotFound::new);
            return new ModelAndView(
                    "organisations/unitgrid",
                    "v",
                    new One(
                            card,
                            grids.find(card.unitGrid().place()).orElse(null),
                            unitGrids.members(viewer.county(), id),
                            today,
                            KeepUnitGrid.mayKeep(viewer, card.unitGrid().place()),
                            typed));
        });
    }

    private ModelAndView form(Viewer viewer, String unit, String grid, Typed typed) {
        List<Organisation> units =
                beside.transactions().read(viewer.scope(), () -> organisations.units(viewer.county()));
        List<Grid> known = viewer.range() == null
                ? List.of()
                : grids.of(viewer.county(), viewer.range()).stream().limit(500).toList();
        return new ModelAndView(
                "organisations/unitgridform", "v", new Form(units, known, unit, grid, keep.today(), typed));
    }
}
