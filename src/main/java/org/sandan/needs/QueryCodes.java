package org.sandan.needs;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.AddressLimit;
import org.sandan.platform.Keys;
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
    private static final String RATE = "code.tries";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final AddressLimit limit;

    QueryCodes(JdbcClient jdbc, Keys keys, AddressLimit limit) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.limit = limit;
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

    /** Takes one try of this address before it is made; false where none is left. */
    boolean mayTry(String address) {
        return limit.take(RATE, address);
    }

    /** The code was right: the try does not count. */
    void wasRight(String address) {
        limit.giveBack(RATE, address);
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
}
