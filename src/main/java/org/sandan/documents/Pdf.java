package org.sandan.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.sandan.kernel.Outcome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Makes a PDF of markup, A4 in Chinese type, with the fonts of the machine. Only fonts with TrueType outlines can be put
 * into a PDF; where the machine has no Chinese one, it is refused with the package to install: never boxes for characters.
 */
@Component
public class Pdf {
    static final String PACKAGE = "fonts-wqy-zenhei";
    /** The names of files, in the order in which they are taken. */
    private static final List<String> FONTS = List.of(
            "wqy-zenhei.ttc", "wqy-microhei.ttc", "simfang.ttf", "simsun.ttc", "msyh.ttc", "DroidSansFallbackFull.ttf");

    private final List<Path> folders;
    private final String style;

    Pdf(@Value("${sandan.fonts:/usr/share/fonts,/usr/local/share/fonts}") String folders) throws IOException {
        this.folders = Stream.of(folders.split(",")).map(Path::of).toList();
        this.style = new ClassPathResource("paper.css").getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * The PDF of a document.
     *
     * @param title of the document, for its properties
     * @param markup well-formed; its looks are those of {@code paper.css}
     */
    public Outcome<byte[]> of(String title, String markup) {
        Optional<Path> font = font();
        return font.isEmpty()
                ? Outcome.refused(DocumentRefusal.NO_CHINESE_FONT, PACKAGE)
                : Outcome.done(make(title, markup, font.get()));
    }

    private byte[] make(String title, String markup, Path font) {
        String page = "<html lang=\"zh\"><head><title>" + title.replaceAll("[<>&\"]", " ") + "</title><style>" + style
                + "</style></head><body>" + markup + "</body></html>";
        try (Outlines outlines = Outlines.open(font);
                PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDType0Font embedded = PDType0Font.load(document, outlines.font(), true);
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePDDocument(document);
            builder.useFont(new PDFontSupplier(embedded), "han", 400, FontStyle.NORMAL, true);
            builder.withProducer("Sandan");
            builder.withHtmlContent(page, "");
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that the browser shows, or saves under this name. */
    public static ResponseEntity<byte[]> answer(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    private Optional<Path> font() {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> FONTS.contains(file.getFileName().toString()))
                            .forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return found.stream()
                .min(java.util.Comparator.comparing(
                        file -> FONTS.indexOf(file.getFileName().toString())));
    }

    /** The first font of a file; a collection stays open as long as its fonts are read. */
    private record Outlines(TrueTypeFont font, AutoCloseable file) implements AutoCloseable {
        static Outlines open(Path path) throws IOException {
            File file = path.toFile();
            if (!file.getName().endsWith(".ttc")) {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file));
                return new Outlines(font, font);
            }
            TrueTypeCollection collection = new TrueTypeCollection(file);
            List<TrueTypeFont> fonts = new ArrayList<>();
            collection.processAllFonts(fonts::add);
            return new Outlines(fonts.getFirst(), collection);
        }

        @Override
        public void close() throws IOException {
            try {
                file.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
