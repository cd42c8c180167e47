package org.sandan.projects;

import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.Viewer;

/**
 * Joint meetings, as far as claims ask about them: in a meeting its secretary answers the offers for what stands on the
 * agenda, whoever post A is, and enters what was said by a show of hands. In the caller's transaction.
 */
public interface Sitting {
    /** @param inSession whether it sits; else its session is over and its minutes are still open */
    record Seat(UUID meeting, boolean inSession) {}

    /** The meeting with this project on its agenda whose secretary the viewer is; empty where there is none now. */
    Optional<Seat> of(Viewer viewer, UUID project);
}
