package org.sandan.needs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;

/** A kind of need. Roots are the same in each county; a community adds its own below them. */
public record Category(
        UUID id, @Nullable UUID parent, String code, PlaceRange range, String nameZh, String nameEn, String icon) {
    /** What has no kind yet: somebody ordered without naming one, and the staff says it on accepting. */
    static final String UNSAID = "UNSAID";

    public boolean isUnsaid() {
        return code.equals(UNSAID);
    }
}
