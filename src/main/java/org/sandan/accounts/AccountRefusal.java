package org.sandan.accounts;

import org.sandan.kernel.RefusalType;

/** Why the accounts refuse. */
public enum AccountRefusal implements RefusalType {
    /** Name or password wrong, not said which; how many tries are left, and the minutes of the lock after them. */
    WRONG_LOGIN(422),
    /** Too many tries: until when. Said of names that do not exist too. */
    ACCOUNT_LOCKED(422),
    /** Too many failed log-ins from one network address. */
    LOGIN_RATE(429),
    /** Not the code of this minute, or one that was used before; tries left and minutes of the lock. */
    WRONG_SECOND_CODE(422),
    /** The log-in began too long ago, or the account changed since. */
    LOGIN_EXPIRED(422),
    /** The account holds no post and belongs to no resident. */
    NO_POST(422),
    WRONG_PASSWORD(422),
    PASSWORD_TOO_SHORT(422),
    PASSWORD_TOO_LONG(422),
    PASSWORD_LIKE_LOGIN(422),
    PASSWORD_AS_BEFORE(422),
    PASSWORDS_DIFFER(422),
    LOGIN_TAKEN(422),
    LOGIN_UNFIT(422),
    UNKNOWN_PLACE(422),
    /** Nobody administers the own account: another administrator does. */
    NOT_ONES_OWN(409),
    TOKEN_DAYS(422);

    private final int status;

    AccountRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
