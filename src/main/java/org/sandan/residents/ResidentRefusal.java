package org.sandan.residents;

import org.sandan.kernel.RefusalType;

/** Why a resident or household was not changed or shown. */
public enum ResidentRefusal implements RefusalType {
    /** Date or check of the identity number do not fit. */
    RESIDENT_NUMBER_WRONG(422),
    /** Another resident in scope has this identity number. */
    RESIDENT_NUMBER_TAKEN(409),
    RESIDENT_PHONE_WRONG(422),
    RESIDENT_BORN_WRONG(422),
    /** Neither an identity number nor the sex was given. */
    RESIDENT_SEX_MISSING(422),
    /** The grid is not one in which the person may write. */
    HOUSEHOLD_GRID_WRONG(422),
    /** The household is in that grid already. */
    HOUSEHOLD_GRID_SAME(409),
    /** Households are in the grid. */
    GRID_HAS_HOUSEHOLDS(409),
    /** A plain value is shown only for a reason of 5 to 200 characters. */
    UNMASK_REASON(422),
    /** A search of names needs a character, of phones four or eleven digits. */
    RESIDENT_SEARCH_WRONG(422);

    private final int status;

    ResidentRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
