package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sandan.kernel.DivisionCode;

class CreditCodeTest {
    @Test
    void codes_whose_check_fits_are_read() {
        assertThat(CreditCode.parse("91350211M000100Y46")).isPresent();
        assertThat(CreditCode.parse("92350211M000100Y43")).isPresent();
    }

    @Test
    void a_code_with_another_check_is_refused() {
        assertThat(CreditCode.parse("91350211M000100Y43")).isEmpty();
    }

    @Test
    void small_letters_and_spaces_are_forgiven() {
        assertThat(CreditCode.parse(" 91350211 m000100y46 ").map(CreditCode::value))
                .hasValue("91350211M000100Y46");
    }

    @Test
    void letters_that_look_like_digits_and_other_lengths_are_refused() {
        assertThat(CreditCode.parse("9135O211M000100Y46")).isEmpty();
        assertThat(CreditCode.parse("91350211M000100Y4")).isEmpty();
        assertThat(CreditCode.parse("")).isEmpty();
        assertThat(CreditCode.parse("９1350211M000100Y46")).isEmpty();
    }

    @Test
    void any_single_wrong_place_is_noticed() {
        String code = "91350211M000100Y46";
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == '7' ? '8' : '7';
            assertThat(CreditCode.parse(code.substring(0, i) + other + code.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void synthetic_codes_fit_the_check_and_differ() {
        DivisionCode jungar = new DivisionCode(150_622_000_000L);
        assertThat(CreditCode.synthetic(jungar, 1)).isNotEqualTo(CreditCode.synthetic(jungar, 2));
        for (int i = 0; i < 500; i++) {
            CreditCode made = CreditCode.synthetic(jungar, i);
            assertThat(CreditCode.parse(made.value())).hasValue(made);
            assertThat(made.value()).startsWith("Y1150622XYN");
        }
    }
}
