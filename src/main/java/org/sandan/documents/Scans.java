package org.sandan.documents;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.Rules;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Signed and stamped paper that comes back: pictures, or PDFs as the scanner makes them. Each page of a PDF is kept as a
 * picture, so nothing that a PDF can carry besides what one sees (scripts, links, attached files) is ever handed on, and
 * a page is looked at on any telephone.
 */
@Component
public class Scans {
    /** The longest side of a kept page, in pixels: about 180 dots an inch on A4, enough to read a stamp. */
    private static final int EDGE = 2100;

    private final Rules rules;
    private final Photos photos;

    Scans(Rules rules, Photos photos) {
        this.rules = rules;
        this.photos = photos;
    }

    /**
     * The pages, in the order of the files; empty file fields are skipped. Outside any transaction: it takes a while.
     * Refused at the field {@code scan}: too many pages, a file too large, a file that is neither picture nor PDF.
     */
    public Outcome<List<Photos.Ready>> prepare(List<MultipartFile> uploads) {
        List<Photos.Ready> pages = new ArrayList<>();
        for (MultipartFile file : uploads) {
            if (file.isEmpty()) {
                continue;
            }
            Outcome<List<Photos.Ready>> read = read(file);
            if (read instanceof Outcome.Refused<List<Photos.Ready>>(Refusal refusal)) {
                return Outcome.refused(
                        Refusal.at("scan", refusal.type(), refusal.arguments().toArray()));
            }
            pages.addAll(read.orThrow());
            if (pages.size() > most()) {
                return Outcome.refused(Refusal.at("scan", DocumentRefusal.TOO_MANY_PAGES, most()));
            }
        }
        return Outcome.done(pages);
    }

    private int most() {
        return rules.amount("scan.most");
    }

    private Outcome<List<Photos.Ready>> read(MultipartFile file) {
        int largest = rules.amount("scan.largest");
        if (file.getSize() > largest) {
            return Outcome.refused(DocumentRefusal.SCAN_TOO_LARGE, largest / (1024 * 1024));
        }
        try {
            byte[] bytes = file.getBytes();
            return isPdf(bytes) ? pages(bytes) : picture(bytes);
        } catch (IOException e) {
            return Outcome.refused(DocumentRefusal.NOT_A_SCAN);
        }
    }

    private Outcome<List<Photos.Ready>> picture(byte[] bytes) {
        Outcome<Photos.Ready> one = photos.prepare(bytes);
        return one instanceof Outcome.Refused<Photos.Ready>(Refusal refusal)
                        && refusal.type() == DocumentRefusal.NOT_A_PHOTO
                ? Outcome.refused(DocumentRefusal.NOT_A_SCAN)
                : one.map(List::of);
    }

    private static boolean isPdf(byte[] bytes) {
        return Arrays.equals(bytes, 0, Math.min(5, bytes.length), "%PDF-".getBytes(StandardCharsets.US_ASCII), 0, 5);
    }

    private Outcome<List<Photos.Ready>> pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int count = document.getNumberOfPages();
            if (count > most()) {
                return Outcome.refused(DocumentRefusal.TOO_MANY_PAGES, most());
            }
            PDFRenderer renderer = new PDFRenderer(document);
            List<Photos.Ready> pages = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                BufferedImage page =
                        renderer.renderImage(n, scale(document.getPage(n).getCropBox()), ImageType.RGB);
                pages.add(new Photos.Ready(Picture.of(page, EDGE)));
            }
            return count == 0 ? Outcome.refused(DocumentRefusal.NOT_A_SCAN) : Outcome.done(pages);
        } catch (IOException | RuntimeException e) {
            // Broken, or locked by a password: the reader says it in many ways.
            return Outcome.refused(DocumentRefusal.NOT_A_SCAN);
        }
    }

    /** So that the longest side is what is kept, however large the sheet says it is. */
    private static float scale(PDRectangle sheet) {
        return EDGE / Math.max(1f, Math.max(sheet.getWidth(), sheet.getHeight()));
    }
}
