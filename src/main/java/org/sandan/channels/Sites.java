package org.sandan.channels;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of sites as people type them. */
final class Sites {
    private Sites() {}

    /** Whether it is http or https with a host, and nothing that hides another one. */
    static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
