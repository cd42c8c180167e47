package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.FormKeeper;
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

/** The page of a need for the staff, and the steps that are taken on it: accept, assign, done, undo. */
@Controller
class NeedController {
    private static final Map<String, String> STEPS =
            Map.of("acceptance", "accept", "assignment", "assign", "completion", "done");

    private final CasePages pages;
    private final UseCases useCases;
    private final Photos photos;
    private final FormKeeper forms;
    private final Pages flashes;

    NeedController(CasePages pages, UseCases useCases, Photos photos, FormKeeper forms, Pages flashes) {
        this.pages = pages;
        this.useCases = useCases;
        this.photos = photos;
        this.forms = forms;
        this.flashes = flashes;
    }

    @org.springframework.stereotype.Component
    record UseCases(AcceptNeed accept, AssignNeed assign, FinishNeed finish, UndoNeed undo) {}

    @GetMapping("/needs/{id}")
    ModelAndView need(@PathVariable UUID id, @RequestParam(required = false) String all, Viewer viewer) {
        return page(viewer, id, CaseViews.Wish.NONE, all != null);
    }

    /** After a log-in in the middle of a form: the page again with what had been typed. */
    @GetMapping("/needs/{id}/{step:acceptance|assignment|completion}")
    ModelAndView resume(@PathVariable UUID id, @PathVariable String step, HttpServletRequest request, Viewer viewer) {
        Typed typed = Typed.of(forms.take(request, viewer));
        return page(viewer, id, new CaseViews.Wish(STEPS.getOrDefault(step, ""), typed), false);
    }

    @PostMapping("/needs/{id}/acceptance")
    Object accept(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        AcceptNeed.Acceptance acceptance = new AcceptNeed.Acceptance(
                id,
                version(typed),
                typed.getOrDefault("title", ""),
                typed.containsKey("show"),
                OrderForm.uuid(typed.getOrDefault("category", "")).orElse(null));
        boolean atOnce = typed.containsKey("at-once");
        Outcome<Integer> outcome = atOnce
                ? useCases.assign().acceptAndAssign(viewer, acceptance, assignment(id, 0, typed))
                : useCases.accept().accept(viewer, acceptance);
        return answer(viewer, id, typed, outcome, response, atOnce ? "assign" : "accept");
    }

    @PostMapping("/needs/{id}/assignment")
    Object assign(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Integer> outcome = useCases.assign().assign(viewer, assignment(id, version(typed), typed));
        return answer(viewer, id, typed, outcome, response, "assign");
    }

    @PostMapping("/needs/{id}/completion")
    Object complete(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> photo,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Integer> outcome = photos.prepare(photo == null ? List.of() : photo)
                .then(ready -> useCases.finish()
                        .finish(
                                viewer,
                                new FinishNeed.Completion(
                                        id,
                                        version(typed),
                                        typed.getOrDefault("text", ""),
                                        ready,
                                        typed.containsKey("show"))));
        return answer(viewer, id, typed, atPhoto(outcome), response, "done");
    }

    @PostMapping("/needs/{id}/undo")
    Object undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            HttpServletResponse response,
            Viewer viewer) {
        return flashes.answer(
                response,
                useCases.undo().undo(viewer, id, version),
                undone -> Pages.Next.to("/needs/" + id, "need.said.undo." + undone),
                refusal -> page(
                        viewer,
                        id,
                        new CaseViews.Wish("undo", Typed.refused(Map.of("version", "" + version), refusal)),
                        false));
    }

    /** Where the photo was refused, the sentence stands at its field. */
    private static Outcome<Integer> atPhoto(Outcome<Integer> outcome) {
        return outcome instanceof Outcome.Refused<Integer>(Refusal refusal)
                        && refusal.type() instanceof org.sandan.documents.DocumentRefusal
                ? Outcome.refused(Refusal.at(List.of(new AtField("photo", refusal.type(), refusal.arguments()))))
                : outcome;
    }

    private Object answer(
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            Outcome<Integer> outcome,
            HttpServletResponse response,
            String action) {
        boolean undoable = NeedLifecycle.TABLE.transitions().stream()
                .anyMatch(edge -> edge.action().equals(action) && edge.undoable());
        return flashes.answer(
                response,
                outcome,
                version -> Pages.Next.to("/needs/" + id, "need.said." + action)
                        .undoneBy(undoable ? "/needs/" + id + "/undo?version=" + version : ""),
                refusal -> page(viewer, id, new CaseViews.Wish(action, Typed.refused(typed, refusal)), false));
    }

    private ModelAndView page(Viewer viewer, UUID id, CaseViews.Wish wish, boolean all) {
        return new ModelAndView("needs/case", "v", pages.staff(viewer, id, wish, all));
    }

    private static AssignNeed.Assignment assignment(UUID id, int version, Map<String, String> typed) {
        return new AssignNeed.Assignment(
                id,
                version,
                OrderForm.uuid(typed.getOrDefault("post", "")).orElse(null),
                date(typed.getOrDefault("date", "")),
                typed.getOrDefault("title", ""),
                typed.getOrDefault("note", ""),
                OrderForm.uuid(typed.getOrDefault("category", "")).orElse(null));
    }

    static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static int version(Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        return Optional.of(version)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(-1);
    }
}
