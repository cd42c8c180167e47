package org.sandan.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * A body that has posts: a community, a town, a department, an enterprise, a social organisation.
 *
 * @param place where it belongs; a unit of the whole county has the county's place
 * @param phone its office telephone, which is public
 */
public record Organisation(
        UUID id,
        Place place,
        OrganisationKind kind,
        String nameZh,
        String nameEn,
        @Nullable CreditCode creditCode,
        @Nullable String phone,
        boolean synthetic,
        @Nullable LocalDate endedOn) {

    public int county() {
        return place.county();
    }
}
