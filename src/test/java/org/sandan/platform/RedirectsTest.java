package org.sandan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/needs/150622001003-2026-00042?tab=history#photos", "/a//b"})
    void paths_of_this_site_are_followed(String path) {
        assertThat(Redirects.local(path, "/other")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/a\r\nSet-Cookie: x=y",
                " //evil.example",
                "javascript:alert(1)"
            })
    void addresses_elsewhere_are_not(String path) {
        assertThat(Redirects.local(path, "/other")).isEqualTo("/other");
    }
}
