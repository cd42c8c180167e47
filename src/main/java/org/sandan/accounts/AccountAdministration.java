package org.sandan.accounts;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.sandan.accounts.Accounts.Opened;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.NotFound;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * What administrators do with accounts of their range. The system's creates and closes them, the security's unlocks and
 * resets; the route table keeps the two apart, and every act stands in the trail. Nobody administers the own account
 * ({@link AccountRefusal#NOT_ONES_OWN}).
 */
@Component
class AccountAdministration {
    private final Accounts accounts;
    private final AccountRows rows;
    private final HeldPosts posts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Revocations revocations;
    private final Transactions transactions;
    private final Trail trail;

    AccountAdministration(
            Accounts accounts,
            AccountRows rows,
            HeldPosts posts,
            Passwords passwords,
            Tokens tokens,
            Revocations revocations,
            Transactions transactions,
            Trail trail) {
        this.accounts = accounts;
        this.rows = rows;
        this.posts = posts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.revocations = revocations;
        this.transactions = transactions;
        this.trail = trail;
    }

    record Shown(AccountRow account, List<HeldPost> posts) {}

    List<AccountRow> list(Viewer viewer, String after, String prefix, int most) {
        return transactions.read(viewer.scope(), () -> rows.list(viewer.county(), after, prefix, most));
    }

    Shown show(Viewer viewer, UUID id) {
        return transactions.read(
                viewer.scope(),
                () -> new Shown(
                        rows.find(viewer.county(), id).orElseThrow(NotFound::new), posts.of(viewer.county(), id)));
    }

    /** Creates an account with a password that its holder changes at the first log-in. */
    Outcome<Opened> create(Viewer by, String login, String name, String division) {
        Place place = DivisionCode.parse(division.strip()).map(Place::of).orElse(null);
        if (place == null || by.range() == null || !by.range().contains(place)) {
            return Outcome.refused(Refusal.at("account-division", AccountRefusal.UNKNOWN_PLACE));
        }
        return transactions.write(by.scope(), () -> accounts.open(by.county(), by, login, name, place));
    }

    /** Closes an account for good: its sessions and tokens end. Its posts wait for their next holders. */
    Outcome<AccountRow> close(Viewer by, UUID id) {
        return act(by, id, "account-closed", account -> {
            rows.close(account.county(), id);
            endAll(account);
            return account;
        });
    }

    Outcome<AccountRow> unlock(Viewer by, UUID id) {
        return act(by, id, "account-unlocked", account -> {
            rows.setTries(account.county(), id, Tries.NONE);
            return account;
        });
    }

    /** Gives a password for one log-in, to be told to its holder in person; sessions and tokens end. */
    Outcome<String> resetPassword(Viewer by, UUID id) {
        String password = Passwords.oneTime();
        String hash = passwords.hash(password);
        return act(by, id, "password-reset", account -> {
            rows.setPassword(account.county(), id, hash, true);
            rows.setTries(account.county(), id, Tries.NONE);
            endAll(account);
            return password;
        });
    }

    /** Takes the second factor away; the next log-in sets another. */
    Outcome<AccountRow> removeSecondFactor(Viewer by, UUID id) {
        return act(by, id, "second-factor-removed", account -> {
            rows.setSecondFactor(account.county(), id, null, 0);
            endAll(account);
            return account;
        });
    }

    private void endAll(AccountRow account) {
        tokens.revokeAll(account.county(), account.id());
        revocations.endAll(account.id());
    }

    private <T> Outcome<T> act(Viewer by, UUID id, String action, Function<AccountRow, T> work) {
        if (id.equals(by.account())) {
            return Outcome.refused(AccountRefusal.NOT_ONES_OWN);
        }
        Outcome<T> outcome = transactions.write(by.scope(), () -> {
            AccountRow account = rows.lock(by.county(), id).orElse(null);
            if (account == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (account.closed()) {
                return Outcome.refused(Common.NOT_ALLOWED_NOW);
            }
            T done = work.apply(account);
            trail.record(by, action, Accounts.KIND, id, account.place(), null);
            return Outcome.done(done);
        });
        revocations.look();
        return outcome;
    }
}
