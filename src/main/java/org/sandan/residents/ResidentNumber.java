package org.sandan.residents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The number of a resident's identity card (GB 11643): division 6, date of birth 8, sequence 3 (odd for men), check 1.
 * The check is a weighted sum mod 11.
 */
public record ResidentNumber(String value) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** A county of Ordos that does not exist: numbers made here belong to nobody. */
    private static final int NOWHERE = 150_699;

    public ResidentNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not the number of an identity card.");
        }
    }

    /** Reads what was typed, a small x and spaces allowed; empty where date or check do not fit. */
    public static Optional<ResidentNumber> parse(String typed) {
        String plain = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return isValid(plain) ? Optional.of(new ResidentNumber(plain)) : Optional.empty();
    }

    /** A number that fits the check and belongs to nobody, for demonstration. */
    public static ResidentNumber synthetic(LocalDate born, boolean woman, int number) {
        int sequence = number % 500 * 2 + (woman ? 0 : 1);
        String body = NOWHERE + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        return new ResidentNumber(body + check(body));
    }

    public LocalDate born() {
        return date(value).orElseThrow();
    }

    public boolean isWoman() {
        return (value.charAt(16) - '0') % 2 == 0;
    }

    /** What pages show: the first three digits and the last four. */
    public String masked() {
        return value.substring(0, 3) + "*".repeat(11) + value.substring(14);
    }

    private static boolean isValid(String number) {
        return number.matches("[1-9][0-9]{16}[0-9X]") && date(number).isPresent() && check(number) == number.charAt(17);
    }

    private static Optional<LocalDate> date(String number) {
        try {
            LocalDate born = LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
            return born.getYear() >= 1880 ? Optional.of(born) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** Never the number itself: it must not slip into a log. */
    @Override
    public String toString() {
        return masked();
    }
}
