package org.sandan.needs;

import org.sandan.kernel.RefusalType;

/** Why a yearly list was not changed. */
public enum YearlyListRefusal implements RefusalType {
    /** A community has one list a year. */
    LIST_EXISTS(409),
    /** This year's or the next. */
    LIST_YEAR_WRONG(422),
    /** Only a community writes one. */
    LIST_OF_A_COMMUNITY(422),
    /** No list is being written to which needs could be added. */
    LIST_NONE_IN_DRAFT(409),
    /** What is frozen is changed by a new edition only. */
    LIST_FROZEN(409),
    LIST_EMPTY(422),
    /** An item without route or quarter. */
    LIST_ITEM_INCOMPLETE(422),
    /** A need whose public title was not confirmed yet. */
    LIST_NEED_UNTITLED(422),
    LIST_NEED_ENDED(422),
    LIST_NEED_ELSEWHERE(422),
    LIST_NOTHING_CHOSEN(422),
    LIST_SCAN_MISSING(422);

    private final int status;

    YearlyListRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
