package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.sandan.platform.Cookies;
import org.sandan.platform.Keys;
import org.springframework.stereotype.Component;

/** The cookie of a half log-in. */
@Component
class LogInCookie {
    private static final String COOKIE = "sandan_login";
    private static final String USE = "login";

    private final Keys keys;

    LogInCookie(Keys keys) {
        this.keys = keys;
    }

    Optional<HalfLogIn> read(HttpServletRequest request) {
        return keys.fromCookie(USE, Cookies.read(request, COOKIE).orElse(null)).flatMap(HalfLogIn::read);
    }

    void send(HttpServletRequest request, HttpServletResponse response, HalfLogIn half) {
        String sealed = keys.toCookie(USE, half.write());
        response.addCookie(Cookies.secure(request, COOKIE, sealed, (int) LogIn.HALF.toSeconds()));
    }

    void remove(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(Cookies.secure(request, COOKIE, "", 0));
    }
}
