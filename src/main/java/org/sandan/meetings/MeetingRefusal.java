package org.sandan.meetings;

import org.sandan.kernel.RefusalType;

/** Why a step of a joint committee or a joint meeting was refused. */
public enum MeetingRefusal implements RefusalType {
    /** The place has a joint committee already. */
    COMMITTEE_EXISTS(409),
    COMMITTEE_PLACE_OUTSIDE,
    MEMBER_ALREADY(409),
    /** The organisation has no post whose holder could come. */
    DELEGATE_MISSING,
    MEMBER_ENDS_EARLY,
    MEETING_DAY_PASSED,
    MEETING_DAY_OFF,
    /** There is nothing on the agenda. */
    AGENDA_EMPTY(409),
    /** An item can no longer be put on the agenda: it was claimed or withdrawn meanwhile. */
    ITEM_GONE(409),
    /** Fewer members came than the committee's rule wants. */
    NO_QUORUM(409),
    NOBODY_CAME(409),
    LEAD_MISSING(409),
    TWO_LEADS,
    /** The item was claimed: it is not unclaimed. */
    HAS_BEEN_CLAIMED(409),
    /** Only the leading group decides a topic. */
    NOT_THE_LEADING_GROUP(409),
    DECISION_MISSING,
    MINUTES_EMPTY,
    NOT_A_TIME,
    SCAN_MISSING;

    private final int status;

    MeetingRefusal() {
        this(422);
    }

    MeetingRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
