package org.sandan.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Begins a session in one of the posts that an account holds, or as the resident that it belongs to. Who holds neither
 * is refused ({@link AccountRefusal#NO_POST}).
 */
@Component
class SignIn {
    private static final String KIND = "account";

    private final AccountRows accounts;
    private final HeldPosts posts;
    private final Revocations revocations;
    private final SessionCookies cookies;
    private final Transactions transactions;
    private final Trail trail;

    SignIn(
            AccountRows accounts,
            HeldPosts posts,
            Revocations revocations,
            SessionCookies cookies,
            Transactions transactions,
            Trail trail) {
        this.accounts = accounts;
        this.posts = posts;
        this.revocations = revocations;
        this.cookies = cookies;
        this.transactions = transactions;
        this.trail = trail;
    }

    /**
     * @param until when the post is handed over, where that is known
     * @param choice how many posts there are to choose from
     */
    record SignedIn(Viewer viewer, Instant until, long epoch, int choice) {}

    private record Admitted(Viewer viewer, Instant until) {}

    /** @param wanted the post to act in; null for the first that the account holds */
    Outcome<SignedIn> begin(
            HttpServletRequest request, HttpServletResponse response, int county, UUID id, @Nullable UUID wanted) {
        Outcome<SignedIn> outcome = transactions.write(
                Scope.login(county),
                () -> accounts.lock(county, id)
                        .filter(account -> !account.closed())
                        .map(account -> admit(account, wanted))
                        .orElseGet(() -> Outcome.refused(AccountRefusal.NO_POST)));
        if (outcome instanceof Outcome.Done<SignedIn>(SignedIn in)) {
            cookies.begin(request, response, in.viewer(), in.until(), in.epoch());
        }
        return outcome;
    }

    private Outcome<SignedIn> admit(AccountRow account, @Nullable UUID wanted) {
        List<HeldPost> held = posts.of(account.county(), account.id());
        Admitted admitted = admitted(account, held, wanted).orElse(null);
        if (admitted == null) {
            return Outcome.refused(AccountRefusal.NO_POST);
        }
        accounts.setTries(account.county(), account.id(), Tries.NONE);
        trail.record(admitted.viewer(), "log-in", KIND, account.id(), account.place(), null);
        return Outcome.done(
                new SignedIn(admitted.viewer(), admitted.until(), revocations.epoch(account.id()), held.size()));
    }

    private static Optional<Admitted> admitted(AccountRow account, List<HeldPost> held, @Nullable UUID wanted) {
        if (held.isEmpty() && wanted == null && account.resident() != null) {
            Viewer resident = new Viewer(
                    Role.RESIDENT,
                    account.county(),
                    account.id(),
                    null,
                    null,
                    account.resident(),
                    null,
                    account.name(),
                    "",
                    "",
                    true);
            return Optional.of(new Admitted(resident, SessionTicket.OPEN));
        }
        return held.stream()
                .filter(post -> wanted == null || post.id().equals(wanted))
                .findFirst()
                .map(post -> new Admitted(
                        post.viewer(account.county(), account.id(), account.name(), true),
                        post.until() == null ? SessionTicket.OPEN : post.until()));
    }

    /** Goes on in another post of the same account; false where the account does not hold it. */
    boolean switchTo(HttpServletRequest request, HttpServletResponse response, Viewer viewer, UUID wanted) {
        Optional<SessionTicket> ticket = cookies.ticket(request);
        Optional<Admitted> other = transactions.change(Scope.login(viewer.county()), () -> {
            AccountRow account =
                    accounts.find(viewer.county(), viewer.actingAccount()).orElse(null);
            if (account == null || account.closed() || ticket.isEmpty()) {
                return Optional.empty();
            }
            Optional<Admitted> found = admitted(account, posts.of(viewer.county(), account.id()), wanted);
            found.ifPresent(
                    next -> trail.record(next.viewer(), "post-switched", "post", wanted, account.place(), null));
            return found;
        });
        other.ifPresent(next -> cookies.goOnAs(request, response, ticket.orElseThrow(), next.viewer(), next.until()));
        return other.isPresent();
    }
}
