package org.sandan.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ResidentNumberTest {
    @Test
    void a_number_whose_check_fits_is_read() {
        ResidentNumber number = ResidentNumber.parse("11010519491231002x").orElseThrow();
        assertThat(number.value()).isEqualTo("11010519491231002X");
        assertThat(number.born()).isEqualTo("1949-12-31");
        assertThat(number.isWoman()).isTrue();
    }

    @Test
    void a_wrong_check_a_day_that_never_was_and_other_lengths_are_refused() {
        assertThat(ResidentNumber.parse("110105194912310021")).isEmpty();
        assertThat(ResidentNumber.parse("110105194902300020")).isEmpty();
        assertThat(ResidentNumber.parse("11010519491231002")).isEmpty();
        assertThat(ResidentNumber.parse("")).isEmpty();
    }

    @Test
    void synthetic_numbers_fit_the_check_and_lie_in_a_county_that_does_not_exist() {
        for (int i = 0; i < 500; i++) {
            LocalDate born = LocalDate.of(1931, 2, 3).plusDays(61L * i);
            ResidentNumber made = ResidentNumber.synthetic(born, i % 2 == 0, i);
            assertThat(ResidentNumber.parse(made.value())).hasValue(made);
            assertThat(made.value()).startsWith("150699");
            assertThat(made.isWoman()).isEqualTo(i % 2 == 0);
            assertThat(made.born()).isEqualTo(born);
        }
    }

    @Test
    void numbers_are_masked_wherever_they_are_printed() {
        ResidentNumber number = ResidentNumber.synthetic(LocalDate.of(1970, 1, 2), true, 7);
        assertThat(number.masked()).matches("150\\*{11}.{4}").hasSize(18);
        assertThat(number).hasToString(number.masked());
        assertThat(new Phone("13812341234")).hasToString("138****1234");
        assertThat(new Residents.Plain("13812341234", number.value()).toString())
                .doesNotContain("1234", number.value());
    }
}
