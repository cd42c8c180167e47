package org.sandan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells who sends a request. The module of the accounts knows how. */
public interface SessionReader {
    /** Never fails: a cookie that is forged, expired or revoked is nobody's. */
    Session read(HttpServletRequest request, HttpServletResponse response);

    /**
     * @param ended whose session it was, where one has just ended: what that person typed is kept for the next log-in
     */
    record Session(Viewer viewer, Viewer ended) {
        public static final Session NONE = new Session(Viewer.NOBODY, Viewer.NOBODY);
    }
}
