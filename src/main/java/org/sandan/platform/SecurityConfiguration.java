package org.sandan.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Headers, CSRF on every form, and the route table in front of every page. */
@Configuration
class SecurityConfiguration {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " manifest-src 'self'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SessionReader sessions, Routes routes, FormKeeper forms)
            throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").path("/"));
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(SecurityConfiguration::isApi))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(r -> r.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN)))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, e) -> response.sendError(HttpStatus.FORBIDDEN.value())))
                .addFilterBefore(new Gate(sessions, routes, forms), AuthorizationFilter.class)
                .build();
    }

    /**
     * Before the security chain, so that what the gate refuses is told in the visitor's language. The gate itself stands
     * inside the chain only, not a second time before every request.
     */
    @Bean
    FilterRegistrationBean<LanguageFilter> languages() {
        FilterRegistrationBean<LanguageFilter> languages = new FilterRegistrationBean<>(new LanguageFilter());
        languages.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return languages;
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** Lets through whom the route table names; sends others to the log-in, or says that there is no such page. */
    private static final class Gate extends OncePerRequestFilter {
        private final SessionReader sessions;
        private final Routes routes;
        private final FormKeeper forms;

        Gate(SessionReader sessions, Routes routes, FormKeeper forms) {
            this.sessions = sessions;
            this.routes = routes;
            this.forms = forms;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getDispatcherType() == DispatcherType.ERROR
                    || request.getRequestURI().startsWith("/assets/")) {
                chain.doFilter(request, response);
                return;
            }
            SessionReader.Session session = sessions.read(request, response);
            Viewer viewer = session.viewer();
            request.setAttribute(Viewer.class.getName(), viewer);
            var route = routes.find(request.getMethod(), request.getRequestURI());
            boolean open = route.isPresent() && route.get().roles().contains(viewer.role());
            boolean reading =
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            if (open && (viewer.mayWrite() || reading)) {
                chain.doFilter(request, response);
            } else if (open) {
                response.sendError(HttpStatus.FORBIDDEN.value());
            } else if (isApi(request) || viewer.isKnown() || route.isEmpty()) {
                response.sendError(isApi(request) && !viewer.isKnown() ? 401 : 404);
            } else {
                toLogin(request, response, session);
            }
        }

        private void toLogin(HttpServletRequest request, HttpServletResponse response, SessionReader.Session session)
                throws IOException {
            if (request.getMethod().equals("POST") && session.ended().isKnown()) {
                forms.keep(request, response, session.ended());
            }
            String ended = session.ended().isKnown() ? "&ended" : "";
            String next = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/login?next=" + next + ended);
        }
    }
}
