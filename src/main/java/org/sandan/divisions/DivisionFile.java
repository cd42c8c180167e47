package org.sandan.divisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.springframework.core.io.ClassPathResource;

/**
 * A list of divisions as comma-separated lines. The first line names the columns: {@code code} and {@code name_zh} must
 * be there, {@code name_en} may. A code has 4, 6, 9 or 12 digits, the level follows from it.
 *
 * @param faults what is wrong with which line, the heading being line 1
 */
public record DivisionFile(List<Line> lines, List<Fault> faults) {
    static final int MOST_LINES = 20_000;
    static final int LONGEST_NAME = 60;

    /** A division and the line it stands in. */
    public record Line(int number, Division division) {}

    /** What is wrong with a line. */
    public record Fault(int line, RefusalType type, List<Object> arguments) {}

    /** The national list that comes with the product: all of Ordos. */
    static List<Division> seed() {
        try {
            String text = new ClassPathResource("data/divisions.csv").getContentAsString(StandardCharsets.UTF_8);
            DivisionFile file = parse(text, code -> false);
            if (!file.faults().isEmpty()) {
                throw new IllegalStateException("The list of divisions is damaged: " + file.faults());
            }
            return file.lines().stream().map(Line::division).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text of a file that somebody uploaded: UTF-8, or the GB18030 that spreadsheets here still write. */
    static Optional<String> decode(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
                return plain.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(plain);
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** @param isKnown whether a division stands in the table already, so that a line may lie below it */
    static DivisionFile parse(String text, Predicate<DivisionCode> isKnown) {
        List<String> lines = text.lines().toList();
        List<String> heading = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        if (!heading.contains("code") || !heading.contains("name_zh")) {
            return of(new Fault(1, DivisionRefusal.DIVISION_HEADING_WRONG, List.of()));
        }
        if (lines.size() > MOST_LINES) {
            return of(new Fault(MOST_LINES, DivisionRefusal.DIVISION_FILE_TOO_LONG, List.of(MOST_LINES)));
        }
        DivisionFile file = new DivisionFile(new ArrayList<>(), new ArrayList<>());
        Set<DivisionCode> given = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                file.add(i + 1, heading, cells(lines.get(i)), given, isKnown);
            }
        }
        return file.lines.isEmpty() && file.faults.isEmpty()
                ? of(new Fault(1, DivisionRefusal.DIVISION_FILE_EMPTY, List.of()))
                : file;
    }

    private static DivisionFile of(Fault fault) {
        return new DivisionFile(List.of(), List.of(fault));
    }

    private void add(
            int line,
            List<String> heading,
            List<String> cells,
            Set<DivisionCode> given,
            Predicate<DivisionCode> isKnown) {
        if (cells.size() != heading.size()) {
            fault(line, DivisionRefusal.DIVISION_LINE_COLUMNS, cells.size(), heading.size());
            return;
        }
        String typed = cells.get(heading.indexOf("code"));
        Optional<DivisionCode> code = DivisionCode.parse(typed);
        if (code.isEmpty()) {
            fault(line, DivisionRefusal.DIVISION_CODE_WRONG, typed);
            return;
        }
        String nameZh = cells.get(heading.indexOf("name_zh"));
        int english = heading.indexOf("name_en");
        String nameEn = english < 0 ? "" : cells.get(english);
        Optional<RefusalType> wrong = nameFault(nameZh, nameEn);
        if (wrong.isPresent()) {
            fault(line, wrong.get(), LONGEST_NAME);
        } else if (!given.add(code.get())) {
            fault(line, DivisionRefusal.DIVISION_LINE_REPEATED, code.get().shortForm());
        } else if (!Divisions.parentOf(code.get())
                .map(parent -> given.contains(parent) || isKnown.test(parent))
                .orElse(true)) {
            fault(line, DivisionRefusal.DIVISION_PARENT_MISSING, code.get().shortForm());
        } else {
            lines.add(new Line(line, new Division(code.get(), code.get().level(), nameZh, nameEn, true, false)));
        }
    }

    static Optional<RefusalType> nameFault(String nameZh, String nameEn) {
        if (nameZh.isEmpty()) {
            return Optional.of(Common.REQUIRED);
        }
        return Text.fault(nameZh, LONGEST_NAME).or(() -> Text.fault(nameEn, LONGEST_NAME));
    }

    private void fault(int line, RefusalType type, Object... arguments) {
        faults.add(new Fault(line, type, List.of(arguments)));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
                .toList();
    }
}
