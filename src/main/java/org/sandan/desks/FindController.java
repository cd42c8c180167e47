package org.sandan.desks;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Redirects;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * 搜索: the box of every page. It is sent by POST, and what it finds gets an address that can be passed on; only where the
 * words name a person, or find one, the answer stands under no address, so that nothing personal gets into a history or a log.
 */
@Controller
class FindController {
    private static final Set<String> GROUPS =
            Set.of("need", "project", "meeting", "list", "claim", "organisation", "division", "grid", "resident");

    private final Find find;

    FindController(Find find) {
        this.find = find;
    }

    @GetMapping("/search")
    ModelAndView found(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String after,
            Viewer viewer) {
        return page(find.find(viewer, Find.tidy(q), known(in), after, false));
    }

    @PostMapping("/search")
    Object search(@RequestParam Map<String, String> typed, Viewer viewer) {
        String words = Find.tidy(typed.getOrDefault("q", ""));
        String only = known(typed.getOrDefault("in", ""));
        FindView view = find.find(viewer, words, only, typed.getOrDefault("after", ""), true);
        boolean people = view.residents() != null && !view.residents().rows().isEmpty();
        if (people || Find.isPersonal(words) || "resident".equals(only)) {
            return page(view);
        }
        return Redirects.to(UriComponentsBuilder.fromPath("/search")
                .queryParam("q", "{words}")
                .encode()
                .buildAndExpand(words)
                .toUriString());
    }

    private static @Nullable String known(String group) {
        return GROUPS.contains(group) ? group : null;
    }

    private static ModelAndView page(FindView view) {
        return new ModelAndView("desks/search", "v", view);
    }
}
