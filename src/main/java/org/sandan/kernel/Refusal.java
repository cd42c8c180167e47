package org.sandan.kernel;

import java.util.List;

/**
 * Why something was not done. Its sentence stands in the messages under {@code refusal.<type>}, in every language; the
 * arguments fill it.
 *
 * @param fields where the refusal belongs to fields of a form: each with a refusal of its own; else empty
 */
public record Refusal(RefusalType type, List<Object> arguments, List<AtField> fields) {
    /** A refusal that belongs to one field of a form. */
    public record AtField(String field, RefusalType type, List<Object> arguments) {
        public static AtField of(String field, RefusalType type, Object... arguments) {
            return new AtField(field, type, List.of(arguments));
        }
    }

    public static Refusal of(RefusalType type, Object... arguments) {
        return new Refusal(type, List.of(arguments), List.of());
    }

    /** Several fields are wrong. */
    public static Refusal at(List<AtField> fields) {
        return new Refusal(Common.INVALID, List.of(), List.copyOf(fields));
    }

    public static Refusal at(String field, RefusalType type, Object... arguments) {
        return at(List.of(AtField.of(field, type, arguments)));
    }

    /** Refusals that every module knows. */
    public enum Common implements RefusalType {
        /** Fields are wrong; each says what to do. */
        INVALID(422),
        /** There is no such thing, or it is outside the asker's scope: one answer for both. */
        NOT_FOUND(404),
        /** Somebody changed it since the page was opened. */
        STALE(409),
        /** The case stands where this action is not open, or it is not this person's to take. */
        NOT_ALLOWED_NOW(409),
        /** The step can no longer be taken back: another followed, the time is over, or it was somebody else's. */
        UNDO_IS_OVER(409),
        /** The same key came before with another body. */
        KEY_REUSED(422),
        REQUIRED(422),
        TOO_LONG(422),
        CONTROL_CHARACTERS(422),
        NOT_A_NUMBER(422),
        NOT_A_DATE(422),
        UNKNOWN_CHOICE(422),
        TOO_MANY_REQUESTS(429);

        private final int status;

        Common(int status) {
            this.status = status;
        }

        @Override
        public int status() {
            return status;
        }
    }
}
