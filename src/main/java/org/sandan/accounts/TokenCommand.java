package org.sandan.accounts;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.sandan.kernel.Place;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/** {@code sandan token}: makes a token for the first post that an account holds, and tells it once. */
@Component
public class TokenCommand {
    private static final int LONGEST_DAYS = 365;

    private final AccountRows rows;
    private final HeldPosts posts;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;

    TokenCommand(
            AccountRows rows,
            HeldPosts posts,
            Tokens tokens,
            Transactions transactions,
            Trail trail,
            InstantSource clock) {
        this.rows = rows;
        this.posts = posts;
        this.tokens = tokens;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return the exit code */
    public int run(PrintStream out, String login, String name, boolean mayWrite, int days) {
        Optional<AccountRows.Address> address = rows.address(login.strip().toLowerCase(Locale.ROOT));
        if (address.isEmpty() || days < 1 || days > LONGEST_DAYS) {
            out.println(address.isEmpty() ? "There is no account " + login + "." : "--days is from 1 to 365.");
            return 1;
        }
        int county = address.get().county();
        Optional<String> token = transactions.change(
                Scope.system(county, "token"),
                () -> posts.of(county, address.get().account()).stream()
                        .findFirst()
                        .map(post -> {
                            Viewer viewer = post.viewer(county, address.get().account(), login, mayWrite);
                            Tokens.Made made = tokens.make(
                                    viewer, name, mayWrite, clock.instant().plus(Duration.ofDays(days)));
                            Place place = new Place(post.range().from());
                            trail.record(county, null, null, "token-made", "token", made.id(), place, null);
                            return made.token();
                        }));
        out.println(token.orElse("The account " + login + " holds no post."));
        return token.isPresent() ? 0 : 1;
    }
}
