package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import org.sandan.accounts.LogIn.Step;
import org.sandan.accounts.LogInSteps.At;
import org.sandan.documents.QrCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.AddressLimit;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages between the password and the session. Whoever has not come to a step is sent to the log-in. */
@Controller
public class LogInStepsPage {
    private final LogIn logIn;
    private final LogInSteps steps;
    private final AddressLimit limit;

    LogInStepsPage(LogIn logIn, LogInSteps steps, AddressLimit limit) {
        this.logIn = logIn;
        this.steps = steps;
        this.limit = limit;
    }

    /**
     * @param secret the secret of the factor that is being set, in groups of four; empty on other pages
     * @param shortest how many characters a password has at least
     */
    public record View(String login, Typed typed, String secret, QrCode qr, int shortest) {}

    @GetMapping("/login/second-factor")
    Object code(HttpServletRequest request) {
        return page(request, Step.CODE, "accounts/second-factor");
    }

    @PostMapping("/login/second-factor")
    Object sendCode(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        return step(request, response, Step.CODE, "accounts/second-factor", at -> logIn.code(at.half(), code));
    }

    @GetMapping("/login/password")
    Object password(HttpServletRequest request) {
        return page(request, Step.NEW_PASSWORD, "accounts/new-password");
    }

    @PostMapping("/login/password")
    Object sendPassword(
            @RequestParam(name = "new-password", defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        return step(
                request,
                response,
                Step.NEW_PASSWORD,
                "accounts/new-password",
                at -> logIn.newPassword(at.half(), at.account(), password, again));
    }

    @GetMapping("/login/enrolment")
    Object enrolment(HttpServletRequest request, HttpServletResponse response) {
        return steps.at(request, Step.ENROLMENT)
                .<Object>map(at -> {
                    HalfLogIn half =
                            at.half().secret().isEmpty() ? at.half().withSecret(SecondFactor.newSecret()) : at.half();
                    steps.keep(request, response, half);
                    return view("accounts/enrolment", new At(half, at.account()), Typed.NOTHING);
                })
                .orElseGet(() -> Redirects.to("/login"));
    }

    @PostMapping("/login/enrolment")
    Object enrol(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        return step(
                request,
                response,
                Step.ENROLMENT,
                "accounts/enrolment",
                at -> logIn.enrol(at.half(), at.account(), code));
    }

    @GetMapping("/login/no-post")
    ModelAndView noPost() {
        return new ModelAndView("accounts/no-post");
    }

    private Object page(HttpServletRequest request, Step step, String template) {
        return steps.at(request, step)
                .<Object>map(at -> view(template, at, Typed.NOTHING))
                .orElseGet(() -> Redirects.to("/login"));
    }

    private Object step(
            HttpServletRequest request,
            HttpServletResponse response,
            Step step,
            String template,
            Function<At, Outcome<HalfLogIn>> work) {
        At at = steps.at(request, step).orElse(null);
        if (at == null) {
            return Redirects.to("/login");
        }
        if (!limit.take("login.rate", request.getRemoteAddr())) {
            return refused(template, at, Refusal.at("code", AccountRefusal.LOGIN_RATE));
        }
        return switch (work.apply(at)) {
            case Outcome.Done<HalfLogIn>(HalfLogIn half) -> {
                limit.giveBack("login.rate", request.getRemoteAddr());
                yield Redirects.to(steps.goOn(request, response, half));
            }
            case Outcome.Refused<HalfLogIn>(Refusal refusal) -> refused(template, at, refusal);
        };
    }

    private ModelAndView refused(String template, At at, Refusal refusal) {
        ModelAndView page = view(template, at, Typed.refused(Map.of(), refusal));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView view(String template, At at, Typed typed) {
        String secret = at.half().secret();
        View view = new View(
                at.account().login(),
                typed,
                secret.replaceAll("(.{4})(?=.)", "$1 "),
                QrCode.of(SecondFactor.address(at.account().login(), secret)),
                logIn.shortestPassword());
        return new ModelAndView(template, "v", view);
    }
}
