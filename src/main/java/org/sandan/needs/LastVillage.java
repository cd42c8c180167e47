package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.platform.Cookies;

/** The village or community that a browser chose last. */
public final class LastVillage {
    private static final String COOKIE = "sandan_village";
    private static final int YEAR = 365 * 24 * 3600;

    private LastVillage() {}

    public static Optional<DivisionCode> of(HttpServletRequest request) {
        return Cookies.read(request, COOKIE)
                .filter(text -> text.matches("\\d{12}"))
                .flatMap(DivisionCode::parse)
                .filter(code -> code.level() == Level.VILLAGE);
    }

    public static void remember(HttpServletRequest request, HttpServletResponse response, DivisionCode village) {
        response.addCookie(Cookies.secure(request, COOKIE, village.toString(), YEAR));
    }
}
