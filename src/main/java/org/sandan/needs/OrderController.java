package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.documents.Drafts;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Refusal;
import org.sandan.platform.Counties;
import org.sandan.platform.NotFound;
import org.sandan.platform.Page;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Ordering, steps one and two: what is needed, and where. Each step is saved before the next is shown. */
@Controller
class OrderController {
    private final OrderPages pages;
    private final Drafts drafts;
    private final Divisions divisions;
    private final Counties counties;

    OrderController(OrderPages pages, Drafts drafts, Divisions divisions, Counties counties) {
        this.pages = pages;
        this.drafts = drafts;
        this.divisions = divisions;
        this.counties = counties;
    }

    @GetMapping("/order")
    Object what(
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String within,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer) {
        Optional<Draft> draft = pages.draft(request);
        Optional<DivisionCode> chosen = village.isEmpty()
                ? within.isEmpty() ? draft.map(d -> OrderForm.of(d).village()) : Optional.empty()
                : DivisionCode.parse(village).filter(code -> code.level() == Level.VILLAGE);
        if (chosen.isEmpty() && village.isEmpty()) {
            return new ModelAndView("needs/order-village", "v", pages.where(within, viewer));
        }
        DivisionCode code = chosen.filter(this::isServed).orElseThrow(NotFound::new);
        Map<String, String> values = draft.map(Draft::values)
                .filter(known -> code.toString().equals(known.get("village")))
                .orElse(Map.of());
        pages.remember(request, response, code);
        return new ModelAndView(what(request), "v", pages.what(code, Typed.of(values), viewer));
    }

    @PostMapping("/order")
    Object saveWhat(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer) {
        DivisionCode village = DivisionCode.parse(typed.getOrDefault("village", ""))
                .filter(this::isServed)
                .orElseThrow(NotFound::new);
        Map<String, String> before = pages.draft(request).map(Draft::values).orElse(Map.of());
        Map<String, String> values = new java.util.LinkedHashMap<>(new OrderForm(before).with(typed));
        values.put("village", village.toString());
        values.remove("join");
        Optional<NeedStore.Similar> same = pages.joined(village, typed.getOrDefault("join", ""));
        same.ifPresent(need -> join(values, need));
        drafts.save(request, response, village.county(), OrderForm.NAME, values);
        pages.remember(request, response, village);
        if (same.isPresent()) {
            return Redirects.to("/order/contact");
        }
        List<Refusal.AtField> faults = pages.faultsOfWhat(new OrderForm(values));
        if (!faults.isEmpty()) {
            Typed refused = Typed.refused(values, Refusal.at(faults));
            return refused(what(request), pages.what(village, refused, viewer));
        }
        return Redirects.to("/order/where");
    }

    @GetMapping("/order/where")
    Object where(@RequestParam(defaultValue = "") String grid, HttpServletRequest request) {
        Optional<Draft> draft = pages.draft(request);
        if (draft.isEmpty()) {
            return Redirects.to("/order");
        }
        Map<String, String> values =
                new OrderForm(draft.get().values()).with(grid.isEmpty() ? Map.of() : Map.of("grid", grid));
        return new ModelAndView("needs/order-where", "v", pages.spot(new OrderForm(values), Typed.of(values)));
    }

    @PostMapping("/order/where")
    Object saveWhere(
            @RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response) {
        Optional<Draft> draft = pages.draft(request);
        if (draft.isEmpty()) {
            return Redirects.to("/order");
        }
        Map<String, String> values =
                new java.util.LinkedHashMap<>(OrderForm.of(draft.get()).with(typed));
        if (!typed.containsKey("join")) {
            values.remove("join");
        }
        drafts.save(request, response, draft.get().county(), OrderForm.NAME, values);
        boolean chosen = typed.containsKey("grid") || typed.containsKey("join");
        List<Refusal.AtField> faults = pages.faultsOfWhere(new OrderForm(values), chosen);
        if (!faults.isEmpty()) {
            Typed refused = Typed.refused(values, Refusal.at(faults));
            return refused("needs/order-where", pages.spot(new OrderForm(values), refused));
        }
        boolean look = typed.containsKey("look");
        boolean shows = Page.isElder(request) && !values.containsKey("join");
        return Redirects.to(look ? "/order/where" : shows ? "/order/photos" : "/order/contact");
    }

    /** 我也一样: the kind and the place are those of the order that is joined. */
    private static void join(Map<String, String> values, NeedStore.Similar need) {
        values.put("join", need.id().toString());
        values.put("category", need.category().toString());
        values.put("grid", need.place().isGrid() ? need.place().toString() : "");
    }

    private static String what(HttpServletRequest request) {
        return Page.isElder(request) ? "needs/order-elder" : "needs/order-what";
    }

    private boolean isServed(DivisionCode code) {
        return divisions.find(code).map(Division::active).orElse(false) && counties.serves(code.county());
    }

    static ModelAndView refused(String template, Object view) {
        ModelAndView page = new ModelAndView(template, "v", view);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
