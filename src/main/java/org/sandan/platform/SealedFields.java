package org.sandan.platform;

import java.util.List;
import java.util.function.UnaryOperator;

/** Where a module keeps ciphertext in its rows, so that a rotation of keys reaches it. */
public interface SealedFields {
    List<Field> sealedFields();

    /**
     * A column of ciphertext.
     *
     * @param key the column that names a row inside its county
     * @param use the use for which {@link Keys} encrypted it
     * @param hashes the columns by which its rows are found
     */
    record Field(String table, String key, String column, String use, List<Hash> hashes) {}

    /** @param of what of the plain text is hashed: all of it, or its last four digits */
    record Hash(String column, String use, UnaryOperator<String> of) {}
}
