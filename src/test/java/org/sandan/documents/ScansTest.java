package org.sandan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.RefusalType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** Signed paper that comes back, as pictures or as the PDF of a scanner. */
class ScansTest extends SandanTest {
    private Outcome<List<Photos.Ready>> prepare(byte[]... files) {
        List<MultipartFile> uploads = java.util.Arrays.stream(files)
                .map(file -> (MultipartFile) new MockMultipartFile("scan", "scan", null, file))
                .toList();
        return world.bean(Scans.class).prepare(uploads);
    }

    private static RefusalType refusal(Outcome<?> outcome) {
        Refusal refusal = ((Outcome.Refused<?>) outcome).refusal();
        assertThat(refusal.fields())
                .singleElement()
                .extracting(Refusal.AtField::field)
                .isEqualTo("scan");
        return refusal.fields().getFirst().type();
    }

    private static byte[] pdf(int pages, PDRectangle sheet, boolean locked) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(sheet));
            }
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void each_page_of_a_pdf_is_kept_as_a_picture_beside_pictures() throws IOException {
        assertThat(prepare(pdf(3, PDRectangle.A4, false), picture(), new byte[0])
                        .orThrow())
                .hasSize(4);
    }

    @Test
    void a_page_of_two_hundred_inches_does_not_fill_the_memory() throws IOException {
        Outcome<List<Photos.Ready>> done = prepare(pdf(1, new PDRectangle(14_400, 10_000), false));
        assertThat(done.orThrow()).hasSize(1);
    }

    @Test
    void what_is_not_a_scan_is_refused_with_what_to_do_instead() throws IOException {
        assertThat(refusal(prepare(pdf(31, PDRectangle.A4, false)))).isEqualTo(DocumentRefusal.TOO_MANY_PAGES);
        assertThat(refusal(prepare(pdf(1, PDRectangle.A4, true)))).isEqualTo(DocumentRefusal.NOT_A_SCAN);
        assertThat(refusal(prepare("%PDF-1.7 nothing more".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(DocumentRefusal.NOT_A_SCAN);
        assertThat(refusal(prepare("hello".getBytes(StandardCharsets.UTF_8)))).isEqualTo(DocumentRefusal.NOT_A_SCAN);
        assertThat(refusal(prepare(new byte[21 * 1024 * 1024]))).isEqualTo(DocumentRefusal.SCAN_TOO_LARGE);
        assertThat(prepare().orThrow()).isEmpty();
    }
}
