package org.sandan.organisations;

import org.sandan.kernel.RefusalType;

/** Why an organisation, a post or a pairing was not changed. */
public enum OrganisationRefusal implements RefusalType {
    /** The check of the credit code does not fit, or it has not 18 places. */
    CREDIT_CODE_WRONG(422),
    /** Another organisation of the county has it. */
    CREDIT_CODE_TAKEN(409),
    OFFICE_PHONE_WRONG(422),
    /** The place is not one that the person may write at. */
    ORGANISATION_PLACE_OUTSIDE(422),
    /** No such person has an account here. */
    SUCCESSOR_UNKNOWN(422),
    /** That person holds the post already. */
    SUCCESSOR_SAME(409),
    /** Nobody hands a post over to themselves, nor one above their own. */
    HAND_OVER_NOT_YOURS(403),
    /** A hand-over begins today or later: the past stays as it was. */
    HAND_OVER_PAST(422),
    /** The holder leaves before the successor comes. */
    HAND_OVER_GAP(409),
    /** Somebody is already to begin on a later day. */
    HAND_OVER_OVERLAPS(409),
    /** The organisation has no such posts, or they are not the person's to add. */
    POST_ROLE_WRONG(422),
    /** A grid worker's post stands in a grid of the organisation's village. */
    POST_GRID_WRONG(422),
    /** There is a post that answers for the whole place already. */
    POST_TAKEN(409),
    /** Posts stand in the grid. */
    GRID_HAS_POSTS(409),
    ORGANISATION_ENDED(409),
    ORGANISATION_NOT_ENDED(409),
    /** An organisation ends today or has ended: what is to come is not known. */
    ORGANISATION_END_LATER(422),
    ORGANISATION_END_REASON(422),
    ORGANISATION_HAS_POSTS(409),
    ORGANISATION_HAS_PAIRINGS(409),
    /** No unit in use of any county here has the code. */
    PAIRING_CODE_UNKNOWN(422),
    /** A town, community or team cannot stand by another. */
    PAIRING_KIND_WRONG(422),
    /** Units stand by towns and villages, not by grids or counties. */
    PAIRING_PLACE_WRONG(422),
    PAIRING_ENDS_EARLY(422),
    /** The unit stands by that place already in a part of the period. */
    PAIRING_OVERLAPS(409),
    /** A place has one lead unit at a time. */
    PAIRING_LEAD_TAKEN(409),
    /** It was ended or corrected before. */
    RESOURCE_ENDED(409),
    /** The unit answers for that grid already in a part of the period. */
    UNIT_GRID_OVERLAPS(409),
    UNIT_GRID_ENDED(409),
    /** Units answer for the grid. */
    GRID_HAS_UNITS(409),
    ORGANISATION_HAS_GRIDS(409);

    private final int status;

    OrganisationRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
