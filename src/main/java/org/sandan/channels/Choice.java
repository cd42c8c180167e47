package org.sandan.channels;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How somebody in a post wants to be reached beside the messages in the application.
 *
 * @param atOnce whether each message goes out at once; else once a day, but for what is due within a working day
 * @param digestAt when the digest of a day goes out
 * @param english the language in which they chose
 * @param digestedOn the day of the last digest; null before the first
 */
public record Choice(
        boolean sms,
        boolean mail,
        boolean atOnce,
        LocalTime digestAt,
        boolean english,
        @Nullable LocalDate digestedOn) {
    /** Of somebody who has chosen nothing: the application alone. */
    static final Choice NONE = new Choice(false, false, false, LocalTime.of(8, 30), false, null);

    public boolean isOutside() {
        return sms || mail;
    }
}
