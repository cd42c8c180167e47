package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.Cookies;
import org.sandan.platform.Keys;
import org.sandan.platform.SessionReader;
import org.sandan.platform.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sessions as sealed cookies: valid on every node, read without a database, void within two seconds of being revoked.
 * Programs show a bearer token instead.
 */
@Component
class SessionCookies implements SessionReader {
    static final String COOKIE = "sandan_session";
    private static final String USE = "session";
    private static final String BEARER = "Bearer ";
    /** How old the time of the last request in a cookie may grow before it is written anew. */
    private static final Duration REISSUE = Duration.ofSeconds(60);

    private final Keys keys;
    private final Revocations revocations;
    private final Tokens tokens;
    private final InstantSource clock;

    SessionCookies(Keys keys, Revocations revocations, Tokens tokens, InstantSource clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Session read(HttpServletRequest request, HttpServletResponse response) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && isApi(request)) {
            return header.startsWith(BEARER)
                    ? tokens.viewer(header.substring(BEARER.length()).strip())
                            .map(viewer -> new Session(viewer, Viewer.NOBODY))
                            .orElse(Session.NONE)
                    : Session.NONE;
        }
        if (couldBeForged(request)) {
            return Session.NONE;
        }
        return ticket(request).map(ticket -> judge(ticket, request, response)).orElse(Session.NONE);
    }

    /**
     * Forms carry a CSRF token; a change sent to the API does not. There a cookie counts only beside a header that a
     * page of another site cannot set.
     */
    private static boolean couldBeForged(HttpServletRequest request) {
        boolean changes =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        return changes
                && isApi(request)
                && request.getHeader("Idempotency-Key") == null
                && request.getHeader("If-Match") == null;
    }

    /** Tokens are for programs: they open no page. */
    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private Session judge(SessionTicket ticket, HttpServletRequest request, HttpServletResponse response) {
        if (revocations.isVoid(ticket.viewer().actingAccount(), ticket.epoch(), ticket.session())) {
            return Session.NONE;
        }
        Instant now = clock.instant();
        Revocations.Limits limits = revocations.limits();
        if (!now.isBefore(ticket.until())
                || now.isAfter(ticket.seen().plus(limits.idle()))
                || now.isAfter(ticket.loggedIn().plus(limits.longest()))) {
            return new Session(Viewer.NOBODY, ticket.viewer());
        }
        if (now.isAfter(ticket.seen().plus(REISSUE))) {
            send(request, response, ticket.seenAt(now));
        }
        return new Session(ticket.viewer(), Viewer.NOBODY);
    }

    /** The ticket of a request, whatever its time says; empty where it is forged or none. */
    Optional<SessionTicket> ticket(HttpServletRequest request) {
        return keys.fromCookie(USE, Cookies.read(request, COOKIE).orElse(null))
                .flatMap(SessionTicket::read)
                .filter(ticket -> ticket.viewer().isKnown());
    }

    /** Begins a session. */
    void begin(HttpServletRequest request, HttpServletResponse response, Viewer viewer, Instant until, long epoch) {
        Instant now = clock.instant();
        send(request, response, new SessionTicket(UUID.randomUUID(), epoch, now, now, until, viewer));
    }

    /** Goes on with the session of the request as the holder of another post; its longest time does not start anew. */
    void goOnAs(
            HttpServletRequest request,
            HttpServletResponse response,
            SessionTicket ticket,
            Viewer viewer,
            Instant until) {
        send(
                request,
                response,
                new SessionTicket(ticket.session(), ticket.epoch(), ticket.loggedIn(), clock.instant(), until, viewer));
    }

    /** Goes on after the account's sessions were ended, all but this one. */
    void goOnWith(HttpServletRequest request, HttpServletResponse response, SessionTicket ticket, long epoch) {
        send(
                request,
                response,
                new SessionTicket(
                        ticket.session(), epoch, ticket.loggedIn(), clock.instant(), ticket.until(), ticket.viewer()));
    }

    /** Takes the cookie away and makes it void wherever it was copied. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        ticket(request).ifPresent(ticket -> {
            revocations.end(ticket.session());
            revocations.look();
        });
        response.addCookie(Cookies.secure(request, COOKIE, "", 0));
    }

    private void send(HttpServletRequest request, HttpServletResponse response, SessionTicket ticket) {
        response.addCookie(Cookies.secure(request, COOKIE, keys.toCookie(USE, ticket.write()), -1));
    }
}
