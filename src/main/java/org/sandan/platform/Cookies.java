package org.sandan.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** Cookies as this product sets them: for the whole site, unreadable by scripts, not sent along from elsewhere. */
public final class Cookies {
    private Cookies() {}

    public static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** @param seconds how long it lives; -1 until the browser is closed, 0 to remove it */
    public static Cookie plain(String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        return cookie;
    }

    /** As {@link #plain}, and sent only over TLS where the request came so. */
    public static Cookie secure(HttpServletRequest request, String name, String value, int seconds) {
        Cookie cookie = plain(name, value, seconds);
        cookie.setSecure(request.isSecure());
        return cookie;
    }
}
