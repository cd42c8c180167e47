package org.sandan.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.sandan.platform.Rules;
import org.springframework.stereotype.Component;

/**
 * Limits failed log-ins from one network address, whatever the names; an address of IPv6 counts with its whole network
 * of 64 bits. Kept in memory, a node apart.
 */
@Component
class AddressLimit {
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final Rules rules;

    AddressLimit(Rules rules) {
        this.rules = rules;
    }

    /** Takes one try before it is made; false where none is left. */
    boolean take(String address) {
        return bucket(address).tryConsume(1);
    }

    /** The try succeeded: it does not count. */
    void giveBack(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        return buckets.get(network(address), ignored -> {
            int most = rules.amount("login.rate");
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofHours(1)))
                    .build();
        });
    }

    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException unknownForm) {
            return address;
        }
    }
}
