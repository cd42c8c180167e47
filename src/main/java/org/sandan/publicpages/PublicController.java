package org.sandan.publicpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.needs.LastVillage;
import org.sandan.needs.NeedLifecycle;
import org.sandan.platform.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What everybody may see, without an account: the first page, a community and what is ordered there, one's own settings. */
@Controller
public class PublicController {
    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final PublicPages pages;

    PublicController(PublicPages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    ModelAndView start(HttpServletRequest request) {
        return new ModelAndView("publicpages/start", "v", pages.start(request));
    }

    @GetMapping("/me")
    ModelAndView me() {
        return new ModelAndView("publicpages/me");
    }

    @GetMapping("/c/{code}")
    ModelAndView division(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        Division division = pages.division(code);
        if (division.level() != Level.VILLAGE) {
            return new ModelAndView("publicpages/area", "v", pages.area(division));
        }
        LastVillage.remember(request, response, division.code());
        return new ModelAndView("publicpages/community", "v", pages.community(division, request));
    }

    @GetMapping("/c/{code}/needs")
    ModelAndView needs(
            @PathVariable String code,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(required = false) @Nullable String after) {
        return new ModelAndView("publicpages/needs", "v", pages.needs(village(code), known(state), id(after)));
    }

    /** What came out of the projects that were evaluated. */
    @GetMapping("/c/{code}/projects")
    ModelAndView projects(@PathVariable String code, @RequestParam(required = false) @Nullable String after) {
        return new ModelAndView("publicpages/projects", "v", pages.results(below(code), id(after)));
    }

    /** 最近办成的, 开过的联席会议, 单位的贡献: of a county, town or village, page by page. */
    @GetMapping("/c/{code}/{kind:solved|meetings|units}")
    ModelAndView lately(
            @PathVariable String code, @PathVariable String kind, @RequestParam(defaultValue = "") String after) {
        return new ModelAndView("publicpages/lately", "v", pages.lately(pages.division(code), kind, after));
    }

    /** Anything but a city, whose rows its counties keep. */
    private Division below(String code) {
        Division division = pages.division(code);
        if (division.level() == Level.CITY) {
            throw new NotFound();
        }
        return division;
    }

    private static @Nullable UUID id(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(one -> one.matches(UUID_TEXT))
                .map(UUID::fromString)
                .orElse(null);
    }

    @GetMapping("/c/{code}/needs/{number}")
    ModelAndView need(@PathVariable String code, @PathVariable String number) {
        return new ModelAndView("publicpages/need", "v", pages.need(village(code), number));
    }

    private Division village(String code) {
        Division division = pages.division(code);
        if (division.level() != Level.VILLAGE) {
            throw new NotFound();
        }
        return division;
    }

    private static String known(String state) {
        boolean ours = state.equals("open")
                || NeedLifecycle.TABLE.states().stream()
                        .anyMatch(one -> one.name().equals(state));
        return ours ? state : "all";
    }
}
