package org.sandan.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Needs that were selected in the repository: what they add up to, and making one of them. */
@Controller
class NeedSelectionController {
    private final NeedSelection selection;
    private final MergeNeed merge;
    private final Pages pages;

    NeedSelectionController(NeedSelection selection, MergeNeed merge, Pages pages) {
        this.selection = selection;
        this.merge = merge;
        this.pages = pages;
    }

    @GetMapping("/needs/selection")
    ModelAndView selection(@RequestParam MultiValueMap<String, String> typed, Viewer viewer) {
        return page(viewer, typed, Typed.NOTHING);
    }

    @PostMapping("/needs/mergers")
    Object merge(@RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Viewer viewer) {
        List<UUID> needs = NeedFilter.uuids(typed.getOrDefault("need", List.of()));
        Outcome<UUID> outcome = OrderForm.uuid(typed.toSingleValueMap().getOrDefault("target", ""))
                .map(target -> merge.mergeAll(viewer, needs, target))
                .orElseGet(() -> Outcome.refused(Refusal.at("target", NeedRefusal.NO_SUCH_TARGET)));
        return pages.answer(
                response,
                outcome,
                target -> Pages.Next.to("/needs/" + target, "need.said.merge-all", "" + (needs.size() - 1)),
                refusal -> page(viewer, typed, Typed.refused(typed.toSingleValueMap(), refusal)));
    }

    private ModelAndView page(Viewer viewer, MultiValueMap<String, String> typed, Typed refused) {
        return new ModelAndView("needs/selection", "v", selection.of(viewer, NeedFilter.of(typed), refused));
    }
}
