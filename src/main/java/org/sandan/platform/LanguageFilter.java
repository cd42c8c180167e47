package org.sandan.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** The language of a request: what the visitor chose, else Chinese; a program may ask by Accept-Language. */
class LanguageFilter extends OncePerRequestFilter {
    static final String COOKIE = "sandan_lang";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Locale.class.getName(), choose(request));
        chain.doFilter(request, response);
    }

    private static Locale choose(HttpServletRequest request) {
        String chosen = Cookies.read(request, COOKIE).orElse("");
        if (chosen.isEmpty() && SecurityConfiguration.isApi(request)) {
            String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
            chosen = asked != null && asked.toLowerCase(Locale.ROOT).startsWith("en") ? "en" : "zh";
        }
        return chosen.equals("en") ? Messages.ENGLISH : Messages.CHINESE;
    }
}
