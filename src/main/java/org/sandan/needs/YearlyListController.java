package org.sandan.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Outcome;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 年度清单: the lists of a scope, the page of one, and writing it. */
@Controller
class YearlyListController {
    private final YearlyListPages reading;
    private final KeepYearlyList keep;
    private final Pages pages;

    YearlyListController(YearlyListPages reading, KeepYearlyList keep, Pages pages) {
        this.reading = reading;
        this.keep = keep;
        this.pages = pages;
    }

    @GetMapping("/lists")
    ModelAndView overview(Viewer viewer) {
        return overview(viewer, Typed.NOTHING);
    }

    @PostMapping("/lists")
    Object begin(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        String year = typed.getOrDefault("list-year", "");
        return pages.answer(
                response,
                keep.begin(viewer, year.matches("\\d{4}") ? Integer.parseInt(year) : 0),
                made -> Pages.Next.to("/lists/" + made, "list.said.begin", year),
                refusal -> overview(viewer, Typed.refused(typed, refusal)));
    }

    /** What was selected in the repository, onto the list that is being written. */
    @PostMapping("/lists/items")
    Object choose(@RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Viewer viewer) {
        List<UUID> needs = NeedFilter.uuids(typed.getOrDefault("need", List.of()));
        return pages.answer(
                response,
                keep.choose(viewer, uuid(typed.getFirst("list")), needs),
                list -> Pages.Next.to("/lists/" + list, "list.said.choose", "" + needs.size()),
                refusal -> overview(viewer, Typed.refused(typed.toSingleValueMap(), refusal)));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : OrderForm.uuid(text).orElse(null);
    }

    @GetMapping("/lists/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return one(viewer, id, 0, Typed.NOTHING);
    }

    @GetMapping("/lists/{id}/editions/{number}")
    ModelAndView edition(@PathVariable UUID id, @PathVariable String number, Viewer viewer) {
        return one(viewer, id, number(number), Typed.NOTHING);
    }

    @GetMapping("/lists/{id}/editions/{number}/print")
    ModelAndView print(@PathVariable UUID id, @PathVariable String number, Viewer viewer) {
        return new ModelAndView("needs/yearly-print", "v", reading.one(viewer, id, number(number), Typed.NOTHING));
    }

    @PostMapping("/lists/{id}/content")
    Object save(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Integer> outcome = keep.save(viewer, content(id, typed));
        return pages.answer(
                response,
                outcome,
                version -> Pages.Next.to("/lists/" + id, "list.said.edit"),
                refusal -> one(viewer, id, 0, Typed.refused(typed, refusal)));
    }

    private static KeepYearlyList.Content content(UUID id, Map<String, String> typed) {
        List<KeepYearlyList.Intent> intents = new ArrayList<>();
        Set<UUID> dropped = new HashSet<>();
        for (String field : typed.keySet()) {
            if (field.startsWith("drop-")) {
                OrderForm.uuid(field.substring("drop-".length())).ifPresent(dropped::add);
            }
            if (field.startsWith("priority-")) {
                OrderForm.uuid(field.substring("priority-".length()))
                        .ifPresent(need -> intents.add(new KeepYearlyList.Intent(
                                need,
                                digit(typed.get(field), 3, 2),
                                YearlyList.Route.of(typed.get("route-" + need)).orElse(null),
                                digit(typed.get("quarter-" + need), 4, 0) == 0
                                        ? null
                                        : digit(typed.get("quarter-" + need), 4, 0),
                                typed.getOrDefault("note-" + need, ""))));
            }
        }
        return new KeepYearlyList.Content(
                id, NeedController.version(typed), typed.getOrDefault("plan", ""), intents, dropped);
    }

    private static int digit(@Nullable String text, int most, int otherwise) {
        return text != null && text.matches("[1-" + most + "]") ? Integer.parseInt(text) : otherwise;
    }

    private static int number(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : -1;
    }

    private ModelAndView overview(Viewer viewer, Typed typed) {
        return new ModelAndView("needs/yearly-lists", "v", reading.overview(viewer, typed));
    }

    private ModelAndView one(Viewer viewer, UUID id, int edition, Typed typed) {
        return new ModelAndView("needs/yearly-list", "v", reading.one(viewer, id, edition, typed));
    }
}
