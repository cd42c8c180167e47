package org.sandan.organisations;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.sandan.kernel.Role;

/** What an organisation is. */
public enum OrganisationKind {
    /** 党委部门 */
    PARTY_OFFICE,
    COMMUNITY,
    VILLAGE,
    TOWN,
    LEADING_GROUP,
    /** 政府部门 */
    DEPARTMENT,
    /** 企事业单位: what takes orders as 共建单位 besides departments and enterprises. */
    UNIT,
    ENTERPRISE,
    SOCIAL_ORGANISATION,
    /** 楼栋自治队 */
    BUILDING_TEAM,
    /** The one that runs this installation. */
    PLATFORM;

    private static final Set<OrganisationKind> PAIRED = EnumSet.of(PARTY_OFFICE, DEPARTMENT, UNIT, ENTERPRISE);

    /** Whether it can stand by a town or village (包联): units do, the towns and communities themselves don't. */
    public boolean canBePaired() {
        return PAIRED.contains(this);
    }

    /** The roles of the posts that it has. */
    Set<Role> posts() {
        return switch (this) {
            case COMMUNITY, VILLAGE -> EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY);
            case TOWN -> EnumSet.of(Role.TOWN);
            case LEADING_GROUP -> EnumSet.of(Role.LEADING_GROUP);
            case PLATFORM -> EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);
            case PARTY_OFFICE, DEPARTMENT, UNIT, ENTERPRISE, SOCIAL_ORGANISATION, BUILDING_TEAM ->
                EnumSet.of(Role.UNIT);
        };
    }

    public String messageKey() {
        return "organisation.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
