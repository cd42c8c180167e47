package org.sandan.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.sandan.accounts.AccountAdministration.Shown;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Accounts for the two administrators who look after them. */
@Controller
public class AdministrationPage {
    private static final int ROWS = 30;

    private final AccountAdministration administration;
    private final TryCounter counter;
    private final Pages pages;

    AdministrationPage(AccountAdministration administration, TryCounter counter, Pages pages) {
        this.administration = administration;
        this.counter = counter;
        this.pages = pages;
    }

    public record Row(
            UUID id,
            String login,
            String name,
            boolean closed,
            boolean locked,
            boolean secondFactor,
            boolean mustChange) {}

    /** @param after the login name after which the next page begins; empty on the last */
    public record ListView(List<Row> rows, String query, String after) {}

    public record OneView(Row account, List<HeldPost> posts, boolean own) {}

    public record NewView(Typed typed) {}

    @GetMapping("/accounts")
    ModelAndView list(
            Viewer viewer, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        String prefix = q.strip().toLowerCase(Locale.ROOT);
        List<Row> rows = administration.list(viewer, after, prefix, ROWS + 1).stream()
                .map(this::row)
                .toList();
        boolean more = rows.size() > ROWS;
        List<Row> shown = more ? rows.subList(0, ROWS) : rows;
        return new ModelAndView(
                "accounts/list",
                "v",
                new ListView(shown, prefix, more ? shown.getLast().login() : ""));
    }

    @GetMapping("/accounts/new")
    ModelAndView form(Viewer viewer) {
        return new ModelAndView(
                "accounts/new",
                "v",
                new NewView(Typed.of(Map.of("account-division", String.valueOf(viewer.county())))));
    }

    @PostMapping("/accounts")
    Object create(
            Viewer viewer,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(name = "account-name", defaultValue = "") String name,
            @RequestParam(name = "account-division", defaultValue = "") String division,
            HttpServletResponse response) {
        Map<String, String> typed = Map.of("login", login, "account-name", name, "account-division", division);
        return pages.answer(
                response,
                administration.create(viewer, login, name, division),
                made -> Pages.Next.to("/accounts/" + made.account(), "account.created", made.oneTimePassword()),
                refusal -> new ModelAndView("accounts/new", "v", new NewView(Typed.refused(typed, refusal))));
    }

    @GetMapping("/accounts/{id}")
    ModelAndView one(Viewer viewer, @PathVariable UUID id) {
        Shown shown = administration.show(viewer, id);
        return new ModelAndView(
                "accounts/one", "v", new OneView(row(shown.account()), shown.posts(), id.equals(viewer.account())));
    }

    @PostMapping("/accounts/{id}/closure")
    Object close(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
        return done(administration.close(viewer, id).map(account -> new String[0]), id, response, "account.closed");
    }

    @PostMapping("/accounts/{id}/unlocking")
    Object unlock(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
        return done(administration.unlock(viewer, id).map(account -> new String[0]), id, response, "account.unlocked");
    }

    @PostMapping("/accounts/{id}/password")
    Object resetPassword(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
        return done(
                administration.resetPassword(viewer, id).map(password -> new String[] {password}),
                id,
                response,
                "account.password.reset");
    }

    @PostMapping("/accounts/{id}/second-factor-removal")
    Object removeSecondFactor(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
        return done(
                administration.removeSecondFactor(viewer, id).map(account -> new String[0]),
                id,
                response,
                "account.factor.removed");
    }

    /** Goes back to the account and says there what was done, or why not. */
    private Object done(Outcome<String[]> outcome, UUID id, HttpServletResponse response, String key) {
        switch (outcome) {
            case Outcome.Done<String[]>(String[] arguments) -> pages.flash(response, "", key, arguments);
            case Outcome.Refused<String[]>(Refusal refusal) -> {
                if (refusal.type() == Refusal.Common.NOT_FOUND) {
                    throw new NotFound();
                }
                pages.flash(response, "", "refusal." + refusal.type().key());
            }
        }
        return Redirects.to("/accounts/" + id);
    }

    private Row row(AccountRow account) {
        return new Row(
                account.id(),
                account.login(),
                account.name(),
                account.closed(),
                counter.isLocked(account.tries()),
                account.hasSecondFactor(),
                account.mustChange());
    }

    @Configuration
    static class Menu {
        @Bean
        MenuEntry accountsMenu() {
            return new MenuEntry(
                    80, "/accounts", "users", "account.menu", EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
        }
    }
}
