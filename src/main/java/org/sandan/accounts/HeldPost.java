package org.sandan.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.platform.Viewer;

/**
 * A post that somebody holds today.
 *
 * @param range the places that the post looks after
 * @param until when somebody else takes it over, where that is known
 */
public record HeldPost(
        UUID id,
        Role role,
        UUID organisation,
        PlaceRange range,
        String nameZh,
        String nameEn,
        String organisationZh,
        String organisationEn,
        @Nullable Instant until) {

    Viewer viewer(int county, UUID account, String name, boolean mayWrite) {
        return new Viewer(role, county, account, id, organisation, null, range, name, nameZh, nameEn, mayWrite);
    }
}
