package org.sandan.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Refusal;

/**
 * A form as a person typed it, and what is wrong with it: the template fills the fields from here, so nothing typed is
 * lost.
 */
public record Typed(Map<String, String> values, @Nullable Refusal refusal) {
    public static final Typed NOTHING = new Typed(Map.of(), null);

    public static Typed of(Map<String, String> values) {
        return new Typed(values, null);
    }

    public static Typed refused(Map<String, String> values, Refusal refusal) {
        return new Typed(values, refusal);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        return values.getOrDefault(field, otherwise);
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public boolean isRefused() {
        return refusal != null;
    }

    public Optional<Refusal.AtField> fault(String field) {
        return faults().stream().filter(at -> at.field().equals(field)).findFirst();
    }

    public List<Refusal.AtField> faults() {
        return refusal == null ? List.of() : refusal.fields();
    }
}
