package org.sandan.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.accounts.Tokens.Made;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.sandan.platform.NotFound;
import org.sandan.platform.Rules;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/** What people do with their own account: change the password, make and revoke tokens. */
@Component
class OwnAccount {
    private static final int LONGEST_NAME = 40;

    private final AccountRows rows;
    private final HeldPosts posts;
    private final Tokens tokens;
    private final LogIn logIn;
    private final Passwords passwords;
    private final TryCounter counter;
    private final Revocations revocations;
    private final Transactions transactions;
    private final Trail trail;
    private final Rules rules;
    private final InstantSource clock;

    OwnAccount(
            AccountRows rows,
            HeldPosts posts,
            Tokens tokens,
            LogIn logIn,
            Passwords passwords,
            TryCounter counter,
            Revocations revocations,
            Transactions transactions,
            Trail trail,
            Rules rules,
            InstantSource clock) {
        this.rows = rows;
        this.posts = posts;
        this.tokens = tokens;
        this.logIn = logIn;
        this.passwords = passwords;
        this.counter = counter;
        this.revocations = revocations;
        this.transactions = transactions;
        this.trail = trail;
        this.rules = rules;
        this.clock = clock;
    }

    record Shown(AccountRow account, List<HeldPost> posts, List<TokenRow> tokens) {}

    int shortestPassword() {
        return logIn.shortestPassword();
    }

    Shown show(Viewer viewer) {
        return transactions.read(
                viewer.scope(),
                () -> new Shown(
                        rows.find(viewer.county(), viewer.actingAccount()).orElseThrow(NotFound::new),
                        posts.of(viewer.county(), viewer.actingAccount()),
                        tokens.of(viewer.county(), viewer.actingAccount())));
    }

    /**
     * Changes the password; every other session ends. Wrong tries of the present one count as failed log-ins do.
     *
     * @return the epoch with which this session goes on
     */
    Outcome<Long> changePassword(Viewer viewer, String present, String password, String again) {
        AccountRow account = show(viewer).account();
        if (counter.isLocked(counter.now(account.tries()))) {
            return Outcome.refused(counter.refusal(account.tries(), "present-password", AccountRefusal.WRONG_PASSWORD));
        }
        if (!passwords.matches(present, account.passwordHash())) {
            return transactions.change(viewer.scope(), () -> {
                Tries after = counter.failed(rows.lock(account.county(), account.id())
                        .orElse(account)
                        .tries());
                rows.setTries(account.county(), account.id(), after);
                return Outcome.refused(counter.refusal(after, "present-password", AccountRefusal.WRONG_PASSWORD));
            });
        }
        Optional<Refusal> fault = logIn.fault(account, password, again);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        String hash = passwords.hash(password);
        long epoch = transactions.change(viewer.scope(), () -> {
            rows.setPassword(account.county(), account.id(), hash, false);
            trail.record(viewer, "password-set", Accounts.KIND, account.id(), account.place(), null);
            return revocations.endAll(account.id());
        });
        revocations.look();
        return Outcome.done(epoch);
    }

    /** Makes a token for the post in which the viewer acts. */
    Outcome<Made> makeToken(Viewer viewer, String typedName, boolean mayWrite, String typedDays) {
        String name = Text.tidy(typedName);
        Optional<RefusalType> fault = name.isEmpty() ? Optional.of(Common.REQUIRED) : Text.fault(name, LONGEST_NAME);
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.at("token-name", fault.get(), LONGEST_NAME));
        }
        int longest = rules.amount("token.longest");
        int days = typedDays.matches("\\d{1,4}") ? Integer.parseInt(typedDays) : 0;
        if (days < 1 || days > longest) {
            return Outcome.refused(Refusal.at("token-days", AccountRefusal.TOKEN_DAYS, longest));
        }
        Instant expires = clock.instant().plus(Duration.ofDays(days));
        return Outcome.done(transactions.change(viewer.scope(), () -> {
            AccountRow account =
                    rows.find(viewer.county(), viewer.actingAccount()).orElseThrow(NotFound::new);
            Made made = tokens.make(viewer, name, mayWrite, expires);
            trail.record(viewer, "token-made", "token", made.id(), account.place(), null);
            return made;
        }));
    }

    void revokeToken(Viewer viewer, UUID id) {
        transactions.change(viewer.scope(), () -> {
            AccountRow account =
                    rows.find(viewer.county(), viewer.actingAccount()).orElseThrow(NotFound::new);
            if (!tokens.revoke(viewer.county(), account.id(), id)) {
                throw new NotFound();
            }
            trail.record(viewer, "token-revoked", "token", id, account.place(), null);
            return id;
        });
    }
}
