package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.platform.FormKeeper;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Steps that need a reason or a target: each has a page of its own, which says who is told and what follows. */
@Controller
class NeedDecisionController {
    /** How the steps are called in addresses. */
    private static final Map<String, String> STEPS = Map.of(
            "refusal", "refuse",
            "handing-back", "hand_back",
            "sending-back", "send_back",
            "raising", "raise",
            "merger", "merge");

    private final CasePages pages;
    private final DecideNeed decideNeed;
    private final MergeNeed mergeNeed;
    private final FormKeeper forms;
    private final Pages flashes;

    NeedDecisionController(
            CasePages pages, DecideNeed decideNeed, MergeNeed mergeNeed, FormKeeper forms, Pages flashes) {
        this.pages = pages;
        this.decideNeed = decideNeed;
        this.mergeNeed = mergeNeed;
        this.forms = forms;
        this.flashes = flashes;
    }

    @GetMapping("/needs/{id}/{step:refusal|handing-back|sending-back|raising|merger}")
    ModelAndView ask(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String target,
            HttpServletRequest request,
            Viewer viewer) {
        Map<String, String> kept = forms.take(request, viewer);
        Map<String, String> values = kept.isEmpty() && !target.isEmpty() ? Map.of("target", target) : kept;
        return page(viewer, id, step, Typed.of(values));
    }

    @PostMapping("/needs/{id}/{step:refusal|handing-back|sending-back|raising|merger}")
    Object take(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        String action = STEPS.getOrDefault(step, "");
        Outcome<UUID> outcome = action.equals("merge")
                ? mergeNeed.merge(
                        viewer,
                        new MergeNeed.Merging(id, NeedController.version(typed), typed.getOrDefault("target", "")))
                : decideNeed
                        .decide(
                                viewer,
                                new DecideNeed.Decision(
                                        id,
                                        NeedController.version(typed),
                                        action,
                                        typed.getOrDefault("reason", ""),
                                        typed.getOrDefault("proposal", "")))
                        .map(version -> id);
        return flashes.answer(
                response,
                outcome,
                next -> Pages.Next.to("/needs/" + next, "need.said." + action),
                refusal -> page(viewer, id, step, Typed.refused(typed, refusal)));
    }

    private ModelAndView page(Viewer viewer, UUID id, String step, Typed typed) {
        String action = STEPS.getOrDefault(step, "");
        return new ModelAndView("needs/step", "v", pages.step(viewer, id, new CaseViews.Wish(action, typed)))
                .addObject("step", step);
    }
}
