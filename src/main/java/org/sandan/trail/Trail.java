package org.sandan.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.platform.Keys;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records looks at personal data and acts of administrators, in the running transaction. The rows carry ids; a reason
 * goes to the notes, and only its salted hash into the row, so that a note can be deleted on request and the chain
 * still be proved.
 */
@Component
public class Trail {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Trail(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A text that was kept, and what the sealed row says of it. */
    public record Note(UUID id, byte[] hash) {}

    /**
     * @param action a stable word, such as {@code unmask} or {@code hand-over}
     * @param reason what the person gave as the reason, if one was asked for
     */
    public void record(
            Viewer by, String action, String subjectKind, UUID subject, Place place, @Nullable String reason) {
        record(by.county(), by.account(), by.post(), action, subjectKind, subject, place, reason);
    }

    public void record(
            int county,
            @Nullable UUID account,
            @Nullable UUID post,
            String action,
            String subjectKind,
            UUID subject,
            Place place,
            @Nullable String reason) {
        Note note = reason == null || reason.isEmpty() ? null : note(county, subject, place, reason);
        jdbc.sql("""
                        insert into trail (county_id, id, at, action, account_id, post_id, subject_kind, subject_id, note_id, note_hash)
                        values (:county, :id, :now, :action, :account, :post, :kind, :subject, :note, :noteHash)
                        """)
                .param("county", county)
                .param("id", Ids.next())
                .param("now", Timestamps.of(clock.instant()))
                .param("action", action)
                .param("account", account)
                .param("post", post)
                .param("kind", subjectKind)
                .param("subject", subject)
                .param("note", note == null ? null : note.id())
                .param("noteHash", note == null ? null : note.hash())
                .update();
    }

    /** Keeps a free text apart from the row that will be sealed. */
    public Note note(int county, UUID subject, Place place, String text) {
        return note(county, subject, place, text, null);
    }

    /** @param organisation the body outside the community that may read it, too */
    public Note note(int county, UUID subject, Place place, String text, @Nullable UUID organisation) {
        byte[] salt = Keys.random(16);
        Note note = new Note(Ids.next(), hash(salt, text));
        jdbc.sql("""
                        insert into history_note (county_id, id, subject_id, place, organisation_id, text, salt)
                        values (:county, :id, :subject, :place, :organisation, :text, :salt)
                        """)
                .param("county", county)
                .param("id", note.id())
                .param("subject", subject)
                .param("place", place.code())
                .param("organisation", organisation)
                .param("text", text)
                .param("salt", salt)
                .update();
        return note;
    }

    static byte[] hash(byte[] salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
