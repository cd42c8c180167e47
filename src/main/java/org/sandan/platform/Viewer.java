package org.sandan.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;

/**
 * Who is looking: nobody known, a resident, or the holder of a post. An account acts in one post at a time, and the
 * post gives county and range.
 *
 * @param county 0 where nobody is known
 * @param mayWrite false for an API token that only reads
 */
public record Viewer(
        Role role,
        int county,
        @Nullable UUID account,
        @Nullable UUID post,
        @Nullable UUID organisation,
        @Nullable UUID resident,
        @Nullable PlaceRange range,
        String name,
        String postZh,
        String postEn,
        boolean mayWrite) {

    public static final Viewer NOBODY = new Viewer(Role.PUBLIC, 0, null, null, null, null, null, "", "", "", true);

    public boolean isKnown() {
        return account != null;
    }

    public boolean isStaff() {
        return role.isStaff();
    }

    /** Whether an order of theirs is somebody else's, who came by or telephoned: so it is for whoever answers for orders. */
    public boolean ordersForOthers() {
        return role.answersAtOnce() || role == Role.LEADING_GROUP;
    }

    /** The rows that the viewer may see. */
    public Scope scope() {
        return switch (role) {
            case PUBLIC -> throw new IllegalStateException("Nobody has no county: take it from the page.");
            case RESIDENT -> new Scope(county, ScopeKind.RESIDENT, null, null, resident, null, "", "");
            case UNIT -> new Scope(county, ScopeKind.UNIT, range, organisation, account, null, "", "");
            case AUDITOR -> new Scope(county, ScopeKind.ADMIN, range, null, account, null, "audit", "");
            case SYSTEM_ADMIN, SECURITY_ADMIN -> new Scope(county, ScopeKind.ADMIN, range, null, account, null, "", "");
            case GRID_WORKER, COMMUNITY_STAFF, SECRETARY, TOWN, LEADING_GROUP ->
                new Scope(county, ScopeKind.POST, range, organisation, account, null, "", "");
        };
    }

    /** The post of somebody who acts in one. */
    public UUID actingPost() {
        if (post == null) {
            throw new IllegalStateException("This viewer holds no post.");
        }
        return post;
    }

    public UUID actingAccount() {
        if (account == null) {
            throw new IllegalStateException("Nobody is logged in.");
        }
        return account;
    }
}
