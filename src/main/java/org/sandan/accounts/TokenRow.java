package org.sandan.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as its list shows it: the token itself is never shown again. */
public record TokenRow(
        UUID id,
        String name,
        UUID post,
        boolean mayWrite,
        Instant expiresAt,
        @Nullable Instant revokedAt) {
    public boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
