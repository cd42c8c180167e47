package org.sandan.documents;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Photos of drafts and cases. Each method runs in the caller's transaction, but for the encoding, which needs none. */
@Component
public class Photos {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Rules rules;

    Photos(JdbcClient jdbc, InstantSource clock, Rules rules) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rules = rules;
    }

    /** A photo that has been checked and encoded, not yet kept. */
    public static final class Ready {
        private final Picture picture;

        Ready(Picture picture) {
            this.picture = picture;
        }
    }

    /** @param organisation the body outside the community that may see it, too */
    public record Belongs(
            int county,
            @Nullable UUID draft,
            @Nullable UUID caseId,
            Place place,
            boolean after,
            int round,
            boolean shown,
            @Nullable UUID organisation) {}

    public int most() {
        return rules.amount("photo.most");
    }

    /** Checks and encodes uploads; empty file fields are skipped. Outside any transaction: it takes a while. */
    public Outcome<List<Ready>> prepare(List<MultipartFile> uploads) {
        List<MultipartFile> files =
                uploads.stream().filter(file -> !file.isEmpty()).toList();
        if (files.size() > most()) {
            return Outcome.refused(DocumentRefusal.TOO_MANY_PHOTOS, most());
        }
        List<Ready> ready = new java.util.ArrayList<>();
        for (MultipartFile file : files) {
            switch (prepare(file)) {
                case Outcome.Done<Ready>(Ready one) -> ready.add(one);
                case Outcome.Refused<Ready>(var refusal) -> {
                    return Outcome.refused(refusal);
                }
            }
        }
        return Outcome.done(ready);
    }

    private Outcome<Ready> prepare(MultipartFile file) {
        try {
            return prepare(file.getBytes());
        } catch (IOException e) {
            return Outcome.refused(DocumentRefusal.NOT_A_PHOTO);
        }
    }

    public Outcome<Ready> prepare(byte[] upload) {
        return Picture.of(upload, rules.amount("photo.largest")).map(Ready::new);
    }

    public UUID keep(Belongs to, Ready ready) {
        Picture picture = ready.picture;
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into attachment (county_id, id, draft_id, case_id, place, organisation_id, moment, round, shown, width,
                          height, sha256, taken_on, added_at)
                        values (:county, :id, :draft, :case, :place, :organisation, :moment, :round, :shown, :width, :height, :sha, :today, :now)
                        """)
                .param("county", to.county())
                .param("id", id)
                .param("draft", to.draft())
                .param("case", to.caseId())
                .param("place", to.place().code())
                .param("organisation", to.organisation())
                .param("moment", to.after() ? "after" : "before")
                .param("round", to.round())
                .param("shown", to.shown())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("sha", picture.sha256())
                .param("today", LocalDate.ofInstant(clock.instant(), Timestamps.CHINA))
                .param("now", Timestamps.of(clock.instant()))
                .update();
        jdbc.sql("""
                        insert into attachment_bytes (county_id, attachment_id, large, small)
                        values (:county, :id, :large, :small)
                        """)
                .param("county", to.county())
                .param("id", id)
                .param("large", picture.large())
                .param("small", picture.small())
                .update();
        return id;
    }

    /**
     * The draft has become a case: its photos are the case's from now on. They keep the draft's id, by which alone an
     * orderer without an account may see them in this transaction.
     */
    public void adopt(int county, UUID draft, UUID caseId, Place place) {
        jdbc.sql("""
                        update attachment set case_id = :case, place = :place
                        where county_id = :county and draft_id = :draft
                        """)
                .param("county", county)
                .param("draft", draft)
                .param("case", caseId)
                .param("place", place.code())
                .update();
    }

    public List<Photo> ofDraft(int county, UUID draft) {
        return list("draft_id", county, draft);
    }

    /** In the order in which they were added. */
    public List<Photo> ofCase(int county, UUID caseId) {
        return list("case_id", county, caseId);
    }

    /** The newest photo before and after, of each of the cases, that everybody may see. */
    public List<Shown> shown(int county, List<UUID> cases) {
        return jdbc.sql("""
                        select distinct on (case_id, moment) case_id, id, moment, taken_on from attachment
                        where county_id = :county and case_id = any (:cases) and shown order by case_id, moment, id desc
                        """)
                .param("county", county)
                .param("cases", cases.toArray(UUID[]::new))
                .query((row, n) -> new Shown(
                        row.getObject("case_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("moment").equals("after"),
                        row.getObject("taken_on", LocalDate.class)))
                .list();
    }

    public record Shown(UUID caseId, UUID photo, boolean after, LocalDate takenOn) {}

    /** Lets everybody see the photos of a case, or no longer. */
    public void show(int county, UUID caseId, boolean everybody) {
        jdbc.sql("update attachment set shown = :shown where county_id = :county and case_id = :case")
                .param("shown", everybody)
                .param("county", county)
                .param("case", caseId)
                .update();
    }

    /** Takes a photo out of a draft. */
    public void remove(int county, UUID draft, UUID photo) {
        jdbc.sql("delete from attachment where county_id = :county and draft_id = :draft and id = :id")
                .param("county", county)
                .param("draft", draft)
                .param("id", photo)
                .update();
    }

    /** The JPEG, where the scope shows the photo. */
    public Optional<byte[]> bytes(int county, UUID photo, boolean small) {
        return jdbc.sql("select " + (small ? "b.small" : "b.large") + """
                         as picture from attachment a
                        join attachment_bytes b on b.county_id = a.county_id and b.attachment_id = a.id
                        where a.county_id = :county and a.id = :id
                        """)
                .param("county", county)
                .param("id", photo)
                .query((row, n) -> row.getBytes("picture"))
                .optional();
    }

    private List<Photo> list(String column, int county, UUID owner) {
        return jdbc.sql(
                        "select id, moment, round, shown, width, height, taken_on from attachment where county_id = :county and "
                                + column + " = :owner order by id")
                .param("county", county)
                .param("owner", owner)
                .query((row, n) -> new Photo(
                        row.getObject("id", UUID.class),
                        row.getString("moment").equals("after"),
                        row.getInt("round"),
                        row.getBoolean("shown"),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getObject("taken_on", LocalDate.class)))
                .list();
    }
}
