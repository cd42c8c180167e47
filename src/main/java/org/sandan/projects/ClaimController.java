package org.sandan.projects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.FormKeeper;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 认领: what can be claimed, the offer of a unit, and the answer of the community. */
@Controller
class ClaimController {
    private final ProjectPages pages;
    private final ProjectLists lists;
    private final ClaimProject claims;
    private final AnswerClaim answers;
    private final Web web;

    ClaimController(ProjectPages pages, ProjectLists lists, ClaimProject claims, AnswerClaim answers, Web web) {
        this.pages = pages;
        this.lists = lists;
        this.claims = claims;
        this.answers = answers;
        this.web = web;
    }

    @org.springframework.stereotype.Component("claimWeb")
    record Web(FormKeeper forms, Pages flashes) {}

    @GetMapping("/claims")
    ModelAndView open(Viewer viewer) {
        return new ModelAndView("projects/claims", "v", lists.open(viewer));
    }

    @GetMapping("/claims/taken")
    ModelAndView taken(Viewer viewer) {
        return new ModelAndView("projects/taken", "v", lists.taken(viewer));
    }

    /** A claim has no page of its own: that of its project shows it. */
    @GetMapping("/claims/{id}")
    Object claim(@PathVariable UUID id, Viewer viewer) {
        return Redirects.to("/projects/" + lists.projectOf(viewer, id).orElseThrow(NotFound::new));
    }

    @GetMapping("/projects/{id}/claim")
    ModelAndView form(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return form(viewer, id, Typed.of(web.forms().take(request, viewer)));
    }

    private ModelAndView form(Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView("projects/claim", "v", pages.claim(viewer, id, typed));
    }

    /** A unit's own offer, or one that the community enters for it. */
    @PostMapping("/projects/{id}/claims")
    Object offer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        boolean own = !typed.containsKey("organisation");
        Outcome<UUID> outcome = claims.offer(
                viewer,
                new ClaimProject.Offer(
                        id,
                        own ? null : form.id("organisation").orElse(id),
                        typed.containsKey("personal"),
                        !form.value("role").equals("support"),
                        form.ticked(),
                        form.value("words"),
                        new ClaimProject.Terms(form.value("helpers"), form.value("price"), form.value("claimant"))));
        String said = own ? typed.containsKey("small") ? "offer.small" : "offer" : "offer.staff";
        return web.flashes()
                .answer(
                        response,
                        outcome,
                        claim -> Pages.Next.to("/projects/" + id, "project.said." + said),
                        refusal -> own
                                ? form(viewer, id, Typed.refused(typed, refusal))
                                : project(viewer, id, Typed.refused(typed, refusal)));
    }

    @GetMapping("/projects/{id}/declining")
    ModelAndView decline(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return declining(viewer, id, Typed.of(web.forms().take(request, viewer)));
    }

    private ModelAndView declining(Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView("projects/declining", "v", pages.claim(viewer, id, typed));
    }

    @PostMapping("/projects/{id}/declining")
    Object decline(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return web.flashes()
                .answer(
                        response,
                        claims.decline(viewer, id, null, typed.getOrDefault("reason", "")),
                        claim -> Pages.Next.to("/claims", "project.said.decline"),
                        refusal -> declining(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/claims/{id}/acceptance")
    Object accept(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        UUID project = projectOf(viewer, id);
        boolean not = form.value("as").equals("not");
        Outcome<Integer> outcome = not
                ? answers.notTaken(viewer, id, form.version())
                : answers.accept(viewer, id, form.version(), form.value("as"), form.value("reason"));
        return web.flashes()
                .answer(
                        response,
                        outcome,
                        version -> Pages.Next.to(
                                        "/projects/" + project, "project.said." + (not ? "not_taken" : "accept"))
                                .undoneBy(not ? "" : answers.undo(viewer, id)),
                        refusal -> project(viewer, project, Typed.refused(typed, refusal)));
    }

    /** 选定: one of the social organisations that offered, for a reason. */
    @PostMapping("/projects/{id}/choice")
    Object choose(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        Outcome<Integer> outcome = form.id("choice")
                .map(claim -> answers.accept(viewer, claim, 0, ClaimRow.LEAD, form.value("reason")))
                .orElseGet(() -> Outcome.refused(Refusal.at("choice", ProjectRefusal.NOBODY_CHOSEN)));
        return web.flashes()
                .answer(
                        response,
                        outcome,
                        version -> Pages.Next.to("/projects/" + id, "project.said.choose")
                                .undoneBy(form.id("choice")
                                        .map(claim -> answers.undo(viewer, claim))
                                        .orElse("")),
                        refusal -> project(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/claims/{id}/undo")
    Object undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            HttpServletResponse response,
            Viewer viewer) {
        UUID project = projectOf(viewer, id);
        return web.flashes()
                .answer(
                        response,
                        answers.undo(viewer, id, version),
                        undone -> Pages.Next.to("/projects/" + project, "project.said.undo"),
                        refusal -> project(viewer, project, Typed.refused(Map.of(), refusal)));
    }

    @PostMapping("/claims/{id}/withdrawal")
    Object withdraw(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        UUID project = projectOf(viewer, id);
        return web.flashes()
                .answer(
                        response,
                        claims.withdraw(viewer, id, new ProjectForm(typed).version()),
                        version -> Pages.Next.to("/projects/" + project, "project.said.withdraw"),
                        refusal -> project(viewer, project, Typed.refused(typed, refusal)));
    }

    private UUID projectOf(Viewer viewer, UUID claim) {
        return lists.projectOf(viewer, claim).orElseThrow(NotFound::new);
    }

    private ModelAndView project(Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView("projects/case", "v", pages.one(viewer, id, typed, false));
    }
}
