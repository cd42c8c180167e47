package org.sandan.projects;

import org.sandan.kernel.RefusalType;

/** Why a step of a project or a claim was refused. */
public enum ProjectRefusal implements RefusalType {
    NOTHING_CHOSEN,
    NEEDS_OF_TWO_COMMUNITIES,
    MILESTONE_MISSING,
    MILESTONES_OUT_OF_ORDER,
    DAY_HAS_PASSED,
    DAY_OFF,
    NOT_AN_AMOUNT,
    MORE_THAN_PEOPLE,
    OVER_THE_CAP,
    ROUTE_MISSING,
    NOT_OPEN_TO_CLAIMS(409),
    DECLINED_BEFORE(409),
    OFFERED_BEFORE(409),
    ROUTE_IS_ANOTHERS(409),
    /** Who is not of the residents helps on their route, and does not lead. */
    RESIDENTS_LEAD(409),
    /** A team takes what is to be done in its own village or community. */
    NOT_FROM_HERE(409),
    SOCIAL_ORGANISATIONS_ONLY(409),
    /** Class-one institutions and funded mass organisations sell no services. */
    FUNDED_BY_BUDGET(409),
    /** Services are bought from social organisations only. */
    PURCHASE_NOT_HERE,
    PRICE_MISSING,
    /** One organisation is chosen, with a reason. */
    CHOSEN_BY_REASON,
    NOBODY_CHOSEN,
    OTHERS_WERE_TOLD(409),
    HAS_A_LEAD(409),
    LEAD_FIRST(409),
    NOTHING_OFFERED,
    NOT_OF_THE_UNIT,
    UNIT_HAS_ENDED,
    DAY_TO_COME,
    BEFORE_THE_ORDER,
    NUMBER_BETWEEN,
    NOBODY_SERVED,
    MORE_CHILDREN_THAN_COUNTED,
    /** A child under 14 stands with initials and year unless consent is noted. */
    CHILD_BY_NAME,
    CONSENT_NOT_NOTED,
    LIST_IS_DRAWN(409),
    LIST_TOO_LONG,
    LINE_TOO_LONG,
    AMOUNT_OF_LIST,
    NOT_DRAWN,
    EVALUATE_FIRST(409),
    ASKERS_STILL_ANSWER(409),
    EVIDENCE_MISSING,
    WAITS_FOR_CONSENT(409),
    NOTHING_PROPOSED(409),
    NO_LEVEL_ABOVE(409);

    private final int status;

    ProjectRefusal() {
        this(422);
    }

    ProjectRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
