package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.accounts.Tokens.Made;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: posts, how one wants to read, password, tokens. */
@Controller
public class AccountPage {
    private final OwnAccount own;
    private final SignIn signIn;
    private final SessionCookies sessions;
    private final Home home;
    private final Pages pages;

    AccountPage(OwnAccount own, SignIn signIn, SessionCookies sessions, Home home, Pages pages) {
        this.own = own;
        this.signIn = signIn;
        this.sessions = sessions;
        this.home = home;
        this.pages = pages;
    }

    public record View(
            String login,
            boolean secondFactor,
            boolean hasPassword,
            List<HeldPost> posts,
            List<TokenRow> tokens,
            Typed password,
            Typed token,
            int shortest) {}

    public record PostView(List<HeldPost> posts, String next) {}

    @GetMapping("/account")
    ModelAndView show(Viewer viewer) {
        return view(viewer, Typed.NOTHING, Typed.NOTHING);
    }

    @PostMapping("/account/password")
    Object password(
            Viewer viewer,
            @RequestParam(name = "present-password", defaultValue = "") String present,
            @RequestParam(name = "new-password", defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (own.changePassword(viewer, present, password, again)) {
            case Outcome.Done<Long>(Long epoch) -> {
                sessions.ticket(request).ifPresent(ticket -> sessions.goOnWith(request, response, ticket, epoch));
                pages.flash(response, "", "account.password.set");
                yield Redirects.to("/account");
            }
            case Outcome.Refused<Long>(Refusal refusal) ->
                refused(view(viewer, Typed.refused(Map.of(), refusal), Typed.NOTHING));
        };
    }

    @PostMapping("/account/tokens")
    Object makeToken(
            Viewer viewer,
            @RequestParam(name = "token-name", defaultValue = "") String name,
            @RequestParam(name = "token-rights", defaultValue = "read") String rights,
            @RequestParam(name = "token-days", defaultValue = "") String days,
            HttpServletResponse response) {
        return switch (own.makeToken(viewer, name, rights.equals("write"), days)) {
            case Outcome.Done<Made>(Made made) -> {
                pages.flash(response, "", "account.token.made", made.token());
                yield Redirects.to("/account");
            }
            case Outcome.Refused<Made>(Refusal refusal) -> {
                Map<String, String> typed = Map.of("token-name", name, "token-rights", rights, "token-days", days);
                yield refused(view(viewer, Typed.NOTHING, Typed.refused(typed, refusal)));
            }
        };
    }

    @PostMapping("/account/tokens/{id}/revocation")
    Object revokeToken(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
        own.revokeToken(viewer, id);
        pages.flash(response, "", "account.token.revoked");
        return Redirects.to("/account");
    }

    @GetMapping("/account/post")
    ModelAndView posts(Viewer viewer, @RequestParam(defaultValue = "") String next) {
        return new ModelAndView(
                "accounts/post", "v", new PostView(own.show(viewer).posts(), next));
    }

    @PostMapping("/account/post")
    Object switchTo(
            Viewer viewer,
            @RequestParam UUID post,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Viewer other = own.show(viewer).posts().stream()
                .filter(held -> held.id().equals(post))
                .findFirst()
                .map(held -> held.viewer(viewer.county(), viewer.actingAccount(), viewer.name(), true))
                .orElseThrow(NotFound::new);
        if (!signIn.switchTo(request, response, viewer, post)) {
            throw new NotFound();
        }
        return Redirects.to(home.of(other, next));
    }

    private ModelAndView view(Viewer viewer, Typed password, Typed token) {
        OwnAccount.Shown shown = own.show(viewer);
        AccountRow account = shown.account();
        View view = new View(
                account.login(),
                account.hasSecondFactor(),
                !account.passwordHash().isEmpty(),
                shown.posts(),
                shown.tokens(),
                password,
                token,
                own.shortestPassword());
        return new ModelAndView("accounts/account", "v", view);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
