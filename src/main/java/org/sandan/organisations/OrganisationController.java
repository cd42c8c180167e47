package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.Role;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Organisations: a list by kind and place, a page each, a form to add or correct one. */
@Controller
public class OrganisationController {
    private static final int PAGE = 50;

    private final Whereabouts whereabouts;
    private final OrganisationPages reading;
    private final KeepOrganisation keep;
    private final Pages pages;

    OrganisationController(Whereabouts whereabouts, OrganisationPages reading, KeepOrganisation keep, Pages pages) {
        this.whereabouts = whereabouts;
        this.reading = reading;
        this.keep = keep;
        this.pages = pages;
    }

    /** @param next the number of the next page, 0 where there is none */
    public record OrganisationList(
            Whereabouts.Spot spot,
            List<Organisation> rows,
            @Nullable OrganisationKind kind,
            boolean ended,
            Map<UUID, Division> places,
            boolean mayEdit,
            int next) {}

    /**
     * @param home the county that keeps it, where it is a copy; else null
     * @param events how it was ended and brought back
     * @param pairings the places that it stands by
     */
    public record OrganisationView(
            Organisation organisation,
            Division place,
            @Nullable Division home,
            List<Organisations.Event> events,
            List<PostCard> posts,
            List<Pairings.Card> pairings,
            Map<UUID, Division> places,
            OrganisationPages.Kept kept,
            LocalDate today,
            boolean mayEdit,
            boolean mayAddPosts,
            boolean mayReadRoster) {
        /** Where it still stands by a place: what is to be ended before it is. */
        public List<Pairings.Card> openPairings() {
            return pairings.stream()
                    .filter(card -> EndOrganisation.isOpenAfter(card.pairing(), today))
                    .toList();
        }
    }

    /** @param organisation null for a new one */
    public record FormView(@Nullable Organisation organisation, String at, List<Division> choices, Typed typed) {}

    @GetMapping("/organisations")
    ModelAndView list(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String ended,
            @RequestParam(defaultValue = "0") int page,
            Viewer viewer) {
        Whereabouts.Spot spot = reading.wide(viewer, at);
        OrganisationKind asked = KeepOrganisation.kind(kind).orElse(null);
        int number = Math.clamp(page, 0, 1000);
        return new ModelAndView(
                "organisations/list",
                "v",
                reading.list(viewer, spot, asked, ended.equals("yes"), number, PAGE, mayEdit(viewer)));
    }

    @GetMapping("/organisations/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return new ModelAndView("organisations/one", "v", reading.one(viewer, id, mayEdit(viewer)));
    }

    @GetMapping("/organisations/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        return form(viewer, null, at, Typed.NOTHING);
    }

    @PostMapping("/organisations")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        String at = typed.getOrDefault("organisation-division", "");
        return pages.answer(
                response,
                keep.add(viewer, read(typed)),
                made -> next("organisation.added", made),
                refusal -> form(viewer, null, at, Typed.refused(typed, refusal)));
    }

    @GetMapping("/organisations/{id}/correction")
    ModelAndView correction(@PathVariable UUID id, Viewer viewer) {
        return form(viewer, reading.find(viewer, id), "", Typed.NOTHING);
    }

    @PostMapping("/organisations/{id}/correction")
    Object correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                keep.correct(viewer, id, read(typed)),
                changed -> next("organisation.corrected", changed),
                refusal -> form(viewer, reading.find(viewer, id), "", Typed.refused(typed, refusal)));
    }

    private static Pages.Next next(String key, Organisation organisation) {
        return Pages.Next.to("/organisations/" + organisation.id(), key, organisation.nameZh());
    }

    private ModelAndView form(Viewer viewer, @Nullable Organisation known, String at, Typed typed) {
        return new ModelAndView("organisations/form", "v", new FormView(known, at, whereabouts.choices(viewer), typed));
    }

    private static KeepOrganisation.Typed read(Map<String, String> typed) {
        return new KeepOrganisation.Typed(
                typed.getOrDefault("organisation-kind", ""),
                typed.getOrDefault("organisation-division", ""),
                typed.getOrDefault("chinese-name", ""),
                typed.getOrDefault("english-name", ""),
                typed.getOrDefault("credit-code", ""),
                typed.getOrDefault("office-phone", ""));
    }

    static boolean mayEdit(Viewer viewer) {
        return viewer.role() == Role.SECRETARY || viewer.role() == Role.TOWN || viewer.role() == Role.SYSTEM_ADMIN;
    }
}
