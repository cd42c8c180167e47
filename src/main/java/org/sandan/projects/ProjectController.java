package org.sandan.projects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.documents.DocumentRefusal;
import org.sandan.documents.Photos;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.FormKeeper;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Designing a project and dispatching it; its page; the steps on it that need no page of their own. */
@Controller
class ProjectController {
    private final ProjectPages pages;
    private final UseCases useCases;
    private final Photos photos;
    private final FormKeeper forms;
    private final Pages flashes;

    ProjectController(ProjectPages pages, UseCases useCases, Photos photos, FormKeeper forms, Pages flashes) {
        this.pages = pages;
        this.useCases = useCases;
        this.photos = photos;
        this.forms = forms;
        this.flashes = flashes;
    }

    @org.springframework.stereotype.Component("projectUseCases")
    record UseCases(
            DesignProject design,
            DispatchProject dispatch,
            WorkOnProject work,
            CheckWork check,
            EvaluateProject evaluate,
            DrawSample sample,
            ServiceSheets sheets,
            KeepServices services) {}

    /** A project of the needs chosen, or a new item of the party-building list. */
    @PostMapping("/projects")
    Object begin(@RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Viewer viewer) {
        List<UUID> needs = new ArrayList<>();
        typed.getOrDefault("need", List.of()).forEach(text -> Ids.parse(text).ifPresent(needs::add));
        Map<String, String> single = typed.toSingleValueMap();
        boolean small = single.containsKey("small");
        Outcome<UUID> outcome = useCases.design()
                .begin(viewer, new DesignProject.Beginning(needs, single.getOrDefault("title", ""), small));
        return flashes.answer(
                response,
                outcome,
                id -> Pages.Next.to("/projects/" + id + "/design", "project.said.begin")
                        .undoneBy("/projects/" + id + "/discarding?version=1"),
                refusal -> new ModelAndView(
                        "projects/new", Map.of("typed", Typed.refused(single, refusal), "small", small)));
    }

    @GetMapping("/projects/new")
    ModelAndView fresh(@RequestParam(required = false) String small) {
        return new ModelAndView("projects/new", Map.of("typed", Typed.NOTHING, "small", small != null));
    }

    @GetMapping("/projects/{id}/design")
    ModelAndView design(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return design(viewer, id, Typed.of(forms.take(request, viewer)));
    }

    /** Keeps the draft, leaves a need out, or dispatches: whichever button was pressed. */
    @PostMapping("/projects/{id}/design")
    Object design(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        if (typed.containsKey("leave-out")) {
            UUID need = form.id("leave-out").orElse(id);
            return flashes.answer(
                    response,
                    useCases.design().leaveOut(viewer, id, form.version(), need),
                    version -> Pages.Next.to("/projects/" + id + "/design", "project.said.edit"),
                    refusal -> design(viewer, id, Typed.refused(typed, refusal)));
        }
        boolean dispatch = typed.containsKey("dispatch");
        Outcome<Integer> outcome = dispatch
                ? useCases.dispatch()
                        .dispatch(viewer, new DispatchProject.Dispatch(id, form.version(), form.plan(), form.titles()))
                : useCases.design().save(viewer, id, form.version(), form.plan());
        return flashes.answer(
                response,
                outcome,
                version -> Pages.Next.to(
                        "/projects/" + id + (dispatch ? "" : "/design"),
                        dispatch ? "project.said.dispatch" : "project.said.edit"),
                refusal -> design(viewer, id, Typed.refused(typed, refusal)));
    }

    private ModelAndView design(Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView("projects/design", "v", pages.design(viewer, id, typed));
    }

    @PostMapping("/projects/{id}/discarding")
    Object discard(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            HttpServletResponse response,
            Viewer viewer) {
        return flashes.answer(
                response,
                useCases.design().discard(viewer, id, version),
                done -> Pages.Next.to("/projects", "project.said.discard"),
                refusal -> page(viewer, id, Typed.refused(Map.of(), refusal), false));
    }

    @GetMapping("/projects/{id}")
    Object project(@PathVariable UUID id, @RequestParam(required = false) String all, Viewer viewer) {
        ProjectViews.One one = pages.one(viewer, id, Typed.NOTHING, all != null);
        boolean draft = one.facts().row().state().equals("draft");
        // Whoever writes a draft goes on writing; others in whose scope it lies read it.
        return draft && one.may("dispatch")
                ? Redirects.to("/projects/" + id + "/design")
                : new ModelAndView("projects/case", "v", one);
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed, boolean all) {
        return new ModelAndView("projects/case", "v", pages.one(viewer, id, typed, all));
    }

    private Object answer(
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            Outcome<Integer> outcome,
            HttpServletResponse response,
            String action) {
        return flashes.answer(
                response,
                outcome,
                version -> Pages.Next.to("/projects/" + id, "project.said." + action),
                refusal -> page(viewer, id, Typed.refused(typed, refusal), false));
    }

    /** A line of the log, or a call for help. */
    @PostMapping("/projects/{id}/notes")
    Object note(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> photo,
            HttpServletResponse response,
            Viewer viewer) {
        boolean help = typed.containsKey("help");
        Outcome<Integer> outcome = atPhoto(photos.prepare(photo == null ? List.of() : photo)
                .then(ready -> useCases.work()
                        .note(viewer, id, help, typed.getOrDefault("text", ""), ready, typed.containsKey("show"))));
        return answer(viewer, id, typed, outcome, response, help ? "ask_help" : "log");
    }

    @PostMapping("/projects/{id}/report")
    Object report(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> photo,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        Outcome<Integer> outcome = atPhoto(photos.prepare(photo == null ? List.of() : photo)
                .then(ready -> useCases.work()
                        .report(
                                viewer,
                                new WorkOnProject.Report(
                                        id,
                                        form.version(),
                                        form.value("text"),
                                        ready,
                                        typed.containsKey("show"),
                                        form.number("reached").orElse(null),
                                        Money.parse(form.value("spent")).orElse(null)))));
        return answer(viewer, id, typed, outcome, response, "report");
    }

    /** Where the photo was refused, the sentence stands at its field. */
    private static Outcome<Integer> atPhoto(Outcome<Integer> outcome) {
        return outcome instanceof Outcome.Refused<Integer>(Refusal refusal) && refusal.type() instanceof DocumentRefusal
                ? Outcome.refused(Refusal.at(List.of(new AtField("photo", refusal.type(), refusal.arguments()))))
                : outcome;
    }

    @PostMapping("/projects/{id}/passing")
    Object pass(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        int version = new ProjectForm(typed).version();
        return answer(viewer, id, typed, useCases.check().pass(viewer, id, version), response, "pass");
    }

    @PostMapping("/projects/{id}/consent")
    Object consent(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        int version = new ProjectForm(typed).version();
        return answer(viewer, id, typed, useCases.check().consent(viewer, id, version), response, "consent");
    }

    /** What the community says to a call for help. */
    @PostMapping("/projects/{id}/answers")
    Object answerHelp(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        Outcome<Integer> outcome = useCases.check().answerHelp(viewer, id, form.version(), form.value("reply"));
        return answer(viewer, id, typed, outcome, response, "answer_help");
    }

    /** The words beside those of the askers: the unit's, those of somebody served, and the community's, which closes. */
    @PostMapping("/projects/{id}/words")
    Object words(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        String of = form.value("of");
        String words = form.value("words");
        String said = form.value("answer");
        Outcome<Integer> outcome = switch (of) {
            case "unit" -> useCases.evaluate().ownWord(viewer, id, form.version(), said, words);
            case "sample" ->
                useCases.evaluate()
                        .sample(viewer, id, form.version(), form.number("no").orElse(null), said, words);
            default -> useCases.evaluate().close(viewer, id, form.version(), words);
        };
        String action = of.equals("unit") ? "own_word" : of.equals("sample") ? "sample" : "close";
        return answer(viewer, id, typed, outcome, response, action);
    }

    @GetMapping("/projects/{id}/sheet")
    ModelAndView sheet(@PathVariable UUID id, Viewer viewer) {
        return new ModelAndView("projects/sheet", "v", pages.sheet(viewer, id, Typed.NOTHING));
    }

    @PostMapping("/projects/{id}/sheet")
    Object makeSheet(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        List<String> ticked = ServiceSheets.FIELDS.stream()
                .filter(field -> typed.containsKey("field-" + field))
                .toList();
        return flashes.answer(
                response,
                useCases.sheets().make(viewer, id, ticked),
                people -> Pages.Next.to("/projects/" + id + "/sheet", "project.said.sheet", "" + people),
                refusal -> new ModelAndView(
                        "projects/sheet", "v", pages.sheet(viewer, id, Typed.refused(typed, refusal))));
    }

    /** 服务对象和服务记录 of an order that a social organisation took. */
    @GetMapping("/projects/{id}/services")
    ModelAndView services(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return services(viewer, id, Typed.of(forms.take(request, viewer)));
    }

    private ModelAndView services(Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView("projects/services", "v", pages.services(viewer, id, typed));
    }

    private Object serviced(
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            Outcome<Integer> outcome,
            HttpServletResponse response,
            String action) {
        return flashes.answer(
                response,
                outcome,
                done -> Pages.Next.to("/projects/" + id + "/services", "project.said." + action, "" + done),
                refusal -> services(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/projects/{id}/services")
    Object serve(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        KeepServices.Typed session = new KeepServices.Typed(
                form.day("service-day"),
                form.number("service-minutes").orElse(null),
                form.number("service-served").orElse(null),
                form.value("service-what"));
        return serviced(viewer, id, typed, useCases.services().log(viewer, id, session), response, "serve");
    }

    @PostMapping("/projects/{id}/services/{session}/withdrawal")
    Object takeBack(@PathVariable UUID id, @PathVariable UUID session, HttpServletResponse response, Viewer viewer) {
        return serviced(
                viewer, id, Map.of(), useCases.services().takeBack(viewer, id, session), response, "service-back");
    }

    @PostMapping("/projects/{id}/cohort")
    Object cohort(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        Map<KeepServices.CohortGroup, Integer> people = new EnumMap<>(KeepServices.CohortGroup.class);
        for (KeepServices.CohortGroup group : KeepServices.CohortGroup.values()) {
            String field = "cohort-" + group.word();
            people.put(group, form.number(field).orElse(form.value(field).isEmpty() ? 0 : -1));
        }
        KeepServices.Cohort cohort = new KeepServices.Cohort(
                people,
                typed.getOrDefault("children", ""),
                typed.containsKey("consented"),
                typed.getOrDefault("consent", ""));
        return serviced(viewer, id, typed, useCases.services().keepCohort(viewer, id, cohort), response, "cohort");
    }

    /** 受益人名单: those served, and the lot that chooses whom the community asks. */
    @GetMapping("/projects/{id}/beneficiaries")
    ModelAndView served(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return served(viewer, id, Typed.of(forms.take(request, viewer)));
    }

    private ModelAndView served(Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView("projects/served", "v", pages.served(viewer, id, typed));
    }

    @PostMapping("/projects/{id}/beneficiaries")
    Object keepServed(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return flashes.answer(
                response,
                useCases.sample().keep(viewer, id, typed.getOrDefault("people", "")),
                people -> Pages.Next.to("/projects/" + id + "/beneficiaries", "project.said.served", "" + people),
                refusal -> served(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/projects/{id}/draws")
    Object draw(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        ProjectForm form = new ProjectForm(typed);
        return flashes.answer(
                response,
                useCases.sample()
                        .draw(viewer, id, form.version(), form.number("persons").orElse(null)),
                version -> Pages.Next.to("/projects/" + id + "/beneficiaries", "project.said.draw"),
                refusal -> served(viewer, id, Typed.refused(typed, refusal)));
    }
}
