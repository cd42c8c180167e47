package org.sandan.trail;

import java.util.List;

/**
 * A table whose rows are never changed and are sealed into the hash chain of their county. Beside the columns named here
 * it has {@code county_id}, {@code at}, {@code seal_pos}, {@code note_id} and {@code note_hash}.
 */
public interface SealedTable {
    /** The name of the table. It enters the hash, so it never changes. */
    String name();

    /** The columns that tell one row of a county from another. */
    List<KeyColumn> key();

    /**
     * Everything that is sealed, key and note hash included, in the order in which it enters the hash. A column without a
     * value does not enter it, so a later column that older rows lack is added at the end.
     */
    List<String> columns();

    /** @param type the column's type in the database, such as {@code uuid} */
    record KeyColumn(String name, String type) {}
}
