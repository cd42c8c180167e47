package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;

/** The pages of accounts: one administrator makes and closes, the other unlocks and resets. */
class AdministrationPagesTest extends AccountsTest {
    private static final Pattern ONE_TIME = Pattern.compile("一次性密码：([a-z0-9-]{14})");
    private static int next = 1;

    private Visitor as(Role role) {
        return visitor(world.person(World.ZHANBEI, role));
    }

    private static Map<String, String> form(String login, String name, String division) {
        return Map.of("login", login, "account-name", name, "account-division", division);
    }

    private static String password(HttpResponse<String> page) {
        Matcher found = ONE_TIME.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String at(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String login() {
        return "administered" + next++;
    }

    @Test
    void a_new_account_gets_a_password_that_is_shown_once_and_opens_the_log_in() {
        Visitor system = as(Role.SYSTEM_ADMIN);
        assertThat(system.get("/accounts").body()).contains("/accounts/new");
        system.get("/accounts/new");
        String login = login();
        var made = system.post("/accounts", form(login, "吴国庆", "150622001"));
        assertThat(made.statusCode()).isEqualTo(303);
        HttpResponse<String> page = system.follow(made);
        String password = password(page);
        assertThat(page.body()).contains("吴国庆", "待首次登录");
        assertThat(system.get(at(made)).body()).doesNotContain(password);
        assertThat(system.get("/accounts?q=" + login).body()).contains(login);
        assertThat(at(browser().logIn(login, password))).isEqualTo("/login/password");
    }

    @Test
    void what_is_wrong_with_a_new_account_stands_at_its_field_and_what_was_typed_stays() {
        Visitor system = as(Role.SYSTEM_ADMIN);
        system.get("/accounts/new");
        var unfit = system.post("/accounts", form("吴", "吴国庆", "150622"));
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("id=\"login-e\"", "value=\"吴\"", "吴国庆");
        var taken = system.post("/accounts", form("auditor-150622", "吴国庆", "150622"));
        assertThat(taken.body()).contains("这个账号名已有人用");
        var nameless = system.post("/accounts", form(login(), " ", "150622"));
        assertThat(nameless.body()).contains("id=\"account-name-e\"");
        var elsewhere = system.post("/accounts", form(login(), "吴国庆", "150621"));
        assertThat(elsewhere.body()).contains("id=\"account-division-e\"", "value=\"150621\"");
    }

    @Test
    void a_locked_account_is_unlocked_by_the_security_administrator() {
        String login = login();
        UUID account = account(login, Role.UNIT);
        for (int i = 0; i < 6; i++) {
            browser().logIn(login, "wrong password " + i);
        }
        Visitor security = as(Role.SECURITY_ADMIN);
        String page = "/accounts/" + account;
        assertThat(security.get(page).body()).contains("已锁定", page + "/unlocking");
        assertThat(browser().logIn(login, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(security.follow(security.post(page + "/unlocking", Map.of())).body())
                .contains("锁定已解除")
                .doesNotContain("已锁定");
        assertThat(at(browser().logIn(login, PASSWORD))).isEqualTo("/login/enrolment");
    }

    @Test
    void a_reset_password_replaces_the_old_one() {
        String login = login();
        UUID account = account(login, Role.UNIT);
        Visitor security = as(Role.SECURITY_ADMIN);
        security.get("/accounts/" + account);
        String password = password(security.follow(security.post("/accounts/" + account + "/password", Map.of())));
        assertThat(browser().logIn(login, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(at(browser().logIn(login, password))).isEqualTo("/login/password");
    }

    @Test
    void a_closed_account_opens_nothing_and_nothing_more_is_done_with_it() {
        String login = login();
        UUID account = account(login, Role.UNIT);
        Visitor system = as(Role.SYSTEM_ADMIN);
        String page = "/accounts/" + account;
        assertThat(system.get(page).body()).contains(page + "/closure");
        assertThat(system.follow(system.post(page + "/closure", Map.of())).body())
                .contains("账号已停用", "已停用")
                .doesNotContain(page + "/closure");
        assertThat(browser().logIn(login, PASSWORD).statusCode()).isEqualTo(422);
        Visitor security = as(Role.SECURITY_ADMIN);
        assertThat(security.get(page).body()).doesNotContain(page + "/password");
        assertThat(security.follow(security.post(page + "/password", Map.of())).body())
                .doesNotContainPattern(ONE_TIME);
    }

    @Test
    void the_two_administrators_are_offered_their_own_work_only_and_nobody_the_own_account() {
        UUID account = account(login(), Role.UNIT);
        String page = "/accounts/" + account;
        assertThat(as(Role.SYSTEM_ADMIN).get(page).body()).contains("/closure").doesNotContain("/password\"");
        assertThat(as(Role.SECURITY_ADMIN).get(page).body())
                .contains("/password\"", "岗位")
                .doesNotContain("/closure");
        World.Person admin = world.person(World.ZHANBEI, Role.SYSTEM_ADMIN);
        Visitor system = visitor(admin);
        String own = "/accounts/" + admin.account();
        assertThat(system.get(own).body()).contains("自己的账号要由另一位管理员处理").doesNotContain("/closure");
        assertThat(system.follow(system.post(own + "/closure", Map.of())).body())
                .contains("自己的账号要由另一位管理员处理");
        assertThat(system.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void accounts_of_another_county_and_of_nobody_are_as_if_they_did_not_exist() {
        Visitor system = as(Role.SYSTEM_ADMIN);
        UUID other = world.person(World.GUANJING, Role.SECRETARY).account();
        for (UUID id : new UUID[] {other, UUID.randomUUID()}) {
            assertThat(system.get("/accounts/" + id).statusCode()).isEqualTo(404);
            assertThat(system.post("/accounts/" + id + "/closure", Map.of()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(system.get("/accounts?q=secretary-150621").body()).doesNotContain("secretary-150621106205");
    }
}
