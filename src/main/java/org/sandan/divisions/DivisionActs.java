package org.sandan.divisions;

import java.util.UUID;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/** What the edits of divisions have in common: who may touch which, and the row in the trail. */
@Component
class DivisionActs {
    private final Trail trail;

    DivisionActs(Trail trail) {
        this.trail = trail;
    }

    static boolean mayEdit(Viewer viewer, DivisionCode code) {
        return viewer.range() != null && viewer.range().contains(code.range());
    }

    void record(Viewer by, String action, DivisionCode code, String what) {
        trail.record(by, action, "division", subject(code), Place.of(code), what);
    }

    /** Divisions have codes, not ids: the code as an id of version 8 (RFC 9562), which leaves the bits to us. */
    static UUID subject(DivisionCode code) {
        return new UUID(0x8000L, 0x8000_0000_0000_0000L | code.value());
    }
}
