package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(4);

    @Test
    void a_password_matches_its_hash_and_no_other() {
        String hash = passwords.hash("路灯 坏了 三天");
        assertThat(hash).startsWith("{bcrypt}");
        assertThat(passwords.matches("路灯 坏了 三天", hash)).isTrue();
        assertThat(passwords.matches("路灯 坏了 两天", hash)).isFalse();
    }

    @Test
    void an_account_without_a_password_is_opened_by_none() {
        assertThat(passwords.matches("", "")).isFalse();
        assertThat(passwords.matches("anything at all", "")).isFalse();
    }

    @Test
    void a_password_longer_than_the_hash_can_tell_apart_matches_nothing() {
        String hash = passwords.hash("x".repeat(72));
        assertThat(passwords.matches("x".repeat(73), hash)).isFalse();
    }

    @Test
    void weak_passwords_are_refused() {
        assertThat(Passwords.fault("short", "liyunna", 10)).contains(AccountRefusal.PASSWORD_TOO_SHORT);
        assertThat(Passwords.fault("my-LiYunna-2026", "liyunna", 10)).contains(AccountRefusal.PASSWORD_LIKE_LOGIN);
        assertThat(Passwords.fault("ababababababab", "liyunna", 10)).contains(AccountRefusal.PASSWORD_LIKE_LOGIN);
        assertThat(Passwords.fault("灯".repeat(25), "liyunna", 10)).contains(AccountRefusal.PASSWORD_TOO_LONG);
        assertThat(Passwords.fault("路灯坏了请修一修吧", "liyunna", 9)).isEmpty();
    }

    @Test
    void one_time_passwords_are_long_and_never_the_same() {
        assertThat(Passwords.oneTime())
                .matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}")
                .isNotEqualTo(Passwords.oneTime());
    }
}
