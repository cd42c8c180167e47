package org.sandan.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.sandan.platform.Cookies;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.ScopeKind;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms of several steps while they are being filled in, photos included. A browser finds its own by a cookie, of which
 * only the hash is stored; what is typed is kept encrypted, and what lies idle for a day is purged.
 */
@Component
public class Drafts {
    private static final String COOKIE = "sandan_draft";
    private static final String USE = "draft";
    private static final int DAY = 24 * 3600;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Keys keys;

    Drafts(JdbcClient jdbc, Transactions transactions, InstantSource clock, JsonMapper json, Keys keys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.keys = keys;
    }

    /** @param scope the scope in which the draft and its photos are seen */
    public record Draft(int county, UUID id, Map<String, String> values, Scope scope) {
        public String value(String field) {
            return values.getOrDefault(field, "");
        }
    }

    /** The browser's draft of a form, if it has one. */
    public Optional<Draft> find(HttpServletRequest request, int county, String form) {
        return Cookies.read(request, COOKIE).flatMap(cookie -> find(county, hash(cookie), form));
    }

    /** Keeps what was typed; begins a draft where there is none. */
    public Draft save(
            HttpServletRequest request,
            HttpServletResponse response,
            int county,
            String form,
            Map<String, String> values) {
        String cookie = Cookies.read(request, COOKIE).orElseGet(() -> {
            String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(Keys.random(24));
            response.addCookie(Cookies.secure(request, COOKIE, fresh, DAY));
            return fresh;
        });
        String hash = hash(cookie);
        Scope scope = scope(county, hash);
        UUID id = transactions.change(
                scope,
                () -> jdbc.sql("""
                        insert into draft (county_id, id, cookie_hash, form, data, updated_at)
                        values (:county, :id, :hash, :form, :data, :now)
                        on conflict (county_id, cookie_hash, form) do update set data = excluded.data, updated_at = excluded.updated_at
                        returning id
                        """)
                        .param("county", county)
                        .param("id", Ids.next())
                        .param("hash", HexFormat.of().parseHex(hash))
                        .param("form", form)
                        .param("data", keys.encrypt(USE, json.writeValueAsString(values)))
                        .param("now", Timestamps.of(clock.instant()))
                        .query(UUID.class)
                        .single());
        return new Draft(county, id, Map.copyOf(values), scope.about(id));
    }

    /** The draft has become what it was for, or was thrown away. Runs in the caller's transaction. */
    public void discard(Draft draft) {
        jdbc.sql("delete from draft where county_id = :county and id = :id")
                .param("county", draft.county())
                .param("id", draft.id())
                .update();
    }

    private Optional<Draft> find(int county, String hash, String form) {
        Scope scope = scope(county, hash);
        return transactions.read(
                scope,
                () -> jdbc.sql(
                                "select id, data from draft where county_id = :county and cookie_hash = :hash and form = :form")
                        .param("county", county)
                        .param("hash", HexFormat.of().parseHex(hash))
                        .param("form", form)
                        .query((row, n) -> {
                            UUID id = row.getObject("id", UUID.class);
                            Map<String, String> values = open(row.getBytes("data"));
                            return new Draft(county, id, values, scope.about(id));
                        })
                        .optional());
    }

    /** Empty where the key is gone. */
    private Map<String, String> open(byte[] data) {
        return keys.decrypt(USE, data)
                .map(text -> json.readValue(text, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of());
    }

    private static Scope scope(int county, String hash) {
        return new Scope(county, ScopeKind.PUBLIC, null, null, null, null, "order", hash);
    }

    private static String hash(String cookie) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(cookie.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
