package org.sandan.needs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.Keys;
import org.sandan.platform.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Query codes: ten characters without look-alikes, some 48 bits, of which only a keyed hash is stored. Together with the
 * number they open one's own order, as a log-in would; wrong ones are throttled by where they come from, and the answer
 * never says whether the number exists.
 */
@Component
class QueryCodes {
    private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY34679";
    private static final int LENGTH = 10;
    private static final String USE = "query-code";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Rules rules;
    private final Cache<String, Bucket> tries = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    QueryCodes(JdbcClient jdbc, Keys keys, Rules rules) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.rules = rules;
    }

    /** Which county and asker a code opens. */
    record Opened(int county, UUID asker) {}

    /**
     * Makes the code of an asker, in the running transaction. It follows from the key of the request, so that a repeat of
     * the request can tell it again although it is stored nowhere.
     */
    String make(int county, UUID asker, String requestKey) {
        String code = of(requestKey);
        jdbc.sql("insert into query_code (code_hash, county_id, asker_id) values (:hash, :county, :asker)")
                .param("hash", keys.hash(USE, code))
                .param("county", county)
                .param("asker", asker)
                .update();
        return code;
    }

    /** The code that a request with this key gave or would give. */
    String of(String requestKey) {
        byte[] hash = keys.hash(USE + ".made", requestKey);
        StringBuilder code = new StringBuilder();
        BigInteger rest = new BigInteger(1, hash);
        BigInteger base = BigInteger.valueOf(LETTERS.length());
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(rest.mod(base).intValue()));
            rest = rest.divide(base);
        }
        return code.toString();
    }

    /** Whether this address may try once more; looking without trying takes nothing. */
    boolean mayTry(String address) {
        return bucket(address).getAvailableTokens() > 0;
    }

    void failed(String address) {
        bucket(address).tryConsume(1);
    }

    Optional<Opened> find(String typed) {
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (code.length() != LENGTH) {
            return Optional.empty();
        }
        List<byte[]> hashes = keys.hashes(USE, code);
        return jdbc.sql("select county_id, asker_id from query_code where code_hash = any (:hashes)")
                .param("hashes", hashes.toArray(byte[][]::new))
                .query((row, n) -> new Opened(row.getInt("county_id"), row.getObject("asker_id", UUID.class)))
                .optional();
    }

    /** In two groups, as people copy it. */
    static String grouped(String code) {
        return code.substring(0, LENGTH / 2) + " " + code.substring(LENGTH / 2);
    }

    private Bucket bucket(String address) {
        int most = rules.amount("code.tries");
        return tries.get(
                address,
                ignored -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofHours(1)))
                        .build());
    }
}
