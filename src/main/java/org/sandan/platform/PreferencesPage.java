package org.sandan.platform;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** How somebody wants to read: language, size of the text, light or dark. Each is a cookie of that browser. */
@Controller
class PreferencesPage {
    private static final int A_YEAR = 365 * 24 * 3600;

    @PostMapping("/language")
    RedirectView language(
            @RequestParam String value, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        return remember(response, LanguageFilter.COOKIE, value, "zh|en", back);
    }

    @PostMapping("/text-size")
    RedirectView textSize(
            @RequestParam String value, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        return remember(response, Page.SIZE_COOKIE, value, Page.SIZES, back);
    }

    @PostMapping("/theme")
    RedirectView theme(
            @RequestParam String value, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        return remember(response, Page.THEME_COOKIE, value, "light|dark", back);
    }

    /** Anything else than a known value goes back to the default. */
    private static RedirectView remember(
            HttpServletResponse response, String cookie, String value, String known, String back) {
        boolean chosen = value.matches(known);
        response.addCookie(Cookies.plain(cookie, chosen ? value : "", chosen ? A_YEAR : 0));
        return Redirects.to(Redirects.local(back, "/"));
    }
}
