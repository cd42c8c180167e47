package org.sandan.channels;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.needs.AskerMessages;

/**
 * A message that goes out: to an asker, whose text is made when it is sent, or to an account.
 *
 * @param asking who is asked for the verdict; null where it goes to an account
 * @param account to whom it goes; null where it goes to an asker
 * @param tries how often it was handed over, the present one included
 * @param claimedAt since when a job has it in hand; null while it waits
 */
record Outgoing(
        UUID id,
        Channel channel,
        AskerMessages.@Nullable Asking asking,
        @Nullable UUID account,
        String subject,
        String body,
        int tries,
        @Nullable Instant claimedAt) {

    /** The idempotency id given to the gateway: the same for each try. */
    String key() {
        return id.toString().replace("-", "");
    }
}
