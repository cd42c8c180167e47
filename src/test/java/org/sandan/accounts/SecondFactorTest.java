package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sandan.platform.Keys;

class SecondFactorTest {
    /** The secret of the examples in RFC 6238, "12345678901234567890" as base 32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final SecondFactor factor = new SecondFactor(Keys.forgetful());

    @Test
    void codes_are_those_of_the_standard() {
        assertThat(factor.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(factor.code(SECRET, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(factor.code(SECRET, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void a_code_of_the_step_before_or_after_is_accepted_and_none_further_away() {
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        long step = now.getEpochSecond() / 30;
        assertThat(factor.step(SECRET, factor.code(SECRET, now.minusSeconds(30)), now, 0))
                .hasValue(step - 1);
        assertThat(factor.step(SECRET, factor.code(SECRET, now.plusSeconds(30)), now, 0))
                .hasValue(step + 1);
        assertThat(factor.step(SECRET, factor.code(SECRET, now.minusSeconds(60)), now, 0))
                .isEmpty();
        assertThat(factor.step(SECRET, factor.code(SECRET, now.plusSeconds(60)), now, 0))
                .isEmpty();
    }

    @Test
    void a_code_is_accepted_once() {
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        String code = factor.code(SECRET, now);
        long used = factor.step(SECRET, code, now, 0).orElseThrow();
        assertThat(factor.step(SECRET, code, now.plusSeconds(5), used)).isEmpty();
    }

    @Test
    void spaces_in_a_code_do_not_matter_and_nonsense_is_no_code() {
        Instant now = Instant.ofEpochSecond(59);
        assertThat(factor.step(SECRET, " 287 082 ", now, 0)).isPresent();
        assertThat(factor.step(SECRET, "", now, 0)).isEmpty();
        assertThat(factor.step(SECRET, "２８７０８２", now, 0)).isEmpty();
    }

    @Test
    void a_new_secret_has_160_bits_and_works() {
        String secret = SecondFactor.newSecret();
        assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(SecondFactor.newSecret());
        assertThat(factor.open(factor.seal(secret))).contains(secret);
    }

    @Test
    void a_secret_sealed_with_a_lost_key_opens_for_nobody() {
        byte[] sealed = new SecondFactor(Keys.forgetful()).seal(SECRET);
        assertThat(factor.open(sealed)).isEmpty();
    }
}
