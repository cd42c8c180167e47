package org.sandan.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesksTest {
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00:00Z, TODAY",
        "2026-11-25T16:30:00Z, THIS_WEEK",
        "2026-11-27T10:00:00Z, THIS_WEEK",
        "2026-11-29T10:00:00Z, THIS_WEEK",
        "2026-11-30T10:00:00Z, LATER"
    })
    void a_row_stands_under_the_week_in_which_it_is_due_in_china(Instant due, DeskView.When when) {
        assertThat(Desks.when(due, TODAY)).isEqualTo(when);
    }
}
