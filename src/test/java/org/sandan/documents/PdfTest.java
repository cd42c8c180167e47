package org.sandan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sandan.kernel.Outcome;

/** PDFs in Chinese type, with a font of the machine. */
class PdfTest {
    @Test
    void without_a_chinese_font_it_says_which_package_to_install(@TempDir Path empty) throws IOException {
        Outcome<byte[]> none = new Pdf(empty.toString()).of("纪要", "<p>站北社区</p>");
        assertThat(((Outcome.Refused<byte[]>) none).refusal().type()).isEqualTo(DocumentRefusal.NO_CHINESE_FONT);
        assertThat(((Outcome.Refused<byte[]>) none).refusal().arguments()).containsExactly(Pdf.PACKAGE);
    }

    @Test
    void chinese_words_and_figures_can_be_read_back_and_pages_are_numbered() throws IOException {
        byte[] made = new Pdf("/usr/share/fonts,/usr/local/share/fonts")
                .of("纪要", "<h1>联席会议纪要</h1><p>应到 27 家，实到 25 家。</p><p class=\"part\">第二页</p>")
                .orThrow();
        try (PDDocument document = Loader.loadPDF(made)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            String text = new PDFTextStripper().getText(document).replaceAll("[\\s　]", "");
            assertThat(text).contains("联席会议纪要", "应到27家，实到25家。", "第1页共2页", "第2页共2页");
        }
    }
}
