package org.sandan.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Limits how often something is tried from one network address: as often an hour as a rule says. An address of IPv6
 * counts with its whole network of 64 bits. Kept in memory, a node apart.
 */
@Component
public class AddressLimit {
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final Rules rules;

    AddressLimit(Rules rules) {
        this.rules = rules;
    }

    /**
     * Takes one try before it is made; false where none is left.
     *
     * @param rule the rule with the number of tries an hour
     */
    public boolean take(String rule, String address) {
        return bucket(rule, address).tryConsume(1);
    }

    /** The try was a rightful one: it does not count. */
    public void giveBack(String rule, String address) {
        bucket(rule, address).addTokens(1);
    }

    private Bucket bucket(String rule, String address) {
        return buckets.get(rule + " " + network(address), ignored -> {
            int most = rules.amount(rule);
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
