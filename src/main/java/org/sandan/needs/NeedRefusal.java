package org.sandan.needs;

import org.sandan.kernel.RefusalType;

/** Why an order or a step of it was refused. */
public enum NeedRefusal implements RefusalType {
    UNKNOWN_DIVISION,
    NOT_A_VILLAGE,
    GRID_OF_ANOTHER_VILLAGE,
    UNKNOWN_CATEGORY,
    WORDS_TOO_SHORT,
    NOT_A_PHONE,
    SMS_NEEDS_A_MOBILE,
    CONTACT_OR_ANONYMOUS,
    TITLE_HOLDS_A_PHONE,
    TITLE_HOLDS_AN_ID,
    POST_CANNOT_TAKE_IT,
    DATE_IN_THE_PAST,
    DATE_TOO_LATE,
    NOT_A_WORKING_DAY,
    PHOTO_MISSING,
    NO_SUCH_TARGET,
    TARGET_HAS_ENDED,
    MERGE_INTO_ITSELF,
    TARGET_ELSEWHERE,
    WRONG_QUERY_CODE,
    OTHERS_ASK_TOO,
    ANSWERED_ALREADY,
    TOO_LATE_TO_REOPEN,
    OBJECTED_ALREADY,
    NEW_FACTS_NEEDED,
    ENDED_CANNOT_JOIN,
    NO_SECRETARY,
    OWN_WORK,
    NOT_FREE,
    MERGE_NEEDS_TWO,
    MERGE_NOT_FREE;

    @Override
    public int status() {
        return this == WRONG_QUERY_CODE ? 404 : this == ANSWERED_ALREADY || this == NOT_FREE ? 409 : 422;
    }
}
