package org.sandan.divisions;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree of divisions: browsed by staff, edited by the system administrator. */
@Controller
public class DivisionController {
    private final Whereabouts whereabouts;
    private final Divisions divisions;
    private final AddDivision add;
    private final RenameDivision rename;
    private final AbolishDivision abolish;
    private final Pages pages;

    DivisionController(
            Whereabouts whereabouts,
            Divisions divisions,
            AddDivision add,
            RenameDivision rename,
            AbolishDivision abolish,
            Pages pages) {
        this.whereabouts = whereabouts;
        this.divisions = divisions;
        this.add = add;
        this.rename = rename;
        this.abolish = abolish;
        this.pages = pages;
    }

    /**
     * @param children abolished ones included
     * @param typed a refused form of any kind
     * @param renaming the form of the names, as typed
     */
    public record DivisionView(
            Whereabouts.Spot spot, List<Division> children, boolean mayEdit, Typed typed, Typed renaming) {}

    public record NewView(String at, Typed typed) {}

    @GetMapping({"/divisions", "/divisions/{code}"})
    ModelAndView one(@PathVariable Optional<String> code, Viewer viewer) {
        return page(viewer, code.orElse(""), Typed.NOTHING);
    }

    @GetMapping("/divisions/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        return blank(viewer, at, Typed.NOTHING);
    }

    @PostMapping("/divisions")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        Outcome<Division> outcome = add.add(
                viewer,
                new AddDivision.Typed(
                        typed.getOrDefault("division-code", ""),
                        typed.getOrDefault("chinese-name", ""),
                        typed.getOrDefault("english-name", ""),
                        typed.containsKey("synthetic")));
        return pages.answer(
                response,
                outcome,
                made -> next("division.added", made),
                refusal -> blank(viewer, typed.getOrDefault("at", ""), Typed.refused(typed, refusal)));
    }

    @PostMapping("/divisions/{code}/name")
    Object rename(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Division> outcome = rename.rename(
                viewer, read(code), typed.getOrDefault("chinese-name", ""), typed.getOrDefault("english-name", ""));
        return answer(outcome, viewer, code, typed, response, "division.renamed");
    }

    @PostMapping("/divisions/{code}/abolition")
    Object abolish(@PathVariable String code, HttpServletResponse response, Viewer viewer) {
        Outcome<Division> outcome = abolish.setActive(viewer, read(code), false);
        return answer(outcome, viewer, code, Map.of(), response, "division.was-abolished");
    }

    @PostMapping("/divisions/{code}/restoration")
    Object restore(@PathVariable String code, HttpServletResponse response, Viewer viewer) {
        Outcome<Division> outcome = abolish.setActive(viewer, read(code), true);
        return answer(outcome, viewer, code, Map.of(), response, "division.was-restored");
    }

    private Object answer(
            Outcome<Division> outcome,
            Viewer viewer,
            String code,
            Map<String, String> typed,
            HttpServletResponse response,
            String key) {
        return pages.answer(
                response,
                outcome,
                changed -> next(key, changed),
                refusal -> page(viewer, code, Typed.refused(typed, refusal)));
    }

    private static Pages.Next next(String key, Division division) {
        return Pages.Next.to("/divisions/" + division.code().shortForm(), key, division.nameZh());
    }

    private ModelAndView page(Viewer viewer, String code, Typed typed) {
        Whereabouts.Spot spot = whereabouts.at(viewer, code);
        boolean mayEdit = viewer.role() == Role.SYSTEM_ADMIN
                && DivisionActs.mayEdit(viewer, spot.here().code());
        List<Division> children = divisions.children(spot.here().code()).stream()
                .filter(child -> child.code().county() == viewer.county())
                .toList();
        return new ModelAndView("divisions/list", "v", new DivisionView(spot, children, mayEdit, typed, typed));
    }

    private ModelAndView blank(Viewer viewer, String at, Typed typed) {
        String code = whereabouts.at(viewer, at).here().code().shortForm();
        return new ModelAndView("divisions/new", "v", new NewView(code, typed));
    }

    private static DivisionCode read(String code) {
        return DivisionCode.parse(code).orElseThrow(NotFound::new);
    }
}
