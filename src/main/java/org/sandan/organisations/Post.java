package org.sandan.organisations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;

/**
 * A post: what answers for a case, whoever holds it.
 *
 * @param range the places that its holder may see; it begins with {@code place}
 * @param phone the office telephone, which is public
 */
public record Post(
        UUID id,
        Place place,
        PlaceRange range,
        Role role,
        UUID organisation,
        String nameZh,
        String nameEn,
        @Nullable String phone) {

    public int county() {
        return place.county();
    }
}
