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
    /** 公益一类事业单位: lives on the budget. */
    CLASS_ONE_INSTITUTION,
    /** 群团组织: lives on the budget. */
    MASS_ORGANISATION,
    ENTERPRISE,
    SOCIAL_ORGANISATION,
    /** 楼栋自治队 */
    BUILDING_TEAM,
    /** 村民小组 */
    VILLAGE_GROUP,
    /** 能人团: delegates, retired cadres and others of a community who can do something for it. */
    TALENT_ROSTER,
    /** The one that runs this installation. */
    PLATFORM;

    private static final Set<OrganisationKind> PAIRED =
            EnumSet.of(PARTY_OFFICE, DEPARTMENT, UNIT, CLASS_ONE_INSTITUTION, MASS_ORGANISATION, ENTERPRISE);

    /** Whether it can stand by a town or village (包联): units do, the towns and communities themselves don't. */
    public boolean canBePaired() {
        return PAIRED.contains(this);
    }

    public boolean isCommunity() {
        return this == COMMUNITY || this == VILLAGE;
    }

    /** Whether residents make it up: it has a roster of people, who are named to their community only. */
    public boolean isOfResidents() {
        return this == BUILDING_TEAM || this == VILLAGE_GROUP || this == TALENT_ROSTER;
    }

    /** Whether it lives on the budget and so cannot sell a service (Ministry of Finance Order 102). */
    public boolean isFunded() {
        return this == CLASS_ONE_INSTITUTION || this == MASS_ORGANISATION;
    }

    /** The roles of the posts that it has. */
    Set<Role> posts() {
        return switch (this) {
            case COMMUNITY, VILLAGE -> EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY);
            case TOWN -> EnumSet.of(Role.TOWN);
            case LEADING_GROUP -> EnumSet.of(Role.LEADING_GROUP);
            case PLATFORM -> EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);
            case PARTY_OFFICE,
                    DEPARTMENT,
                    UNIT,
                    CLASS_ONE_INSTITUTION,
                    MASS_ORGANISATION,
                    ENTERPRISE,
                    SOCIAL_ORGANISATION,
                    BUILDING_TEAM,
                    VILLAGE_GROUP,
                    TALENT_ROSTER -> EnumSet.of(Role.UNIT);
        };
    }

    public String messageKey() {
        return "organisation.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
