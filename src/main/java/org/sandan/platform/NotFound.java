package org.sandan.platform;

/** There is no such thing, or it is outside the viewer's scope: the page says the same for both. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found", null, false, false);
    }
}
