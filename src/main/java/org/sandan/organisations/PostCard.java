package org.sandan.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a list or a page shows of a post: its name, whose it is, who holds it and where to telephone.
 *
 * @param holder null while it is vacant
 * @param phone the post's telephone, else its organisation's
 * @param endedOn null while it is in use
 */
public record PostCard(
        Post post,
        String organisationZh,
        String organisationEn,
        @Nullable Holder holder,
        @Nullable String phone,
        @Nullable LocalDate endedOn) {

    public boolean isVacant() {
        return holder == null;
    }

    /** Empty while it is vacant. */
    public String holderName() {
        return holder == null ? "" : holder.name();
    }
}
