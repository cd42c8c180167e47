package org.sandan.needs;

import java.time.Instant;
import java.util.UUID;

/** Somebody who asks for a need: the first ordered it, others joined. Nothing personal. */
public record Asker(
        UUID id, UUID need, String number, boolean first, boolean anonymous, Instant joinedAt, boolean left) {}
