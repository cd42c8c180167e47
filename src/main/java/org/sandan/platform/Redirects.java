package org.sandan.platform;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** After every change the browser is sent to a page to read (303), so that reloading repeats nothing. */
public final class Redirects {
    private static final int LONGEST = 2000;

    private Redirects() {}

    /** @param path a path of this site */
    public static RedirectView to(String path) {
        RedirectView view = new RedirectView(path, true, false, false);
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /**
     * The path if it is one of this site, else the other one: never an address elsewhere. A browser takes
     * {@code //host} and {@code /\host} for another site, and drops tabs and line ends before it looks.
     */
    public static String local(String path, String otherwise) {
        boolean ours = path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 0x7F);
        return ours ? path : otherwise;
    }
}
