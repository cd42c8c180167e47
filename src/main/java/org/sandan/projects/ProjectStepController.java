package org.sandan.projects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.platform.FormKeeper;
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

/** Steps of a project that need a reason, a person or a date: each has a page of its own, which says what follows. */
@Controller
class ProjectStepController {
    /** How the steps are called in addresses. */
    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("appointment", "appoint"),
            Map.entry("handing-over", "hand_over"),
            Map.entry("returning", "return"),
            Map.entry("correction", "correct"),
            Map.entry("extension", "extend"),
            Map.entry("plan", "propose_plan"),
            Map.entry("keeping", "keep_plan"),
            Map.entry("cancelling", "cancel"),
            Map.entry("route", "change_route"),
            Map.entry("department", "department"),
            Map.entry("funding", "fund"),
            Map.entry("sending-back", "send_back"),
            Map.entry("raising", "raise"),
            Map.entry("next-year", "next_year"),
            Map.entry("refusal", "refuse"));

    private static final String WORDS = "{step:appointment|handing-over|returning|correction|extension|plan|keeping"
            + "|cancelling|route|department|funding|sending-back|raising|next-year|refusal}";

    private final ProjectPages pages;
    private final UseCases useCases;
    private final FormKeeper forms;
    private final Pages flashes;

    ProjectStepController(ProjectPages pages, UseCases useCases, FormKeeper forms, Pages flashes) {
        this.pages = pages;
        this.useCases = useCases;
        this.forms = forms;
        this.flashes = flashes;
    }

    @org.springframework.stereotype.Component("projectStepUseCases")
    record UseCases(LeadProject lead, CheckWork check, WorkOnProject work, DecideProject decide) {}

    /** The address of the page of a step. */
    static String path(String action) {
        return STEPS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(action))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    @GetMapping("/projects/{id}/" + WORDS)
    ModelAndView ask(@PathVariable UUID id, @PathVariable String step, HttpServletRequest request, Viewer viewer) {
        return page(viewer, id, step, Typed.of(forms.take(request, viewer)));
    }

    @PostMapping("/projects/{id}/" + WORDS)
    Object take(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        String action = STEPS.getOrDefault(step, "");
        return flashes.answer(
                response,
                take(viewer, id, action, new ProjectForm(typed)),
                version -> Pages.Next.to("/projects/" + id, "project.said." + action),
                refusal -> page(viewer, id, step, Typed.refused(typed, refusal)));
    }

    private Outcome<Integer> take(Viewer viewer, UUID id, String action, ProjectForm form) {
        int version = form.version();
        String reason = form.value("reason");
        UUID person = form.id("person").orElse(id);
        return switch (action) {
            case "appoint" -> useCases.lead().appoint(viewer, id, version, person);
            case "hand_over" -> useCases.lead().handOver(viewer, id, version, person);
            case "return" -> useCases.lead().giveBack(viewer, id, version, reason);
            case "correct" -> useCases.check().correct(viewer, id, version, reason);
            case "extend" -> useCases.check().extend(viewer, id, version, form.day("date"), reason);
            case "propose_plan" -> useCases.work().propose(viewer, id, version, form.milestones(), reason);
            case "keep_plan" -> useCases.check().keepPlan(viewer, id, version, reason);
            case "change_route" -> useCases.decide().changeRoute(viewer, id, version, form.value("route"), reason);
            case "department" ->
                useCases.decide()
                        .department(viewer, id, version, form.id("organisation").orElse(id));
            case "fund" -> useCases.decide().fund(viewer, id, version, form.value("money"), form.value("source"));
            case "cancel", "send_back", "raise", "next_year", "refuse" ->
                useCases.decide()
                        .decide(
                                viewer,
                                new DecideProject.Decision(id, version, action, reason, form.value("proposal")));
            default -> throw new NotFound();
        };
    }

    private ModelAndView page(Viewer viewer, UUID id, String step, Typed typed) {
        String action = STEPS.getOrDefault(step, "");
        return new ModelAndView("projects/step", "v", pages.ask(viewer, id, action, step, typed));
    }
}
