package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sandan.accounts.LogIn.Step;
import org.sandan.accounts.SignIn.SignedIn;
import org.sandan.kernel.Outcome;
import org.springframework.stereotype.Component;

/** Leads through the steps of a log-in, each on its page, until the session begins. */
@Component
class LogInSteps {
    private final LogIn logIn;
    private final LogInCookie cookie;
    private final SignIn signIn;
    private final Home home;

    LogInSteps(LogIn logIn, LogInCookie cookie, SignIn signIn, Home home) {
        this.logIn = logIn;
        this.cookie = cookie;
        this.signIn = signIn;
        this.home = home;
    }

    /** A half log-in at the step that is its turn. */
    record At(HalfLogIn half, AccountRow account) {}

    /** The half log-in of a request, if this step is its next one. */
    Optional<At> at(HttpServletRequest request, Step step) {
        return cookie.read(request)
                .flatMap(half -> logIn.account(half).map(account -> new At(half, account)))
                .filter(at -> logIn.step(at.half(), at.account()) == step);
    }

    void keep(HttpServletRequest request, HttpServletResponse response, HalfLogIn half) {
        cookie.send(request, response, half);
    }

    /** Goes on after a step. @return the path of the next page */
    String goOn(HttpServletRequest request, HttpServletResponse response, HalfLogIn half) {
        Optional<AccountRow> account = logIn.account(half);
        if (account.isEmpty()) {
            return "/login";
        }
        Step step = logIn.step(half, account.get());
        if (step != Step.DONE) {
            cookie.send(request, response, half);
        }
        return switch (step) {
            case CODE -> "/login/second-factor";
            case NEW_PASSWORD -> "/login/password";
            case ENROLMENT -> "/login/enrolment";
            case DONE -> finish(request, response, half);
        };
    }

    private String finish(HttpServletRequest request, HttpServletResponse response, HalfLogIn half) {
        cookie.remove(request, response);
        Outcome<SignedIn> outcome = signIn.begin(request, response, half.county(), half.account(), null);
        return switch (outcome) {
            case Outcome.Done<SignedIn>(SignedIn in) -> {
                String next = home.of(in.viewer(), half.next());
                yield in.choice() < 2
                        ? next
                        : "/account/post?next=" + URLEncoder.encode(half.next(), StandardCharsets.UTF_8);
            }
            case Outcome.Refused<SignedIn> ignored -> "/login/no-post";
        };
    }
}
