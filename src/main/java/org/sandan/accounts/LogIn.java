package org.sandan.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.sandan.accounts.AccountRows.Address;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.Rules;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.trail.Trail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Logs somebody in, step by step: name and password; the second factor where one is set; a new password where the old
 * one was given by somebody else; setting a second factor where the installation asks for one. Level-3 protection asks
 * for two factors and a lock after failures.
 *
 * <p>A name that nobody has, a wrong password and a closed account get the same answer after the same work and the same
 * time. Failures of password and code count together and lock the account ({@link AccountRefusal#ACCOUNT_LOCKED}); only
 * a whole log-in counts anew.
 */
@Component
class LogIn {
    static final Duration HALF = Duration.ofMinutes(5);
    private static final String KIND = "account";

    private final AccountRows accounts;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final TryCounter counter;
    private final Revocations revocations;
    private final Transactions transactions;
    private final Trail trail;
    private final Rules rules;
    private final InstantSource clock;
    private final boolean demo;

    LogIn(
            AccountRows accounts,
            Passwords passwords,
            SecondFactor factor,
            TryCounter counter,
            Revocations revocations,
            Transactions transactions,
            Trail trail,
            Rules rules,
            InstantSource clock,
            @Value("${sandan.demo:false}") boolean demo) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factor = factor;
        this.counter = counter;
        this.revocations = revocations;
        this.transactions = transactions;
        this.trail = trail;
        this.rules = rules;
        this.clock = clock;
        this.demo = demo;
    }

    /** What is still to be done before somebody is logged in. */
    enum Step {
        CODE,
        NEW_PASSWORD,
        ENROLMENT,
        DONE
    }

    /** The first step. The refusal stands at the field {@code password}. */
    Outcome<HalfLogIn> password(String typedLogin, String password, String next) {
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        Optional<AccountRow> found = accounts.address(login).flatMap(this::read);
        return found.isPresent() ? known(found.get(), password, next) : unknown(login, password);
    }

    private Optional<AccountRow> read(Address address) {
        return transactions
                .read(Scope.login(address.county()), () -> accounts.find(address.county(), address.account()))
                .filter(account -> !account.closed());
    }

    private Outcome<HalfLogIn> unknown(String login, String password) {
        Tries tries = counter.ofUnknown(login);
        if (!counter.isLocked(tries)) {
            passwords.matchNobody(password);
            tries = counter.unknownFailed(login);
        }
        return Outcome.refused(counter.refusal(tries, "password", AccountRefusal.WRONG_LOGIN));
    }

    /** The password is compared outside the transaction: it takes long, and a connection is worth more. */
    private Outcome<HalfLogIn> known(AccountRow account, String password, String next) {
        Tries before = counter.now(account.tries());
        if (counter.isLocked(before)) {
            return Outcome.refused(counter.refusal(before, "password", AccountRefusal.WRONG_LOGIN));
        }
        boolean right = passwords.matches(password, account.passwordHash());
        return transactions.change(
                Scope.login(account.county()),
                () -> judge(account, right, "password", AccountRefusal.WRONG_LOGIN)
                        .map(current -> new HalfLogIn(
                                account.county(),
                                account.id(),
                                revocations.epoch(account.id()),
                                false,
                                "",
                                clock.instant().plus(HALF),
                                next)));
    }

    /** Counts a failure and keeps it, so it must not be rolled back: many tries at once gain nothing. */
    private Outcome<AccountRow> judge(AccountRow seen, boolean right, String field, AccountRefusal kind) {
        AccountRow current = accounts.lock(seen.county(), seen.id()).orElse(seen);
        Tries before = counter.now(current.tries());
        if (right && !counter.isLocked(before) && current.passwordHash().equals(seen.passwordHash())) {
            return Outcome.done(current);
        }
        Tries after = counter.failed(before);
        if (!after.equals(before)) {
            accounts.setTries(seen.county(), seen.id(), after);
            note(current, "log-in-failed");
            if (counter.isLocked(after)) {
                note(current, "account-locked");
            }
        }
        return Outcome.refused(counter.refusal(after, field, kind));
    }

    private void note(AccountRow account, String action) {
        trail.record(account.county(), account.id(), null, action, KIND, account.id(), account.place(), null);
    }

    /** The account of a half log-in; empty where it began too long ago or the account changed since. */
    Optional<AccountRow> account(HalfLogIn half) {
        if (clock.instant().isAfter(half.until())) {
            return Optional.empty();
        }
        return transactions.read(
                Scope.login(half.county()),
                () -> accounts.find(half.county(), half.account())
                        .filter(account -> !account.closed())
                        .filter(account -> revocations.epoch(account.id()) == half.epoch()));
    }

    Step step(HalfLogIn half, AccountRow account) {
        if (account.hasSecondFactor() && !half.codeShown()) {
            return Step.CODE;
        }
        if (account.mustChange()) {
            return Step.NEW_PASSWORD;
        }
        return account.hasSecondFactor() || demo || account.resident() != null ? Step.DONE : Step.ENROLMENT;
    }

    /** The second step. The refusal stands at the field {@code code}. */
    Outcome<HalfLogIn> code(HalfLogIn half, String code) {
        return transactions.change(Scope.login(half.county()), () -> {
            AccountRow account = accounts.lock(half.county(), half.account()).orElse(null);
            if (account == null || account.secondFactor() == null) {
                return Outcome.refused(AccountRefusal.LOGIN_EXPIRED);
            }
            OptionalLong step = factor.open(account.secondFactor())
                    .map(secret -> factor.step(secret, code, clock.instant(), account.secondFactorStep()))
                    .orElse(OptionalLong.empty());
            return judge(account, step.isPresent(), "code", AccountRefusal.WRONG_SECOND_CODE)
                    .map(current -> {
                        accounts.useStep(half.county(), half.account(), step.getAsLong());
                        return half.withCode().until(clock.instant().plus(HALF));
                    });
        });
    }

    /** Sets a password of the person's own. Sessions that somebody has with the old one end. */
    Outcome<HalfLogIn> newPassword(HalfLogIn half, AccountRow account, String password, String again) {
        Optional<Refusal> fault = fault(account, password, again);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        String hash = passwords.hash(password);
        return transactions.change(Scope.login(half.county()), () -> {
            accounts.setPassword(half.county(), half.account(), hash, false);
            note(account, "password-set");
            long epoch = revocations.endAll(half.account());
            return Outcome.done(half.withEpoch(epoch).until(clock.instant().plus(HALF)));
        });
    }

    int shortestPassword() {
        return rules.amount("password.shortest");
    }

    /** What is wrong with a new password, at the field that is wrong. */
    Optional<Refusal> fault(AccountRow account, String password, String again) {
        int shortest = shortestPassword();
        Optional<Refusal> fault = Passwords.fault(password, account.login(), shortest)
                .map(type -> Refusal.at("new-password", type, shortest));
        if (fault.isEmpty() && !password.equals(again)) {
            return Optional.of(Refusal.at("again", AccountRefusal.PASSWORDS_DIFFER));
        }
        if (fault.isEmpty() && passwords.matches(password, account.passwordHash())) {
            return Optional.of(Refusal.at("new-password", AccountRefusal.PASSWORD_AS_BEFORE));
        }
        return fault;
    }

    /** Sets the second factor once the person's application shows the right code. */
    Outcome<HalfLogIn> enrol(HalfLogIn half, AccountRow account, String code) {
        OptionalLong step =
                half.secret().isEmpty() ? OptionalLong.empty() : factor.step(half.secret(), code, clock.instant(), 0);
        return transactions.change(Scope.login(half.county()), () -> {
            if (account.hasSecondFactor()) {
                return Outcome.refused(AccountRefusal.LOGIN_EXPIRED);
            }
            return judge(account, step.isPresent(), "code", AccountRefusal.WRONG_SECOND_CODE)
                    .map(current -> {
                        accounts.setSecondFactor(
                                half.county(), half.account(), factor.seal(half.secret()), step.getAsLong());
                        note(account, "second-factor-set");
                        return half.withCode()
                                .withSecret("")
                                .until(clock.instant().plus(HALF));
                    });
        });
    }
}
