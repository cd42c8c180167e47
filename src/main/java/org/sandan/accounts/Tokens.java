package org.sandan.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sandan.kernel.Ids;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens by which programs act for somebody in one post: {@code sdn_<county>_<random>}. Only their keyed hash is kept.
 * What was looked up is remembered for two seconds, so a revoked token is void on every node by then.
 */
@Component
class Tokens {
    private static final Pattern FORM = Pattern.compile("sdn_([1-9]\\d{5})_([A-Za-z0-9_-]{43})");
    private static final String USE = "api-token";
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final HeldPosts posts;
    private final Keys keys;
    private final InstantSource clock;
    private final Cache<String, Optional<Viewer>> remembered = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Tokens(JdbcClient jdbc, Transactions transactions, HeldPosts posts, Keys keys, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.posts = posts;
        this.keys = keys;
        this.clock = clock;
    }

    private record Found(UUID account, UUID post, String name, boolean mayWrite) {}

    /** Who a token stands for; empty where it is none of ours, expired or revoked, or its post is held no more. */
    Optional<Viewer> viewer(String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        int county = Integer.parseInt(form.group(1));
        String memory = HexFormat.of().formatHex(keys.hash(USE, token));
        Optional<Viewer> known = remembered.getIfPresent(memory);
        if (known != null) {
            return known;
        }
        Optional<Viewer> found = transactions.read(Scope.login(county), () -> find(county, keys.hashes(USE, token)));
        remembered.put(memory, found);
        return found;
    }

    private Optional<Viewer> find(int county, List<byte[]> hashes) {
        return hashes.stream()
                .flatMap(hash -> jdbc
                        .sql("""
                                select t.account_id, t.post_id, a.name, t.may_write
                                from api_token t join account a on a.county_id = :county and a.id = t.account_id
                                where t.county_id = :county and t.hash = :hash and t.revoked_at is null
                                  and t.expires_at > :now and not a.closed
                                """)
                        .param("county", county)
                        .param("hash", hash)
                        .param("now", Timestamps.of(clock.instant()))
                        .query((row, n) -> new Found(
                                row.getObject("account_id", UUID.class),
                                row.getObject("post_id", UUID.class),
                                row.getString("name"),
                                row.getBoolean("may_write")))
                        .optional()
                        .stream())
                .findFirst()
                .flatMap(token -> posts.of(county, token.account()).stream()
                        .filter(post -> post.id().equals(token.post()))
                        .findFirst()
                        .map((HeldPost post) -> post.viewer(county, token.account(), token.name(), token.mayWrite())));
    }

    /** A new token, which is told once. */
    record Made(UUID id, String token) {}

    Made make(Viewer viewer, String name, boolean mayWrite, Instant expiresAt) {
        String token = "sdn_" + viewer.county() + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Keys.random(32));
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into api_token (county_id, id, hash, account_id, post_id, name, may_write, expires_at)
                        values (:county, :id, :hash, :account, :post, :name, :mayWrite, :expires)
                        """)
                .param("county", viewer.county())
                .param("id", id)
                .param("hash", keys.hash(USE, token))
                .param("account", viewer.actingAccount())
                .param("post", viewer.actingPost())
                .param("name", name)
                .param("mayWrite", mayWrite)
                .param("expires", Timestamps.of(expiresAt))
                .update();
        return new Made(id, token);
    }

    List<TokenRow> of(int county, UUID account) {
        return jdbc.sql("""
                        select id, name, post_id, may_write, expires_at, revoked_at from api_token
                        where county_id = :county and account_id = :account order by id desc limit 100
                        """)
                .param("county", county)
                .param("account", account)
                .query((row, n) -> new TokenRow(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("post_id", UUID.class),
                        row.getBoolean("may_write"),
                        Timestamps.read(row, "expires_at"),
                        Timestamps.readNullable(row, "revoked_at")))
                .list();
    }

    /** Revokes one token of an account; false where there is no such open token. */
    boolean revoke(int county, UUID account, UUID id) {
        return jdbc.sql("""
                        update api_token set revoked_at = :now
                        where county_id = :county and id = :id and account_id = :account and revoked_at is null
                        """)
                        .param("now", Timestamps.of(clock.instant()))
                        .param("county", county)
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Revokes every token of an account. */
    void revokeAll(int county, UUID account) {
        jdbc.sql("""
                        update api_token set revoked_at = :now
                        where county_id = :county and account_id = :account and revoked_at is null
                        """)
                .param("now", Timestamps.of(clock.instant()))
                .param("county", county)
                .param("account", account)
                .update();
    }
}
