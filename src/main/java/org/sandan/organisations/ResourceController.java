package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 资源清单: of a place, and of an organisation, which enters its own. */
@Controller
public class ResourceController {
    private static final int PAGE = 50;

    private final Resources resources;
    private final KeepResource keep;
    private final OrganisationPages reading;
    private final Ground ground;
    private final Pages pages;

    ResourceController(Resources resources, KeepResource keep, OrganisationPages reading, Ground ground, Pages pages) {
        this.resources = resources;
        this.keep = keep;
        this.reading = reading;
        this.ground = ground;
        this.pages = pages;
    }

    @org.springframework.stereotype.Component
    record Ground(
            Whereabouts whereabouts, Divisions divisions, Organisations organisations, Transactions transactions) {}

    /** @param own the viewer's own organisation, where it enters resources; else null */
    public record ResourceList(
            Whereabouts.Spot spot,
            List<Resources.Card> cards,
            Resource.@Nullable Kind kind,
            String words,
            int next,
            @Nullable UUID own) {}

    /** @param cards what it offers now first, then what it offered */
    public record ResourcesOf(Organisation organisation, List<Resources.Card> cards, LocalDate today, boolean mayKeep) {
        public List<Resources.Card> now() {
            return cards.stream().filter(card -> card.resource().isOn(today)).toList();
        }

        public List<Resources.Card> past() {
            return cards.stream().filter(card -> !card.resource().isOn(today)).toList();
        }
    }

    /** @param known null for a new one */
    public record Form(
            Organisation organisation, @Nullable Resource known, List<Division> places, LocalDate today, Typed typed) {}

    @GetMapping("/resources")
    ModelAndView list(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String page,
            Viewer viewer) {
        Whereabouts.Spot spot = ground.whereabouts().at(viewer, at);
        Resource.Kind asked = Resource.Kind.of(kind).orElse(null);
        String words = q.strip().length() > 40 ? q.strip().substring(0, 40) : q.strip();
        int number = page.matches("\\d{1,3}") ? Integer.parseInt(page) : 0;
        List<Resources.Card> found = ground.transactions()
                .read(
                        viewer.scope(),
                        () -> resources.at(
                                viewer.county(), spot.here().code().range(), asked, words, number * PAGE, PAGE + 1));
        boolean more = found.size() > PAGE;
        UUID own = viewer.organisation();
        return new ModelAndView(
                "organisations/resources",
                "v",
                new ResourceList(
                        spot,
                        more ? found.subList(0, PAGE) : found,
                        asked,
                        words,
                        more ? number + 1 : 0,
                        own != null && KeepResource.mayKeep(viewer, own) ? own : null));
    }

    @GetMapping("/organisations/{id}/resources")
    ModelAndView of(@PathVariable UUID id, Viewer viewer) {
        Organisation organisation = find(viewer, id);
        List<Resources.Card> cards =
                ground.transactions().read(viewer.scope(), () -> resources.of(viewer.county(), id));
        return new ModelAndView(
                "organisations/resources-of",
                "v",
                new ResourcesOf(organisation, cards, reading.today(), KeepResource.mayKeep(viewer, id)));
    }

    @GetMapping("/organisations/{id}/resources/new")
    ModelAndView blank(@PathVariable UUID id, Viewer viewer) {
        return form(viewer, id, null, Typed.NOTHING);
    }

    @PostMapping("/organisations/{id}/resources")
    Object add(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                keep.add(viewer, id, read(typed)),
                owner -> next(owner, "resource.added", typed),
                refusal -> form(viewer, id, null, Typed.refused(typed, refusal)));
    }

    @GetMapping("/resources/{id}/correction")
    ModelAndView correction(@PathVariable UUID id, Viewer viewer) {
        Resource known = known(viewer, id);
        return form(viewer, known.organisation(), known, Typed.NOTHING);
    }

    @PostMapping("/resources/{id}/correction")
    Object correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                keep.correct(viewer, id, read(typed)),
                owner -> next(owner, "resource.corrected", typed),
                refusal -> {
                    Resource known = known(viewer, id);
                    return form(viewer, known.organisation(), known, Typed.refused(typed, refusal));
                });
    }

    @PostMapping("/resources/{id}/ending")
    Object end(@PathVariable UUID id, HttpServletResponse response, Viewer viewer) {
        return pages.answer(
                response, keep.end(viewer, id), owner -> next(owner, "resource.was-ended", Map.of()), refusal -> {
                    Resource known = known(viewer, id);
                    return form(viewer, known.organisation(), known, Typed.refused(Map.of(), refusal));
                });
    }

    private static Pages.Next next(UUID owner, String key, Map<String, String> typed) {
        return Pages.Next.to("/organisations/" + owner + "/resources", key, typed.getOrDefault("resource-name", ""));
    }

    private static KeepResource.Asked read(Map<String, String> typed) {
        return new KeepResource.Asked(
                typed.getOrDefault("resource-kind", ""),
                typed.getOrDefault("resource-name", ""),
                typed.getOrDefault("resource-quantity", ""),
                typed.getOrDefault("resource-available", ""),
                typed.getOrDefault("resource-spot", ""),
                typed.getOrDefault("resource-note", ""),
                typed.getOrDefault("resource-offered", ""),
                PostController.date(typed.getOrDefault("resource-since", "")).orElse(null),
                PostController.date(typed.getOrDefault("resource-last-day", "")).orElse(null));
    }

    private Resource known(Viewer viewer, UUID id) {
        return ground.transactions()
                .read(viewer.scope(), () -> resources.find(viewer.county(), id))
                .map(Resources.Card::resource)
                .filter(found -> KeepResource.mayKeep(viewer, found.organisation()))
                .orElseThrow(NotFound::new);
    }

    private Organisation find(Viewer viewer, UUID id) {
        return ground.transactions()
                .read(viewer.scope(), () -> ground.organisations().find(viewer.county(), id))
                .orElseThrow(NotFound::new);
    }

    private ModelAndView form(Viewer viewer, UUID id, @Nullable Resource known, Typed typed) {
        if (!KeepResource.mayKeep(viewer, id)) {
            throw new NotFound();
        }
        return new ModelAndView(
                "organisations/resource-form",
                "v",
                new Form(find(viewer, id), known, places(viewer), reading.today(), typed));
    }

    /** The whole county, its towns, and the villages of the viewer's own town. */
    private List<Division> places(Viewer viewer) {
        DivisionCode county = new DivisionCode(viewer.county() * 1_000_000L);
        List<Division> places = new ArrayList<>();
        ground.divisions().find(county).ifPresent(places::add);
        places.addAll(ground.divisions().children(county));
        if (viewer.range() != null) {
            DivisionCode own = new Place(viewer.range().from()).division();
            if (own.level() == Level.VILLAGE) {
                places.addAll(ground.divisions().children(own.at(Level.TOWN)));
            }
        }
        return places.stream().filter(Division::active).toList();
    }
}
