package org.sandan.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a person or a program sees where a request came to nothing: one text for hidden and absent, a reference for what
 * is our fault, and never a stack trace.
 */
@Controller
public class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789";

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    /** @param reference what to tell us when reporting; empty where nothing is broken */
    public record ErrorView(String kind, String reference) {}

    @RequestMapping("/error")
    @Nullable
    Object error(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer known ? known : 404;
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        String reference = code >= 500 ? reference(cause) : "";
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        response.setStatus(code);
        if (String.valueOf(path).startsWith("/api/")) {
            // Programs carry no form: what they may not do is to write with a token that only reads.
            problems.write(request, response, code, code == 403 ? "reads-only" : kind(code));
            return null;
        }
        return new ModelAndView("platform/error", "v", new ErrorView(kind(code), reference));
    }

    private static String kind(int status) {
        return switch (status) {
            case 401 -> "log-in-first";
            case 403 -> "form-expired";
            case 404, 405 -> "not-found";
            case 413 -> "too-large";
            case 429 -> "too-many-requests";
            case 503 -> "busy";
            default -> status >= 500 ? "broken" : "bad-request";
        };
    }

    private static String reference(Object cause) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            made.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        String reference = made.toString().toUpperCase(Locale.ROOT);
        LOG.error("Reference {}", reference, cause instanceof Throwable known ? known : null);
        return reference;
    }
}
