package org.sandan.residents;

import java.util.Optional;
import org.sandan.kernel.Text;

/** What somebody searches residents by: all that a search box says, made out by its form. */
sealed interface Asked {
    /** An identity number, exactly. */
    record ByNumber(ResidentNumber number) implements Asked {}

    /** A whole telephone number. */
    record ByPhone(Phone phone) implements Asked {}

    /** The last four digits of one. */
    record ByTail(String tail) implements Asked {}

    /** A piece of a name. */
    record ByName(String piece) implements Asked {}

    int LONGEST = 40;

    /** Empty where it is none of these: digits of another length, nothing, or too much. */
    static Optional<Asked> of(String typed) {
        String text = Text.tidy(typed).replaceAll("\\s", "");
        if (text.isEmpty() || Text.fault(text, LONGEST).isPresent()) {
            return Optional.empty();
        }
        Optional<Asked> number = ResidentNumber.parse(text).map(ByNumber::new);
        Optional<Asked> phone = Phone.parse(text).map(ByPhone::new);
        if (number.isPresent() || phone.isPresent()) {
            return number.or(() -> phone);
        }
        if (text.matches("[0-9]{4}")) {
            return Optional.of(new ByTail(text));
        }
        return text.matches(".*[0-9].*") ? Optional.empty() : Optional.of(new ByName(text));
    }
}
