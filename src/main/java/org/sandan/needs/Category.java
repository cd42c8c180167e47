package org.sandan.needs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;

/** A kind of need. Roots are the same in each county; a community adds its own below them. */
public record Category(
        UUID id, @Nullable UUID parent, String code, PlaceRange range, String nameZh, String nameEn, String icon) {}
