package org.sandan.needs;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;

/** The one text of a need that everybody sees: short, confirmed by the secretary, without phones and ID numbers. */
public final class PublicTitle {
    public static final int LONGEST = 40;
    private static final Pattern ID = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)");

    private PublicTitle() {}

    public static Optional<AtField> fault(String title) {
        if (title.isBlank()) {
            return Optional.of(AtField.of("title", Common.REQUIRED));
        }
        if (ID.matcher(title).find()) {
            return Optional.of(AtField.of("title", NeedRefusal.TITLE_HOLDS_AN_ID));
        }
        if (PHONE.matcher(title).find()) {
            return Optional.of(AtField.of("title", NeedRefusal.TITLE_HOLDS_A_PHONE));
        }
        return Text.fault(title, LONGEST).map(type -> AtField.of("title", type, LONGEST));
    }
}
