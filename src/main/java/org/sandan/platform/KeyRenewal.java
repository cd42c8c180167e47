package org.sandan.platform;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After a rotation of keys: makes all ciphertext, and the hashes by which it is found, anew under the newest key. In
 * small batches, each in a transaction of its own, so that it can be stopped at any moment. What no key opens any more is
 * left as it is and said in the log.
 */
@Component
class KeyRenewal implements CountyJob {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRenewal.class);
    private static final int BATCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Keys keys;
    private final List<SealedFields> modules;

    KeyRenewal(JdbcClient jdbc, Transactions transactions, Keys keys, List<SealedFields> modules) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.modules = modules;
    }

    private record Kept(UUID id, byte[] cipher) {}

    @Override
    public String name() {
        return "key-renewal";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run(int county) {
        if (!keys.isRotated()) {
            return;
        }
        modules.stream().flatMap(module -> module.sealedFields().stream()).forEach(field -> renew(county, field, keys));
    }

    /** @return how many rows were made anew */
    int renew(int county, SealedFields.Field field, Keys newest) {
        Scope scope = Scope.system(county, "key-renewal");
        int renewed = 0;
        int lost = 0;
        UUID after = BEFORE_ALL;
        List<Kept> batch;
        do {
            UUID from = after;
            batch = transactions.read(scope, () -> outdated(county, field, newest, from));
            for (Kept row : batch) {
                boolean done = transactions.change(scope, () -> renew(county, field, newest, row));
                renewed += done ? 1 : 0;
                lost += done ? 0 : 1;
                after = row.id();
            }
        } while (batch.size() == BATCH);
        if (renewed + lost > 0) {
            LOG.info("{}.{}: {} rows under the newest key, {} left.", field.table(), field.column(), renewed, lost);
        }
        return renewed;
    }

    private List<Kept> outdated(int county, SealedFields.Field field, Keys newest, UUID after) {
        return jdbc.sql("""
                        select %2$s, %3$s from %1$s
                        where county_id = :county and %2$s > :after and get_byte(%3$s, 0) <> :newest
                        order by %2$s limit :most
                        """.formatted(field.table(), field.key(), field.column()))
                .param("county", county)
                .param("after", after)
                .param("newest", newest.newest())
                .param("most", BATCH)
                .query((row, n) -> new Kept(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
    }

    /** Only while the row still holds what was read: somebody may have changed it in between. */
    private boolean renew(int county, SealedFields.Field field, Keys newest, Kept row) {
        String text = newest.decrypt(field.use(), row.cipher()).orElse(null);
        if (text == null) {
            return false;
        }
        String hashes = field.hashes().stream()
                .map(hash -> ", %1$s = :%1$s".formatted(hash.column()))
                .collect(Collectors.joining());
        JdbcClient.StatementSpec update = jdbc.sql("""
                        update %1$s set %3$s = :cipher%4$s
                        where county_id = :county and %2$s = :id and %3$s = :before
                        """.formatted(field.table(), field.key(), field.column(), hashes))
                .param("cipher", newest.encrypt(field.use(), text))
                .param("county", county)
                .param("id", row.id())
                .param("before", row.cipher());
        for (SealedFields.Hash hash : field.hashes()) {
            update = update.param(
                    hash.column(), newest.hash(hash.use(), hash.of().apply(text)));
        }
        return update.update() == 1;
    }
}
