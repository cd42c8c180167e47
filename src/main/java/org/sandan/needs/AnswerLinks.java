package org.sandan.needs;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.AddressLimit;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that let one asker give a verdict in one round, and nothing else: twelve letters without look-alikes, some 55
 * bits, of which only a keyed hash is stored. Wrong ones are throttled by where they come from, and the answer never says
 * whether a link existed. Decision 0008.
 */
@Component
class AnswerLinks implements CountyJob {
    static final String PATH = "/v/";
    private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY34679";
    private static final int LENGTH = 12;
    private static final String USE = "answer-link";
    private static final String RATE = "link.tries";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final AddressLimit limit;
    private final Transactions transactions;
    private final InstantSource clock;

    AnswerLinks(JdbcClient jdbc, Keys keys, AddressLimit limit, Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.keys = keys;
        this.limit = limit;
        this.clock = clock;
    }

    /** What a link opens. */
    record Opened(int county, UUID asker, int round) {}

    /**
     * The path of the link of an asker in a round, in the running transaction. The same asker and round give the same link,
     * so that a second message says what the first did.
     *
     * @param until from when on it opens nothing
     */
    String make(int county, UUID asker, int round, Instant until) {
        String code = of(keys.hash(USE + ".made", county + " " + asker + " " + round));
        jdbc.sql("""
                        insert into answer_link (code_hash, county_id, asker_id, round, until)
                        values (:hash, :county, :asker, :round, :until)
                        on conflict (code_hash) do update set until = excluded.until
                        """)
                .param("hash", keys.hash(USE, code))
                .param("county", county)
                .param("asker", asker)
                .param("round", round)
                .param("until", Timestamps.of(until))
                .update();
        return PATH + code;
    }

    private static String of(byte[] hash) {
        StringBuilder code = new StringBuilder();
        BigInteger rest = new BigInteger(1, hash);
        BigInteger base = BigInteger.valueOf(LETTERS.length());
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(rest.mod(base).intValue()));
            rest = rest.divide(base);
        }
        return code.toString();
    }

    @Override
    public String name() {
        return "answer-links";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    /** Links that open nothing any more are forgotten. */
    @Override
    public void run(int county) {
        transactions.change(
                Scope.system(county, "answer-links"),
                () -> jdbc.sql("delete from answer_link where county_id = :county and until < :now")
                        .param("county", county)
                        .param("now", Timestamps.of(clock.instant()))
                        .update());
    }

    /** Takes one try of this address before it is made; false where none is left. */
    boolean mayTry(String address) {
        return limit.take(RATE, address);
    }

    /** The link was right: the try does not count. */
    void wasRight(String address) {
        limit.giveBack(RATE, address);
    }

    Optional<Opened> find(String code) {
        if (code.length() != LENGTH) {
            return Optional.empty();
        }
        List<byte[]> hashes = keys.hashes(USE, code);
        return jdbc.sql("""
                        select county_id, asker_id, round from answer_link
                        where code_hash = any (:hashes) and until > :now
                        """)
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("now", Timestamps.of(clock.instant()))
                .query((row, n) ->
                        new Opened(row.getInt("county_id"), row.getObject("asker_id", UUID.class), row.getInt("round")))
                .optional();
    }
}
