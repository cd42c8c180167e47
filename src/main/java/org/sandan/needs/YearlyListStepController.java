package org.sandan.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.documents.Scans;
import org.sandan.kernel.Outcome;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The steps of a yearly list: those that want a reason have a page of their own. */
@Controller
class YearlyListStepController {
    private static final Map<String, String> STEPS = Map.of(
            "submission", "submit",
            "approval", "approve",
            "freezing", "freeze",
            "return", "send_back",
            "taking-back", "take_back",
            "revision", "revise");

    private final YearlyListPages reading;
    private final MoveYearlyList move;
    private final Scans scans;
    private final Pages pages;

    YearlyListStepController(YearlyListPages reading, MoveYearlyList move, Scans scans, Pages pages) {
        this.reading = reading;
        this.move = move;
        this.scans = scans;
        this.pages = pages;
    }

    @PostMapping("/lists/{id}/{step:submission|approval|freezing}")
    Object move(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        int version = NeedController.version(typed);
        String action = STEPS.getOrDefault(step, "");
        Outcome<Integer> outcome = switch (action) {
            case "submit" -> move.submit(viewer, id, version);
            case "approve" -> move.approve(viewer, id, version);
            default -> move.freeze(viewer, id, version);
        };
        return answer(outcome, viewer, id, typed, response, action);
    }

    @GetMapping("/lists/{id}/{step:return|taking-back|revision}")
    ModelAndView ask(@PathVariable UUID id, @PathVariable String step, Viewer viewer) {
        return page(viewer, id, step, Typed.NOTHING);
    }

    @PostMapping("/lists/{id}/{step:return|taking-back|revision}")
    Object take(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        String action = STEPS.getOrDefault(step, "");
        int version = NeedController.version(typed);
        String reason = typed.getOrDefault("reason", "");
        Outcome<Integer> outcome = action.equals("revise")
                ? move.revise(viewer, id, version, reason)
                : move.back(viewer, id, version, action, reason);
        return pages.answer(
                response,
                outcome,
                done -> Pages.Next.to("/lists/" + id, "list.said." + action),
                refusal -> page(viewer, id, step, Typed.refused(typed, refusal)));
    }

    @PostMapping("/lists/{id}/scan")
    Object scan(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> scan,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Integer> outcome = scans.prepare(scan == null ? List.of() : scan)
                .then(pages -> move.scan(viewer, id, NeedController.version(typed), pages));
        return answer(outcome, viewer, id, typed, response, "scan");
    }

    private Object answer(
            Outcome<Integer> outcome,
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            HttpServletResponse response,
            String action) {
        return pages.answer(
                response,
                outcome,
                done -> Pages.Next.to("/lists/" + id, "list.said." + action),
                refusal -> new ModelAndView(
                        "needs/yearly-list", "v", reading.one(viewer, id, 0, Typed.refused(typed, refusal))));
    }

    private ModelAndView page(Viewer viewer, UUID id, String step, Typed typed) {
        return new ModelAndView(
                "needs/yearly-step", "v", reading.step(viewer, id, STEPS.getOrDefault(step, ""), step, typed));
    }
}
