package org.sandan.lifecycle;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a case's history: who did what, and how the case stood afterwards. */
public record HistoryRow(
        int version,
        String action,
        Instant at,
        Act.By by,
        @Nullable UUID byPost,
        @Nullable UUID byAccount,
        Map<String, String> facts,
        @Nullable String note,
        @Nullable Instant undoUntil,
        Standing after) {}
