package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.accounts.Accounts;
import org.sandan.accounts.Codes;
import org.sandan.kernel.Role;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The first start of a real county: three administrators, each with a password of their own, none above another. */
class FirstCountyTest extends SandanTest {
    private static final Pattern LINE = Pattern.compile("login (\\S+) +one-time password (\\S+)");
    private static final Pattern SECRET = Pattern.compile("<b>([A-Z2-7 ]{39})</b>");
    private static final String OWN_PASSWORD = "院子里的老杨树又绿了";

    @Autowired
    private ApplicationContext context;

    private Map<String, String> opened(String county) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        FirstCounty.open(context, county, new PrintStream(printed, true, StandardCharsets.UTF_8));
        Map<String, String> passwords = new LinkedHashMap<>();
        Matcher line = LINE.matcher(printed.toString(StandardCharsets.UTF_8));
        while (line.find()) {
            passwords.put(line.group(1), line.group(2));
        }
        return passwords;
    }

    private Visitor logIn(String login, String password) {
        Visitor visitor = visitor();
        visitor.get("/login");
        assertThat(at(visitor.post("/login", Map.of("login", login, "password", password))))
                .isEqualTo("/login/password");
        visitor.get("/login/password");
        assertThat(at(visitor.post("/login/password", Map.of("new-password", OWN_PASSWORD, "again", OWN_PASSWORD))))
                .isEqualTo("/login/enrolment");
        Matcher secret = SECRET.matcher(visitor.get("/login/enrolment").body());
        assertThat(secret.find()).isTrue();
        String code = Codes.of(context, secret.group(1).replace(" ", ""), clock.instant());
        assertThat(at(visitor.post("/login/enrolment", Map.of("code", code)))).isEqualTo("/desk");
        return visitor;
    }

    private static String at(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void a_county_begins_with_three_administrators_of_whom_none_does_anothers_work() {
        Map<String, String> passwords = opened("150623");
        assertThat(passwords.keySet()).containsExactly("admin150623", "security150623", "auditor150623");
        assertThat(passwords.values()).doesNotHaveDuplicates();
        Visitor system = logIn("admin150623", passwords.getOrDefault("admin150623", ""));
        Visitor security = logIn("security150623", passwords.getOrDefault("security150623", ""));
        Visitor auditor = logIn("auditor150623", passwords.getOrDefault("auditor150623", ""));
        UUID account = account("auditor150623");

        assertThat(system.get("/accounts/new").statusCode()).isEqualTo(200);
        assertThat(List.of(security, auditor))
                .allMatch(other -> other.get("/accounts/new").statusCode() == 404);
        assertThat(auditor.get("/trail").statusCode()).isEqualTo(200);
        assertThat(List.of(system, security))
                .allMatch(other -> other.get("/trail").statusCode() == 404);
        for (String work : List.of("/unlocking", "/password", "/second-factor-removal")) {
            assertThat(system.post("/accounts/" + account + work, Map.of()).statusCode())
                    .as("the system administrator and " + work)
                    .isEqualTo(404);
        }
        security.get("/accounts/" + account);
        assertThat(security.post("/accounts/" + account + "/unlocking", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(security.post("/accounts/" + account + "/closure", Map.of()).statusCode())
                .isEqualTo(404);
        String post = "/posts/" + post("auditor150623");
        assertThat(system.get(post).body()).doesNotContain("/hand-over\"");
        assertThat(security.get(post).body()).contains("/hand-over\"");
        assertThat(auditor.get(post).body()).doesNotContain("/hand-over\"");
        Map<String, String> takeOver =
                Map.of("successor", account("admin150623").toString(), "hand-over-from", "2026-11-23");
        assertThat(system.post(post + "/hand-over", takeOver).statusCode()).isEqualTo(403);
    }

    @Test
    void a_county_that_is_served_already_gets_no_second_set() {
        assertThat(opened("150624")).hasSize(3);
        assertThat(opened("150624")).isEmpty();
        assertThat(opened("150624001")).isEmpty();
    }

    private UUID account(String login) {
        return world.bean(Accounts.class).find(login).orElseThrow();
    }

    private UUID post(String login) {
        return world
                .bean(Transactions.class)
                .read(
                        Scope.publicOf(150_623),
                        () -> world.bean(Posts.class)
                                .postsOfAccount(
                                        150_623,
                                        account(login),
                                        clock.instant()
                                                .atZone(org.sandan.platform.Timestamps.CHINA)
                                                .toLocalDate()))
                .stream()
                .filter(post -> post.role() == Role.AUDITOR)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
