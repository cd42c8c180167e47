package org.sandan.channels;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Phones and mail addresses of people in posts: encrypted, and used only once a code that was sent there has come back. In
 * the caller's transaction.
 */
@Component
class Addresses implements SealedFields {
    static final Duration CODE_LIVES = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final String USE = "reach.address";
    private static final String CODE = "reach.code";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final InstantSource clock;

    Addresses(JdbcClient jdbc, Keys keys, InstantSource clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param waiting whether a code was sent there that has not come back */
    record Address(UUID id, Channel channel, String value, boolean waiting) {
        /** As the page shows it: enough to know it by. */
        String masked() {
            int at = value.indexOf('@');
            if (at > 0) {
                return value.charAt(0) + "***" + value.substring(at);
            }
            return value.length() < 8 ? "***" : value.substring(0, 3) + "****" + value.substring(value.length() - 4);
        }
    }

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("reach_address", "id", "sealed", USE, List.of()));
    }

    /** Keeps an address until its code comes back, in place of any that waited. @return the code */
    String add(int county, UUID account, Channel channel, String value) {
        end(county, account, channel, false);
        String code = String.format(
                Locale.ROOT, "%06d", new BigInteger(1, Keys.random(8)).mod(BigInteger.valueOf(1_000_000)));
        Instant now = clock.instant();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into reach_address (county_id, id, account_id, channel, sealed, code_hash, code_until, made_at)
                        values (:county, :id, :account, :channel, :sealed, :hash, :until, :now)
                        """)
                .param("county", county)
                .param("id", id)
                .param("account", account)
                .param("channel", channel.word())
                .param("sealed", keys.encrypt(USE, value))
                .param("hash", keys.hash(CODE, id + " " + code))
                .param("until", Timestamps.of(now.plus(CODE_LIVES)))
                .param("now", Timestamps.of(now))
                .update();
        return code;
    }

    /** How a code fits. */
    enum Fit {
        RIGHT,
        WRONG,
        OVER
    }

    /** Confirms the address that waits; the one before is forgotten. Each wrong code counts. */
    Fit confirm(int county, UUID account, Channel channel, String code) {
        Instant now = clock.instant();
        Optional<Waiting> waiting = jdbc.sql("""
                        select id, code_hash, code_until, code_tries from reach_address
                        where county_id = :county and account_id = :account and channel = :channel and confirmed_at is null
                        order by id desc limit 1 for update
                        """)
                .param("county", county)
                .param("account", account)
                .param("channel", channel.word())
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getBytes("code_hash"),
                        Timestamps.read(row, "code_until"),
                        row.getInt("code_tries")))
                .optional();
        if (waiting.isEmpty()
                || waiting.get().tries() >= TRIES
                || now.isAfter(waiting.get().until())) {
            return Fit.OVER;
        }
        UUID id = waiting.get().id();
        boolean right = keys.hashes(CODE, id + " " + code).stream()
                .anyMatch(hash -> Arrays.equals(hash, waiting.get().hash()));
        if (right) {
            end(county, account, channel, true);
        }
        jdbc.sql("""
                        update reach_address set code_tries = code_tries + 1, confirmed_at = :confirmed
                        where county_id = :county and id = :id
                        """)
                .param("confirmed", right ? Timestamps.of(now) : null)
                .param("county", county)
                .param("id", id)
                .update();
        return right ? Fit.RIGHT : Fit.WRONG;
    }

    private record Waiting(UUID id, byte[] hash, Instant until, int tries) {}

    /** The confirmed address. */
    Optional<String> confirmed(int county, UUID account, Channel channel) {
        return all(county, account).stream()
                .filter(address -> address.channel() == channel && !address.waiting())
                .map(Address::value)
                .findFirst();
    }

    List<Address> all(int county, UUID account) {
        return jdbc.sql("""
                        select id, channel, sealed, confirmed_at is null as waiting from reach_address
                        where county_id = :county and account_id = :account order by id
                        """).param("county", county).param("account", account).query(this::read).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Forgets the addresses of a channel that are, or are not, confirmed. */
    void end(int county, UUID account, Channel channel, boolean confirmed) {
        jdbc.sql("""
                        delete from reach_address
                        where county_id = :county and account_id = :account and channel = :channel
                          and (confirmed_at is not null) = :confirmed
                        """)
                .param("county", county)
                .param("account", account)
                .param("channel", channel.word())
                .param("confirmed", confirmed)
                .update();
    }

    private Optional<Address> read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Channel channel = Channel.of(row.getString("channel"));
        boolean waiting = row.getBoolean("waiting");
        return keys.decrypt(USE, row.getBytes("sealed")).map(value -> new Address(id, channel, value, waiting));
    }
}
