package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/** The people who log in. What somebody may do follows from posts, which another module keeps. */
@Component
public class Accounts {
    static final String KIND = "account";
    private static final String LOGIN = "[a-z0-9][a-z0-9._-]{2,39}";
    private static final int LONGEST_NAME = 40;

    private final AccountRows rows;
    private final Passwords passwords;
    private final Revocations revocations;
    private final SignIn signIn;
    private final Trail trail;

    Accounts(AccountRows rows, Passwords passwords, Revocations revocations, SignIn signIn, Trail trail) {
        this.rows = rows;
        this.passwords = passwords;
        this.revocations = revocations;
        this.signIn = signIn;
        this.trail = trail;
    }

    /**
     * @param login 3 to 40 small letters, digits, dots and hyphens; unique in the whole installation
     * @param place where the holder works or lives
     * @param password null where nobody logs in with one, as in the demo
     * @param mustChange whether the first log-in sets another one
     * @param resident whose own account it is, if a resident's
     */
    public record NewAccount(
            String login,
            String name,
            Place place,
            @Nullable String password,
            boolean mustChange,
            @Nullable UUID resident) {}

    /**
     * Creates an account in the running transaction, under the scope of a job or of an administrator whose range holds
     * the place. Refused: {@link AccountRefusal#LOGIN_UNFIT}, {@link AccountRefusal#LOGIN_TAKEN} at {@code login}, a name
     * that is empty or too long at {@code account-name}.
     *
     * @param by who creates it; {@link Viewer#NOBODY} for a job
     * @return the new account
     */
    public Outcome<UUID> create(int county, Viewer by, NewAccount asked) {
        String login = asked.login().strip().toLowerCase(Locale.ROOT);
        if (!login.matches(LOGIN)) {
            return Outcome.refused(Refusal.at("login", AccountRefusal.LOGIN_UNFIT));
        }
        String name = Text.tidy(asked.name());
        Optional<RefusalType> fault = name.isEmpty() ? Optional.of(Common.REQUIRED) : Text.fault(name, LONGEST_NAME);
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.at("account-name", fault.get(), LONGEST_NAME));
        }
        AccountRow row = new AccountRow(
                county,
                Ids.next(),
                login,
                name,
                asked.password() == null ? "" : passwords.hash(asked.password()),
                null,
                0,
                Tries.NONE,
                false,
                asked.resident(),
                asked.place(),
                asked.mustChange());
        if (!rows.add(row)) {
            return Outcome.refused(Refusal.at("login", AccountRefusal.LOGIN_TAKEN));
        }
        trail.record(county, by.account(), by.post(), "account-created", KIND, row.id(), row.place(), null);
        return Outcome.done(row.id());
    }

    /** An account that was just made, and the password that opens it once. */
    public record Opened(UUID account, String oneTimePassword) {}

    /**
     * Creates an account with a password for one log-in, which its holder then changes; otherwise as {@link #create}, and
     * refused for the same reasons.
     */
    public Outcome<Opened> open(int county, Viewer by, String login, String name, Place place) {
        String password = Passwords.oneTime();
        return create(county, by, new NewAccount(login, name, place, password, true, null))
                .map(account -> new Opened(account, password));
    }

    /**
     * Creates many accounts of one county at once, under the scope of a job: nobody can log in with a password of theirs.
     *
     * @param asked what {@link #create} would accept; its password and resident are not looked at
     * @return the new accounts, in the same order
     */
    public List<UUID> createAll(int county, List<NewAccount> asked) {
        List<AccountRow> made = asked.stream()
                .map(one -> new AccountRow(
                        county,
                        Ids.next(),
                        one.login(),
                        one.name(),
                        "",
                        null,
                        0,
                        Tries.NONE,
                        false,
                        null,
                        one.place(),
                        false))
                .toList();
        rows.addAll(county, made);
        return made.stream().map(AccountRow::id).toList();
    }

    /** The account of a login name, in whatever county; needs no scope. */
    public Optional<UUID> find(String login) {
        return rows.address(login.strip().toLowerCase(Locale.ROOT)).map(AccountRows.Address::account);
    }

    /**
     * Begins a session without asking for a password: the demo's one click. Refused: {@link AccountRefusal#NO_POST},
     * also for an account that is closed or does not exist.
     *
     * @param post the post to act in; null for the first that the account holds, or for its resident
     */
    public Outcome<Viewer> signIn(
            HttpServletRequest request, HttpServletResponse response, UUID account, @Nullable UUID post) {
        return rows.address(account)
                .map(at -> signIn.begin(request, response, at.county(), account, post)
                        .map(SignIn.SignedIn::viewer))
                .orElseGet(() -> Outcome.refused(AccountRefusal.NO_POST));
    }

    /**
     * Makes every session of an account void within two seconds on every node, in the running transaction: whoever hands
     * over a post or changes its range calls this for the holder.
     */
    public void endSessions(UUID account) {
        revocations.endAll(account);
    }

    /** The names of accounts, for pages that show who did something; in the running transaction. */
    public Map<UUID, String> names(int county, Collection<UUID> accounts) {
        return rows.names(county, accounts);
    }
}
