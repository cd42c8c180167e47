package org.sandan.residents;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Refusal;
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

/**
 * Residents: searched in scope, each page masked, corrected by a form, shown in full for a reason. A search is sent by
 * POST, so that names and numbers stand in no address and in no log.
 */
@Controller
public class ResidentController {
    static final String SEARCH = "resident-search";

    private final Residents residents;
    private final KeepResident keep;
    private final Unmask unmask;
    private final Transactions transactions;
    private final Pages pages;

    ResidentController(Residents residents, KeepResident keep, Unmask unmask, Transactions transactions, Pages pages) {
        this.residents = residents;
        this.keep = keep;
        this.unmask = unmask;
        this.transactions = transactions;
        this.pages = pages;
    }

    /** @param rows null before anything was searched */
    public record SearchView(Typed typed, @Nullable List<Resident> rows, String next) {}

    /** @param plain null until a reason was given */
    public record ResidentView(
            Resident resident, List<Resident> household, Typed typed, Residents.@Nullable Plain plain) {}

    public record FormView(Resident resident, Typed typed) {}

    @GetMapping("/residents")
    ModelAndView blank() {
        return new ModelAndView("residents/search", "v", new SearchView(Typed.NOTHING, null, ""));
    }

    @PostMapping("/residents/search")
    ModelAndView search(@RequestParam Map<String, String> typed, Viewer viewer) {
        Optional<Asked> asked = Asked.of(typed.getOrDefault(SEARCH, ""));
        if (asked.isEmpty()) {
            Refusal refusal = Refusal.at(SEARCH, ResidentRefusal.RESIDENT_SEARCH_WRONG);
            return Pages.refused(
                    refusal,
                    wrong -> new ModelAndView(
                            "residents/search", "v", new SearchView(Typed.refused(typed, wrong), null, "")));
        }
        Residents.After after = Residents.After.parse(typed.get("after"));
        Residents.Found<Resident> found = transactions.read(
                viewer.scope(), () -> residents.search(viewer.county(), range(viewer), asked.get(), after));
        String next = found.next() == null ? "" : found.next().toString();
        return new ModelAndView("residents/search", "v", new SearchView(Typed.of(typed), found.rows(), next));
    }

    @GetMapping("/residents/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING, null);
    }

    @PostMapping("/residents/{id}/unmasking")
    ModelAndView unmask(@PathVariable UUID id, @RequestParam Map<String, String> typed, Viewer viewer) {
        return switch (unmask.unmask(viewer, id, typed.getOrDefault("unmask-reason", ""))) {
            case Outcome.Done<Residents.Plain>(Residents.Plain plain) -> page(viewer, id, Typed.of(typed), plain);
            case Outcome.Refused<Residents.Plain>(Refusal refusal) ->
                Pages.refused(refusal, wrong -> page(viewer, id, Typed.refused(typed, wrong), null));
        };
    }

    @GetMapping("/residents/{id}/correction")
    ModelAndView correction(@PathVariable UUID id, Viewer viewer) {
        return form(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/residents/{id}/correction")
    Object correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                keep.correct(viewer, id, read(typed)),
                resident -> Pages.Next.to("/residents/" + resident.id(), "resident.corrected"),
                refusal -> form(viewer, id, Typed.refused(typed, refusal)));
    }

    static KeepResident.Typed read(Map<String, String> typed) {
        return new KeepResident.Typed(
                typed.getOrDefault("resident-name", ""),
                typed.getOrDefault("id-number", ""),
                typed.getOrDefault("resident-phone", ""),
                typed.getOrDefault("resident-born", ""),
                typed.getOrDefault("resident-sex", ""),
                typed.containsKey("head"),
                typed.containsKey("remove-phone"));
    }

    static PlaceRange range(Viewer viewer) {
        PlaceRange range = viewer.range();
        if (range == null) {
            throw new NotFound();
        }
        return range;
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed, Residents.@Nullable Plain plain) {
        ResidentView view = transactions.read(viewer.scope(), () -> {
            Resident resident = residents.find(viewer.county(), id).orElseThrow(NotFound::new);
            return new ResidentView(resident, residents.members(viewer.county(), resident.household()), typed, plain);
        });
        return new ModelAndView("residents/one", "v", view);
    }

    private ModelAndView form(Viewer viewer, UUID id, Typed typed) {
        Resident resident = transactions
                .read(viewer.scope(), () -> residents.find(viewer.county(), id))
                .orElseThrow(NotFound::new);
        return new ModelAndView("residents/correction", "v", new FormView(resident, typed));
    }
}
