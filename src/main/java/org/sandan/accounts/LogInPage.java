package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sandan.accounts.DemoPeople.Person;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.AddressLimit;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The log-in with name and password, and the way out. */
@Controller
public class LogInPage {
    private final LogIn logIn;
    private final LogInSteps steps;
    private final SessionCookies sessions;
    private final AddressLimit limit;
    private final @Nullable DemoPeople demo;
    private final Duration pace;

    LogInPage(
            LogIn logIn,
            LogInSteps steps,
            SessionCookies sessions,
            AddressLimit limit,
            ObjectProvider<DemoPeople> demo,
            @Value("${sandan.login-pace:600ms}") Duration pace) {
        this.logIn = logIn;
        this.steps = steps;
        this.sessions = sessions;
        this.limit = limit;
        this.demo = demo.getIfAvailable();
        this.pace = pace;
    }

    /**
     * @param ended whether a session has just ended, so that what was typed comes back after the log-in
     * @param loading whether a part of the demo is still to come
     */
    public record View(
            Typed typed, String next, boolean ended, String demoAction, List<Person> people, boolean loading) {}

    @GetMapping("/login")
    ModelAndView show(
            @RequestParam(defaultValue = "") String next, @RequestParam(required = false) @Nullable String ended) {
        return new ModelAndView("accounts/login", "v", view(Typed.NOTHING, next, ended != null));
    }

    @PostMapping("/login")
    Object send(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        long began = System.nanoTime();
        Outcome<HalfLogIn> outcome = limit.take("login.rate", request.getRemoteAddr())
                ? logIn.password(login, password, Redirects.local(next, ""))
                : Outcome.refused(Refusal.at("password", AccountRefusal.LOGIN_RATE));
        return switch (outcome) {
            case Outcome.Done<HalfLogIn>(HalfLogIn half) -> {
                limit.giveBack("login.rate", request.getRemoteAddr());
                yield Redirects.to(steps.goOn(request, response, half));
            }
            case Outcome.Refused<HalfLogIn>(Refusal refusal) -> {
                keepPace(began);
                yield refused(view(Typed.refused(Map.of("login", login), refusal), next, false), refusal);
            }
        };
    }

    @PostMapping("/logout")
    Object out(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        return Redirects.to("/");
    }

    private View view(Typed typed, String next, boolean ended) {
        return new View(
                typed,
                Redirects.local(next, ""),
                ended,
                demo == null ? "" : demo.action(),
                demo == null ? List.of() : demo.people(),
                demo != null && demo.isLoading());
    }

    private static ModelAndView refused(View view, Refusal refusal) {
        ModelAndView page = new ModelAndView("accounts/login", "v", view);
        page.setStatus(HttpStatus.valueOf(refusal.fields().getFirst().type().status()));
        return page;
    }

    /** Every refusal takes as long, whatever was wrong. On virtual threads waiting costs next to nothing. */
    private void keepPace(long began) {
        try {
            Thread.sleep(pace.minusNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
