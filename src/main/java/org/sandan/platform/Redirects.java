package org.sandan.platform;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** After every change the browser is sent to a page to read (303), so that reloading repeats nothing. */
public final class Redirects {
    private Redirects() {}

    /** @param path a path of this site */
    public static RedirectView to(String path) {
        RedirectView view = new RedirectView(path, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** The path if it is one of this site, else the other one: never an address elsewhere. */
    public static String local(String path, String otherwise) {
        boolean ours =
                path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\") && path.indexOf('\n') < 0;
        return ours ? path : otherwise;
    }
}
