package org.sandan.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * An account as its row holds it.
 *
 * @param passwordHash empty where nobody can log in with a password
 * @param secondFactor the sealed secret of the second factor, if one was set
 * @param secondFactorStep the time step of the last code accepted
 * @param place where the account's holder works or lives: administrators of that place look after it
 * @param mustChange the password was given by somebody else and is changed at the next log-in
 */
record AccountRow(
        int county,
        UUID id,
        String login,
        String name,
        String passwordHash,
        byte @Nullable [] secondFactor,
        long secondFactorStep,
        Tries tries,
        boolean closed,
        @Nullable UUID resident,
        Place place,
        boolean mustChange) {
    boolean hasSecondFactor() {
        return secondFactor != null;
    }
}
