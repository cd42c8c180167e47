package org.sandan.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a request have its effect once. A form or a client of the API sends a key of its own; the first commit consumes
 * it and keeps where its result is, a repeat is answered with that, and a refused request consumes nothing.
 */
@Component
public class Submissions {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;

    Submissions(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a first request with the key did. */
    public record Receipt(int status, String location, boolean repeated) {}

    private record Kept(byte[] bodyHash, int status, String location) {}

    /**
     * Does the work in one transaction with the key.
     *
     * @param body everything that makes the request what it is: the same key with another body is refused
     * @param location where the result of the work is to be found
     */
    public <T> Outcome<Receipt> once(
            Scope scope, String key, String body, Supplier<Outcome<T>> work, Function<T, String> location) {
        if (!key.matches("[A-Za-z0-9_.:-]{8,100}")) {
            return Outcome.refused(Common.KEY_REUSED);
        }
        byte[] hash = sha256(body);
        try {
            return transactions.write(scope, () -> {
                Optional<Kept> kept = find(scope.county(), key);
                if (kept.isPresent()) {
                    return repeat(kept.get(), hash);
                }
                return work.get().map(value -> keep(scope.county(), key, hash, location.apply(value)));
            });
        } catch (DuplicateKeyException raced) {
            return transactions
                    .read(scope, () -> find(scope.county(), key))
                    .map(kept -> repeat(kept, hash))
                    .orElseThrow(() -> raced);
        }
    }

    /** What a request with this key did, if there was one. */
    public Optional<Receipt> earlier(Scope scope, String key) {
        return transactions
                .read(scope, () -> find(scope.county(), key))
                .map(kept -> new Receipt(kept.status(), kept.location(), true));
    }

    private static Outcome<Receipt> repeat(Kept kept, byte[] hash) {
        return Arrays.equals(kept.bodyHash(), hash)
                ? Outcome.done(new Receipt(kept.status(), kept.location(), true))
                : Outcome.refused(Common.KEY_REUSED);
    }

    private Receipt keep(int county, String key, byte[] hash, String location) {
        jdbc.sql("""
                        insert into submission (county_id, key, body_hash, status, location, at)
                        values (:county, :key, :hash, 201, :location, :now)
                        """)
                .param("county", county)
                .param("key", key)
                .param("hash", hash)
                .param("location", location)
                .param("now", Timestamps.of(clock.instant()))
                .update();
        return new Receipt(201, location, false);
    }

    private Optional<Kept> find(int county, String key) {
        return jdbc.sql("select body_hash, status, location from submission where county_id = :county and key = :key")
                .param("county", county)
                .param("key", key)
                .query((row, n) -> new Kept(row.getBytes("body_hash"), row.getInt("status"), row.getString("location")))
                .optional();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
