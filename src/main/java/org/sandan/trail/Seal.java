package org.sandan.trail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One link of a county's chain: a batch of rows in order, hashed together with the link before. Whoever changes, removes
 * or inserts a row breaks this link; whoever changes the link breaks all after it.
 *
 * @param no 1, 2, 3, ... in each county
 * @param first the position of its first row; positions go on without gaps from link to link
 */
public record Seal(int county, long no, long first, long last, Instant sealedAt, byte[] hash) {
    /** Stands before the first link of every county. */
    static Seal beginning(int county) {
        return new Seal(county, 0, 1, 0, Instant.EPOCH, new byte[32]);
    }

    /** The link that follows this one. */
    Seal next(List<SealedRow> rows, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        long from = last + 1;
        long to = last + rows.size();
        return new Seal(county, no + 1, from, to, at, hash(hash, county, no + 1, from, to, at, rows));
    }

    /** Whether this link is what follows from the link before and these rows. */
    boolean fits(Seal before, List<SealedRow> rows) {
        return MessageDigest.isEqual(hash, hash(before.hash, county, no, first, last, sealedAt, rows));
    }

    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] hash(
            byte[] before, int county, long no, long first, long last, Instant at, List<SealedRow> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            digest.update(ByteBuffer.allocate(5 * Long.BYTES)
                    .putLong(county)
                    .putLong(no)
                    .putLong(first)
                    .putLong(last)
                    .putLong(SealedRow.micros(at))
                    .array());
            for (SealedRow row : rows) {
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(row.canonical().length)
                        .array());
                digest.update(row.canonical());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
