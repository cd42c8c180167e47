package org.sandan.accounts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who gave the right password and is not logged in yet. It travels in a sealed cookie of five minutes; nothing
 * is kept on the server.
 *
 * @param codeShown whether the second factor was shown as well
 * @param secret the secret of a second factor that is being set; empty else
 * @param next where to go after the log-in
 */
record HalfLogIn(int county, UUID account, long epoch, boolean codeShown, String secret, Instant until, String next) {

    HalfLogIn withCode() {
        return new HalfLogIn(county, account, epoch, true, secret, until, next);
    }

    HalfLogIn withSecret(String made) {
        return new HalfLogIn(county, account, epoch, codeShown, made, until, next);
    }

    HalfLogIn withEpoch(long now) {
        return new HalfLogIn(county, account, now, codeShown, secret, until, next);
    }

    HalfLogIn until(Instant later) {
        return new HalfLogIn(county, account, epoch, codeShown, secret, later, next);
    }

    String write() {
        return String.join(
                "\n",
                Integer.toString(county),
                account.toString(),
                Long.toString(epoch),
                Boolean.toString(codeShown),
                secret,
                until.toString(),
                next);
    }

    static Optional<HalfLogIn> read(String text) {
        String[] part = text.split("\n", 7);
        if (part.length != 7) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HalfLogIn(
                    Integer.parseInt(part[0]),
                    UUID.fromString(part[1]),
                    Long.parseLong(part[2]),
                    Boolean.parseBoolean(part[3]),
                    part[4],
                    Instant.parse(part[5]),
                    part[6]));
        } catch (IllegalArgumentException | DateTimeParseException olderForm) {
            return Optional.empty();
        }
    }
}
