package org.sandan.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Refusal.Common;

class DivisionFileTest {
    private static DivisionFile parse(String text) {
        return DivisionFile.parse(text, code -> code.value() == 150_622_000_000L);
    }

    @Test
    void the_list_that_comes_with_the_product_is_all_of_ordos() {
        List<Division> seed = DivisionFile.seed();
        assertThat(seed).hasSize(1_109);
        assertThat(seed.stream().filter(d -> d.level() == Level.COUNTY))
                .hasSize(9)
                .allMatch(d -> !d.nameEn().isEmpty());
        assertThat(seed.stream().filter(d -> d.level() == Level.TOWN)).hasSize(88);
        assertThat(seed.getFirst().nameEn()).isEqualTo("Ordos City");
        assertThat(seed.getFirst().code().county()).isEqualTo(150_600);
    }

    @Test
    void each_wrong_line_is_named() {
        DivisionFile file = parse("""
                code,name_zh,name_en
                150622009,新街道,New Sub-district
                15062,短
                150622009001,,Nameless
                15062201x,错,
                150622009,又一次,
                150699001,没有上级,
                150622009002,东街社区,Dongjie Community
                """);
        assertThat(file.lines()).extracting(DivisionFile.Line::number).containsExactly(2, 8);
        assertThat(file.faults()).extracting(DivisionFile.Fault::line).containsExactly(3, 4, 5, 6, 7);
        assertThat(file.faults())
                .extracting(DivisionFile.Fault::type)
                .containsExactly(
                        DivisionRefusal.DIVISION_LINE_COLUMNS,
                        Common.REQUIRED,
                        DivisionRefusal.DIVISION_CODE_WRONG,
                        DivisionRefusal.DIVISION_LINE_REPEATED,
                        DivisionRefusal.DIVISION_PARENT_MISSING);
    }

    @Test
    void a_heading_without_the_columns_is_refused() {
        assertThat(parse("名称,代码\n").faults().getFirst().type()).isEqualTo(DivisionRefusal.DIVISION_HEADING_WRONG);
        assertThat(parse("code,name_zh\n").faults().getFirst().type()).isEqualTo(DivisionRefusal.DIVISION_FILE_EMPTY);
    }

    @Test
    void a_spreadsheet_saved_in_the_old_encoding_is_read() {
        byte[] old = "code,name_zh\n150622009,新街道".getBytes(Charset.forName("GB18030"));
        assertThat(DivisionFile.decode(old)).hasValue("code,name_zh\n150622009,新街道");
        byte[] marked = "\uFEFFcode,name_zh".getBytes(StandardCharsets.UTF_8);
        assertThat(DivisionFile.decode(marked)).hasValue("code,name_zh");
        assertThat(DivisionFile.decode(new byte[] {'P', 'K', 3, 4, 0, 0})).isEmpty();
    }
}
