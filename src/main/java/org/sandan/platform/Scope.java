package org.sandan.platform;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;

/**
 * Which rows a transaction may see and change. The database decides by it, so a statement that forgets to narrow shows
 * nothing rather than everything.
 *
 * @param county the county that the transaction touches, exactly one
 * @param person the account, resident or asker who acts
 * @param subject the one case or draft that is open, for those who see nothing else
 * @param purpose a lower-case word, for jobs and for ordering
 * @param browser hash of the browser's draft cookie, in hex
 * @param posts the posts whose messages are read: the one in which somebody acts, and those held beside it
 */
public record Scope(
        int county,
        ScopeKind kind,
        @Nullable PlaceRange range,
        @Nullable UUID organisation,
        @Nullable UUID person,
        @Nullable UUID subject,
        String purpose,
        String browser,
        List<UUID> posts) {

    private static final String WORD = "[a-z_-]{0,40}";
    private static final String HEX = "[0-9a-f]{0,64}";

    public Scope {
        if (county < 100_000 || county > 999_999) {
            throw new IllegalArgumentException("A county code has 6 digits: " + county);
        }
        if (!purpose.matches(WORD) || !browser.matches(HEX)) {
            throw new IllegalArgumentException("Not fit for a setting: " + purpose + " " + browser);
        }
    }

    public Scope(
            int county,
            ScopeKind kind,
            @Nullable PlaceRange range,
            @Nullable UUID organisation,
            @Nullable UUID person,
            @Nullable UUID subject,
            String purpose,
            String browser) {
        this(county, kind, range, organisation, person, subject, purpose, browser, List.of());
    }

    private static Scope of(int county, ScopeKind kind, String purpose) {
        return new Scope(county, kind, null, null, null, null, purpose, "");
    }

    /** What everybody may see of a county. */
    public static Scope publicOf(int county) {
        return of(county, ScopeKind.PUBLIC, "");
    }

    /** Placing or joining an order without an account. */
    public static Scope ordering(int county) {
        return of(county, ScopeKind.PUBLIC, "order");
    }

    /** A job of this name. */
    public static Scope system(int county, String job) {
        return of(county, ScopeKind.SYSTEM, job);
    }

    public static Scope login(int county) {
        return of(county, ScopeKind.LOGIN, "");
    }

    /** An asker who showed number and code; the case is known after the asker's row was read. */
    public static Scope code(int county, UUID asker, @Nullable UUID openCase) {
        return new Scope(county, ScopeKind.CODE, null, null, asker, openCase, "", "");
    }

    public Scope about(UUID other) {
        return new Scope(county, kind, range, organisation, person, other, purpose, browser, posts);
    }

    public Scope inBrowser(String hash) {
        return new Scope(county, kind, range, organisation, person, subject, purpose, hash, posts);
    }

    /** With the messages of these posts. */
    public Scope holding(Collection<UUID> held) {
        return new Scope(county, kind, range, organisation, person, subject, purpose, browser, List.copyOf(held));
    }

    /**
     * The statements that set this scope until the transaction ends, for one round trip. Literals only, each checked by
     * its type: {@code set_config()} would not reach the workers of a cluster.
     */
    String statements() {
        StringBuilder sql = new StringBuilder(400);
        set(sql, "county", Integer.toString(county));
        set(sql, "kind", kind.word());
        set(sql, "div_from", range == null ? "" : Long.toString(range.from()));
        set(sql, "div_to", range == null ? "" : Long.toString(range.to()));
        set(sql, "organisation", organisation == null ? "" : organisation.toString());
        set(sql, "person", person == null ? "" : person.toString());
        set(sql, "subject", subject == null ? "" : subject.toString());
        set(sql, "purpose", purpose);
        set(sql, "browser", browser);
        set(sql, "posts", posts.stream().map(UUID::toString).collect(Collectors.joining(",")));
        return sql.toString();
    }

    private static void set(StringBuilder sql, String name, String value) {
        sql.append("SET LOCAL sandan.")
                .append(name)
                .append(" = '")
                .append(value)
                .append("';");
    }
}
