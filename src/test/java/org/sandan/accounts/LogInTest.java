package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.accounts.AccountsTest.Browser;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log-in as a browser without scripts goes through it. */
class LogInTest extends AccountsTest {
    private static final Pattern SECRET = Pattern.compile("<b>([A-Z2-7 ]{39})</b>");
    private static int next = 1;

    private String login;
    private UUID account;

    @BeforeEach
    void somebody() {
        login = "person" + next++;
        account = account(login, Role.SECURITY_ADMIN);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String error(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body()
                .replaceAll("(?s).*<p class=\"err\"[^>]*>.*?</svg>", "")
                .replaceAll("(?s)</p>.*", "")
                .strip();
    }

    private String secret(Browser browser) {
        Matcher found = SECRET.matcher(browser.get("/login/enrolment").body());
        assertThat(found.find()).isTrue();
        return found.group(1).replace(" ", "");
    }

    private String code(String secret) {
        return bean(SecondFactor.class).code(secret, now());
    }

    /** Logs in for the first time. @return the secret of the second factor */
    private String enrol(Browser browser) {
        assertThat(location(browser.logIn(login, PASSWORD))).isEqualTo("/login/enrolment");
        String secret = secret(browser);
        assertThat(location(browser.post("/login/enrolment", "/login/enrolment", "code", code(secret))))
                .isEqualTo("/desk");
        return secret;
    }

    private List<String> trail() {
        return bean(Transactions.class)
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> bean(JdbcClient.class)
                                .sql(
                                        "select action from trail where county_id = :county and account_id = :account order by id")
                                .param("county", COUNTY)
                                .param("account", account)
                                .query(String.class)
                                .list());
    }

    @Test
    void the_first_log_in_sets_a_second_factor() {
        Browser browser = browser();
        enrol(browser);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(browser.get("/account").body()).contains(login);
        assertThat(trail()).containsExactly("second-factor-set", "log-in");
    }

    @Test
    void the_password_alone_opens_nothing() {
        Browser browser = browser();
        browser.logIn(login, PASSWORD);
        assertThat(location(browser.get("/accounts"))).isEqualTo("/login?next=%2Faccounts");
    }

    @Test
    void later_log_ins_ask_for_the_code_and_take_each_once() {
        String secret = enrol(browser());
        String usedForEnrolment = code(secret);
        Browser browser = browser();
        assertThat(location(browser.logIn(login, PASSWORD))).isEqualTo("/login/second-factor");
        assertThat(error(browser.post("/login/second-factor", "/login/second-factor", "code", usedForEnrolment)))
                .contains("动态码不对或已经用过");
        pass(Duration.ofSeconds(30));
        String fresh = code(secret);
        assertThat(location(browser.post("/login/second-factor", "/login/second-factor", "code", fresh)))
                .isEqualTo("/desk");
        Browser thief = browser();
        thief.logIn(login, PASSWORD);
        assertThat(error(thief.post("/login/second-factor", "/login/second-factor", "code", fresh)))
                .contains("已经用过");
    }

    @Test
    void wrong_codes_lock_the_account_and_the_right_password_does_not_count_anew() {
        enrol(browser());
        for (int i = 0; i < 4; i++) {
            Browser browser = browser();
            browser.logIn(login, PASSWORD);
            browser.post("/login/second-factor", "/login/second-factor", "code", "000000");
        }
        Browser browser = browser();
        browser.logIn(login, PASSWORD);
        assertThat(error(browser.post("/login/second-factor", "/login/second-factor", "code", "000000")))
                .contains("已锁定");
        assertThat(error(browser().logIn(login, PASSWORD))).contains("已锁定");
    }

    @Test
    void names_that_exist_and_names_that_do_not_get_the_same_answers_down_to_the_lock() {
        List<String> known = answers(login);
        List<String> unknown = answers("nobody" + login);
        assertThat(known).isEqualTo(unknown);
        assertThat(known.getFirst()).isEqualTo("账号或密码不对。再错 4 次，这个账号锁定 15 分钟。");
        assertThat(known.get(4)).contains("已锁定 15 分钟");
        assertThat(trail().stream().filter("log-in-failed"::equals).count()).isEqualTo(5);
        assertThat(trail()).contains("account-locked");
    }

    private List<String> answers(String name) {
        Browser browser = browser();
        return Stream.generate(() -> error(browser.logIn(name, "wrong wrong wrong")))
                .limit(6)
                .toList();
    }

    @Test
    void a_locked_account_refuses_the_right_password_until_the_time_has_passed() {
        answers(login);
        assertThat(error(browser().logIn(login, PASSWORD))).contains("已锁定");
        pass(Duration.ofMinutes(15));
        assertThat(location(browser().logIn(login, PASSWORD))).isEqualTo("/login/enrolment");
    }

    @Test
    void many_tries_at_once_are_no_more_than_one_after_the_other() {
        Set<String> answers = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> bean(LogIn.class).password(login, "wrong", "")))
                .limit(12)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Object::toString)
                .collect(Collectors.toSet());
        assertThat(answers).hasSize(5);
        assertThat(trail().stream().filter("log-in-failed"::equals).count()).isEqualTo(5);
    }

    @Test
    void nothing_typed_is_lost_but_the_password() {
        HttpResponse<String> answer = browser().logIn(login, "wrong wrong wrong");
        assertThat(answer.body()).contains("value=\"" + login + "\"").doesNotContain("wrong wrong");
    }

    @Test
    void after_the_log_in_one_goes_on_to_pages_of_this_site_only() {
        String secret = enrol(browser());
        assertThat(landing(secret, "/account")).isEqualTo("/account");
        assertThat(landing(secret, "//evil.example/x")).isEqualTo("/desk");
        assertThat(landing(secret, "https://evil.example/x")).isEqualTo("/desk");
        assertThat(landing(secret, "/\\evil.example")).isEqualTo("/desk");
        assertThat(landing(secret, "/trail")).isEqualTo("/desk");
    }

    private String landing(String secret, String next) {
        pass(Duration.ofSeconds(60));
        Browser browser = browser();
        browser.post("/login", "/login", "login", login, "password", PASSWORD, "next", next);
        return location(browser.post("/login/second-factor", "/login/second-factor", "code", code(secret)));
    }

    @Test
    void a_half_log_in_ends_after_five_minutes() {
        Browser browser = browser();
        browser.logIn(login, PASSWORD);
        pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(location(browser.get("/login/enrolment"))).isEqualTo("/login");
    }

    @Test
    void a_password_given_by_somebody_else_is_changed_first() {
        UUID admin = account("admin" + login, Role.SECURITY_ADMIN);
        assertThat(admin).isNotNull();
        Browser administrator = browser();
        administrator.logIn("admin" + login, PASSWORD);
        administrator.post("/login/enrolment", "/login/enrolment", "code", code(secret(administrator)));
        administrator.post("/accounts/" + account, "/accounts/" + account + "/password");
        String page = administrator.get("/accounts/" + account).body();
        Matcher oneTime = Pattern.compile("一次性密码：([a-z0-9-]{14})").matcher(page);
        assertThat(oneTime.find()).isTrue();
        assertThat(administrator.get("/accounts/" + account).body()).doesNotContain(oneTime.group(1));

        Browser browser = browser();
        assertThat(location(browser.logIn(login, oneTime.group(1)))).isEqualTo("/login/password");
        assertThat(error(browser.post("/login/password", "/login/password", "new-password", "short", "again", "short")))
                .contains("至少 10 位");
        assertThat(location(browser.post(
                        "/login/password", "/login/password", "new-password", "院子里的老杨树又绿了", "again", "院子里的老杨树又绿了")))
                .isEqualTo("/login/enrolment");
        assertThat(error(browser().logIn(login, oneTime.group(1)))).contains("账号或密码不对");
    }

    @Test
    void an_account_without_a_post_does_not_come_in() {
        String nobody = "idle" + login;
        account(nobody);
        Browser browser = browser();
        browser.logIn(nobody, PASSWORD);
        HttpResponse<String> answer =
                browser.post("/login/enrolment", "/login/enrolment", "code", code(secret(browser)));
        assertThat(location(answer)).isEqualTo("/login/no-post");
        assertThat(browser.cookie(SessionCookies.COOKIE)).isEmpty();
    }

    @Test
    void a_form_without_its_token_is_refused() {
        HttpResponse<String> answer = browser().postWithoutToken("/login", "login=" + login + "&password=" + PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
