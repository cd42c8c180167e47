package org.sandan.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.sandan.kernel.Place;

/** A case as its row holds it. The version grows by one with every action. */
public record CaseRow(
        int county,
        UUID id,
        String kind,
        String number,
        Place place,
        Instant openedAt,
        int version,
        Standing standing) {
    public String state() {
        return standing.state();
    }

    public boolean isTurnOf(UUID post) {
        return standing.turn() == Turn.POST && post.equals(standing.turnId());
    }
}
