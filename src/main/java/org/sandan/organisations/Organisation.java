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
 * @param endedOn its last day; null while it is in use
 * @param home the county that keeps it, where this row is a copy for pairings; null where it is kept here
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
        @Nullable LocalDate endedOn,
        @Nullable Integer home) {

    /** One that is kept in the county of its place. */
    public Organisation(
            UUID id,
            Place place,
            OrganisationKind kind,
            String nameZh,
            String nameEn,
            @Nullable CreditCode creditCode,
            @Nullable String phone,
            boolean synthetic,
            @Nullable LocalDate endedOn) {
        this(id, place, kind, nameZh, nameEn, creditCode, phone, synthetic, endedOn, null);
    }

    public int county() {
        return place.county();
    }

    Organisation endedOn(@Nullable LocalDate day) {
        return new Organisation(id, place, kind, nameZh, nameEn, creditCode, phone, synthetic, day, home);
    }
}
