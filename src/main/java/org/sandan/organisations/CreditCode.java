package org.sandan.organisations;

import java.util.Locale;
import java.util.Optional;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;

/**
 * The unified social credit code of an organisation (GB 32100): who registered it 1, kind 1, division 6, body 9, check 1.
 * Its letters leave out I, O, S, V and Z; the check is (31 - the sum of value times 3^i) mod 31.
 */
public record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    public CreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a credit code: " + value);
        }
    }

    /** Reads what was typed, small letters and spaces allowed; empty where the check does not fit. */
    public static Optional<CreditCode> parse(String typed) {
        String plain = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return isValid(plain) ? Optional.of(new CreditCode(plain)) : Optional.empty();
    }

    /**
     * A code that fits the check but belongs to nobody: registering office Y (other), body SYN as far as the alphabet
     * has letters for it, then the number.
     */
    public static CreditCode synthetic(DivisionCode division, int number) {
        if (number < 0 || number > 999_999) {
            throw new IllegalArgumentException("A synthetic code has a number of 6 digits: " + number);
        }
        String county = division.at(division.level() == Level.CITY ? Level.CITY : Level.COUNTY)
                .toString()
                .substring(0, 6);
        String body = "Y1%sXYN%06d".formatted(county, number);
        return new CreditCode(body + check(body));
    }

    private static boolean isValid(String code) {
        return code.length() == LENGTH
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(code) == code.charAt(LENGTH - 1);
    }

    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}
