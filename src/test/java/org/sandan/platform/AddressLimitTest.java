package org.sandan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressLimitTest {
    @Test
    void addresses_of_one_ipv6_network_count_together() {
        assertThat(AddressLimit.network("2001:db8:1:2:aaaa::1"))
                .isEqualTo(AddressLimit.network("2001:db8:1:2:bbbb::9"));
        assertThat(AddressLimit.network("2001:db8:1:2::1")).isNotEqualTo(AddressLimit.network("2001:db8:1:3::1"));
    }

    @Test
    void each_ipv4_address_counts_alone() {
        assertThat(AddressLimit.network("10.0.0.1")).isNotEqualTo(AddressLimit.network("10.0.0.2"));
    }
}
