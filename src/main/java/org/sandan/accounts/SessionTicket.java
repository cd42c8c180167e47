package org.sandan.accounts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.platform.Viewer;

/**
 * What a session cookie says: who acts, in which post, since when. It is sealed, so only this installation can have
 * written it.
 *
 * @param session names this one log-in, so that logging out ends it on every node
 * @param epoch the account's epoch at the log-in: a later one makes the ticket void
 * @param seen when its holder last sent a request, to the minute
 * @param until when the post is handed over, if that was known; far off else
 */
record SessionTicket(UUID session, long epoch, Instant loggedIn, Instant seen, Instant until, Viewer viewer) {
    /** No hand-over is known. */
    static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private static final String FORM = "1";
    private static final char BETWEEN = '\u001F';
    private static final int FIELDS = 17;

    SessionTicket seenAt(Instant now) {
        return new SessionTicket(session, epoch, loggedIn, now, until, viewer);
    }

    String write() {
        PlaceRange range = viewer.range();
        return String.join(
                String.valueOf(BETWEEN),
                FORM,
                session.toString(),
                Long.toString(epoch),
                loggedIn.toString(),
                seen.toString(),
                viewer.role().name(),
                Integer.toString(viewer.county()),
                text(viewer.account()),
                text(viewer.post()),
                text(viewer.organisation()),
                text(viewer.resident()),
                range == null ? "" : Long.toString(range.from()),
                range == null ? "" : Long.toString(range.to()),
                plain(viewer.name()),
                plain(viewer.postZh()),
                plain(viewer.postEn()),
                until.toString());
    }

    /** Empty where the text is of another form than this version writes. */
    static Optional<SessionTicket> read(String text) {
        String[] part = text.split(String.valueOf(BETWEEN), -1);
        if (part.length != FIELDS || !part[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            PlaceRange range =
                    part[11].isEmpty() ? null : new PlaceRange(Long.parseLong(part[11]), Long.parseLong(part[12]));
            Viewer viewer = new Viewer(
                    Role.valueOf(part[5]),
                    Integer.parseInt(part[6]),
                    id(part[7]),
                    id(part[8]),
                    id(part[9]),
                    id(part[10]),
                    range,
                    part[13],
                    part[14],
                    part[15],
                    true);
            return Optional.of(new SessionTicket(
                    UUID.fromString(part[1]),
                    Long.parseLong(part[2]),
                    Instant.parse(part[3]),
                    Instant.parse(part[4]),
                    Instant.parse(part[16]),
                    viewer));
        } catch (IllegalArgumentException | DateTimeParseException olderForm) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static @Nullable UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    private static String plain(String name) {
        return name.replace(BETWEEN, ' ');
    }
}
