package org.sandan.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as the chain sees it.
 *
 * @param position its place in the chain, 0 while it is not sealed
 * @param key its key as text, in the order of the table's key columns
 * @param canonical the bytes that enter the hash
 */
record SealedRow(
        long position,
        List<String> key,
        byte[] canonical,
        byte @Nullable [] noteHash,
        @Nullable String noteText,
        byte @Nullable [] noteSalt) {

    enum Note {
        NONE,
        RIGHT,
        DELETED,
        CHANGED
    }

    /** Whether the note that belongs to this row still says what was sealed. */
    Note note() {
        if (noteHash == null) {
            return noteText == null ? Note.NONE : Note.CHANGED;
        }
        if (noteText == null || noteSalt == null) {
            return Note.DELETED;
        }
        return Arrays.equals(Trail.hash(noteSalt, noteText), noteHash) ? Note.RIGHT : Note.CHANGED;
    }

    static SealedRow read(SealedTable table, ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (SealedTable.KeyColumn column : table.key()) {
            key.add(row.getString(column.name()));
        }
        return new SealedRow(
                row.getLong("seal_pos"),
                key,
                canonical(table, row),
                row.getBytes("note_hash"),
                row.getString("note_text"),
                row.getBytes("note_salt"));
    }

    /** Table, then name and value of each column that has one, each behind its length. */
    private static byte[] canonical(SealedTable table, ResultSet row) throws SQLException {
        Bytes bytes = new Bytes();
        bytes.add(table.name());
        for (String column : table.columns()) {
            byte[] value = value(row, column);
            if (value != null) {
                bytes.add(column);
                bytes.add(value);
            }
        }
        return bytes.all();
    }

    /** The same bytes whatever the time zone and the settings of the connection. */
    private static byte @Nullable [] value(ResultSet row, String column) throws SQLException {
        int at = row.findColumn(column);
        return switch (row.getMetaData().getColumnTypeName(at)) {
            case "bytea" -> row.getBytes(at);
            case "timestamptz" -> {
                OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
                yield time == null
                        ? null
                        : Long.toString(micros(time.toInstant())).getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                String text = row.getString(at);
                yield text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /** Microseconds since 1970: as fine as the database keeps time. */
    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.get(ChronoField.MICRO_OF_SECOND);
    }

    /** Bytes that grow, each part behind its length, so that no two rows can look alike. */
    private static final class Bytes {
        private ByteBuffer buffer = ByteBuffer.allocate(512);

        void add(String text) {
            add(text.getBytes(StandardCharsets.UTF_8));
        }

        void add(byte[] part) {
            if (buffer.remaining() < part.length + Integer.BYTES) {
                ByteBuffer larger = ByteBuffer.allocate((buffer.capacity() + part.length) * 2);
                buffer.flip();
                buffer = larger.put(buffer);
            }
            buffer.putInt(part.length).put(part);
        }

        byte[] all() {
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }
}
