package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.accounts.AccountsTest.Browser;
import org.sandan.kernel.Role;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

class SessionTest extends AccountsTest {
    private static int next = 1;

    private UUID account;
    private Browser browser;

    @BeforeEach
    void loggedIn() {
        String login = "session" + next++;
        account = account(login, Role.SECURITY_ADMIN, Role.AUDITOR);
        browser = browser();
        browser.logIn(login, PASSWORD);
        Matcher secret = Pattern.compile("<b>([A-Z2-7 ]{39})</b>")
                .matcher(browser.get("/login/enrolment").body());
        assertThat(secret.find()).isTrue();
        String code = bean(SecondFactor.class).code(secret.group(1).replace(" ", ""), now());
        browser.post("/login/enrolment", "/login/enrolment", "code", code);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    private int status(String path) {
        return browser.get(path).statusCode();
    }

    @Test
    void a_session_ends_after_half_an_hour_without_a_request() {
        pass(Duration.ofMinutes(29));
        assertThat(status("/account")).isEqualTo(200);
        pass(Duration.ofMinutes(29));
        assertThat(status("/account")).isEqualTo(200);
        pass(Duration.ofMinutes(31));
        HttpResponse<String> answer = browser.get("/account");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/login?next=%2Faccount&ended");
    }

    @Test
    void a_session_ends_after_twelve_hours_whatever_is_done_in_it() {
        for (int i = 0; i < 28; i++) {
            pass(Duration.ofMinutes(25));
            assertThat(status("/account")).isEqualTo(200);
        }
        pass(Duration.ofMinutes(25));
        assertThat(status("/account")).isEqualTo(303);
    }

    @Test
    void a_revoked_session_is_void_within_two_seconds() throws InterruptedException {
        bean(Transactions.class).change(Scope.system(COUNTY, "test"), () -> {
            bean(Accounts.class).endSessions(account);
            return account;
        });
        Instant revoked = Instant.now();
        while (status("/account") == 200
                && Duration.between(revoked, Instant.now()).toMillis() < 2_000) {
            Thread.onSpinWait();
        }
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(status("/account")).isEqualTo(303);
    }

    @Test
    void a_cookie_that_was_copied_is_void_after_the_log_out() {
        String copied = browser.cookie(SessionCookies.COOKIE);
        browser.post("/account", "/logout");
        assertThat(browser.cookie(SessionCookies.COOKIE)).isEmpty();
        browser.setCookie(SessionCookies.COOKIE, copied);
        assertThat(status("/account")).isEqualTo(303);
    }

    @Test
    void a_log_out_ends_no_other_session_of_the_account() {
        String copied = browser.cookie(SessionCookies.COOKIE);
        Browser other = browser();
        SessionTicket ticket = ticket(copied);
        other.setCookie(
                SessionCookies.COOKIE,
                bean(Keys.class)
                        .toCookie(
                                "session",
                                new SessionTicket(
                                                UUID.randomUUID(),
                                                ticket.epoch(),
                                                ticket.loggedIn(),
                                                ticket.seen(),
                                                ticket.until(),
                                                ticket.viewer())
                                        .write()));
        browser.post("/account", "/logout");
        assertThat(other.get("/account").statusCode()).isEqualTo(200);
    }

    private SessionTicket ticket(String cookie) {
        return bean(Keys.class)
                .fromCookie("session", cookie)
                .flatMap(SessionTicket::read)
                .orElseThrow();
    }

    @Test
    void a_forged_cookie_is_nobodys() {
        String good = browser.cookie(SessionCookies.COOKIE);
        for (String forged : new String[] {
            "x",
            good + "A",
            good.substring(0, good.length() - 2),
            Keys.forgetful().toCookie("session", ticket(good).write())
        }) {
            browser.setCookie(SessionCookies.COOKIE, forged);
            assertThat(status("/account")).isEqualTo(303);
        }
    }

    @Test
    void an_account_acts_in_one_post_at_a_time() {
        boolean auditing = status("/trail") == 200;
        assertThat(status("/accounts") == 200).isNotEqualTo(auditing);
        String acting = String.valueOf(
                ticket(browser.cookie(SessionCookies.COOKIE)).viewer().post());
        String other = Pattern.compile("name=\"post\" value=\"([^\"]+)\"")
                .matcher(browser.get("/account/post").body())
                .results()
                .map(found -> found.group(1))
                .filter(id -> !id.equals(acting))
                .findFirst()
                .orElseThrow();
        browser.post("/account/post", "/account/post", "post", other);
        assertThat(status("/trail") == 200).isNotEqualTo(auditing);
        assertThat(browser.post(
                                "/account/post",
                                "/account/post",
                                "post",
                                UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
        Browser other = browser();
        other.setCookie(SessionCookies.COOKIE, browser.cookie(SessionCookies.COOKIE));
        HttpResponse<String> answer = browser.post(
                "/account",
                "/account/password",
                "present-password",
                PASSWORD,
                "new-password",
                "院子里的老杨树又绿了",
                "again",
                "院子里的老杨树又绿了");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(status("/account")).isEqualTo(200);
        assertThat(other.get("/account").statusCode()).isEqualTo(303);
    }

    private String token(String rights) {
        browser.post("/account", "/account/tokens", "token-name", "报表", "token-rights", rights, "token-days", "30");
        Matcher token = Pattern.compile("sdn_150622_[A-Za-z0-9_-]{43}")
                .matcher(browser.get("/account").body());
        assertThat(token.find()).isTrue();
        assertThat(browser.get("/account").body()).doesNotContain(token.group());
        return token.group();
    }

    @Test
    void a_token_that_only_reads_gives_a_viewer_that_may_not_write() {
        Tokens tokens = bean(Tokens.class);
        assertThat(tokens.viewer(token("read")).orElseThrow().mayWrite()).isFalse();
        assertThat(tokens.viewer(token("write")).orElseThrow().mayWrite()).isTrue();
    }

    @Test
    void a_token_opens_no_page() {
        HttpResponse<String> answer = browser().get("/account", "Authorization", "Bearer " + token("write"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void guessed_and_foreign_tokens_are_nobodys() {
        Tokens tokens = bean(Tokens.class);
        String good = token("read");
        assertThat(tokens.viewer(good + "x")).isEmpty();
        assertThat(tokens.viewer(good.replace("150622", "150623"))).isEmpty();
        assertThat(tokens.viewer("sdn_150622_" + "A".repeat(43))).isEmpty();
        assertThat(tokens.viewer("' or 1=1")).isEmpty();
    }

    @Test
    void a_revoked_token_is_void_within_two_seconds() throws InterruptedException {
        Tokens tokens = bean(Tokens.class);
        String token = token("read");
        assertThat(tokens.viewer(token)).isPresent();
        Matcher revoke = Pattern.compile("/account/tokens/[0-9a-f-]+/revocation")
                .matcher(browser.get("/account").body());
        assertThat(revoke.find()).isTrue();
        browser.post("/account", revoke.group());
        Instant revoked = Instant.now();
        while (tokens.viewer(token).isPresent()
                && Duration.between(revoked, Instant.now()).toMillis() < 3_000) {
            Thread.onSpinWait();
        }
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofMillis(2_200));
    }

    @Test
    void a_token_ends_with_its_time() {
        Tokens tokens = bean(Tokens.class);
        String token = token("read");
        pass(Duration.ofDays(30).plusSeconds(1));
        assertThat(tokens.viewer(token)).isEmpty();
    }

    @Test
    void a_token_lives_a_year_at_most() {
        assertThat(browser.post("/account", "/account/tokens", "token-name", "报表", "token-days", "366")
                        .body())
                .contains("请填 1 到 365 的天数");
    }
}
