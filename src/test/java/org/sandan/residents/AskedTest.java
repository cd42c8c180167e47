package org.sandan.residents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedTest {
    @Test
    void a_search_is_made_out_by_its_form() {
        assertThat(Asked.of(" 乌仁娜 ")).hasValue(new Asked.ByName("乌仁娜"));
        assertThat(Asked.of("王")).hasValue(new Asked.ByName("王"));
        assertThat(Asked.of("1234")).hasValue(new Asked.ByTail("1234"));
        assertThat(Asked.of("138 1234 1234")).hasValue(new Asked.ByPhone(new Phone("13812341234")));
        assertThat(Asked.of("+86 138-1234-1234")).hasValue(new Asked.ByPhone(new Phone("13812341234")));
        assertThat(Asked.of("11010519491231002x"))
                .hasValue(new Asked.ByNumber(new ResidentNumber("11010519491231002X")));
    }

    @Test
    void pieces_of_numbers_find_nobody() {
        assertThat(Asked.of("138")).isEmpty();
        assertThat(Asked.of("110105194912310021")).isEmpty();
        assertThat(Asked.of("12812341234")).isEmpty();
        assertThat(Asked.of("")).isEmpty();
        assertThat(Asked.of("王".repeat(41))).isEmpty();
    }

    @Test
    void a_position_in_a_list_is_read_back_and_nothing_else_is() {
        var after = new Residents.After(150_622_001_003_004L, org.sandan.kernel.Ids.next());
        assertThat(Residents.After.parse(after.toString())).isEqualTo(after);
        assertThat(Residents.After.parse("1; drop table resident")).isEqualTo(Residents.After.START);
        assertThat(Residents.After.parse(null)).isEqualTo(Residents.After.START);
    }
}
