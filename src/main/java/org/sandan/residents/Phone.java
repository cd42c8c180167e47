package org.sandan.residents;

import java.util.Optional;

/** A mobile telephone number of this country: 11 digits. */
public record Phone(String value) {
    public Phone {
        if (!value.matches("1[3-9][0-9]{9}")) {
            throw new IllegalArgumentException("Not a mobile telephone number.");
        }
    }

    /** Reads what was typed; spaces, hyphens and +86 are allowed. */
    public static Optional<Phone> parse(String typed) {
        String plain = typed.replaceAll("[\\s-]", "").replaceFirst("^\\+?86(?=1[0-9]{10}$)", "");
        return plain.matches("1[3-9][0-9]{9}") ? Optional.of(new Phone(plain)) : Optional.empty();
    }

    public String tail() {
        return value.substring(7);
    }

    /** What pages show: 138****1234. */
    public String masked() {
        return value.substring(0, 3) + "****" + tail();
    }

    /** Never the number itself: it must not slip into a log. */
    @Override
    public String toString() {
        return masked();
    }
}
