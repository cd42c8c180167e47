package org.sandan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Keeps what was typed into a form whose session ended, for the person who typed it. */
public interface FormKeeper {
    void keep(HttpServletRequest request, HttpServletResponse response, Viewer typedBy);

    /** What was kept for this page, once; empty where nothing was. */
    Map<String, String> take(HttpServletRequest request, Viewer viewer);
}
