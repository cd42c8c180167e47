package org.sandan.kernel;

/**
 * In what capacity somebody acts. Everything but the first three follows from a post. The order is that of the tables
 * in the documents.
 */
public enum Role {
    /** Anybody, without an account. */
    PUBLIC,
    /** A resident who has logged in. */
    RESIDENT,
    /** 网格员 */
    GRID_WORKER,
    /** 社区工作人员: a post of the community's service hall that takes orders to be answered at once. */
    COMMUNITY_STAFF,
    /** 社区书记, post A. */
    SECRETARY,
    /** A sub-district or town. */
    TOWN,
    /** 旗级领导小组 */
    LEADING_GROUP,
    /** A partner unit's liaison. */
    UNIT,
    SYSTEM_ADMIN,
    SECURITY_ADMIN,
    AUDITOR;

    /** Whether an order may be assigned to such a post to be answered at once (即办): never to a unit's. */
    public boolean answersAtOnce() {
        return this == GRID_WORKER || this == COMMUNITY_STAFF || this == SECRETARY || this == TOWN;
    }

    /** 分管领导: who asks of a matter below them whether it is solved. */
    public boolean asksWhetherSolved() {
        return this == TOWN || this == LEADING_GROUP;
    }

    public boolean isAdministrator() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDITOR;
    }

    public boolean isStaff() {
        return this != PUBLIC && this != RESIDENT;
    }
}
