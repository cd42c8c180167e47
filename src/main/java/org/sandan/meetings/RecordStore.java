package org.sandan.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.meetings.MeetingRow.Attendance;
import org.sandan.meetings.MeetingRow.Minutes;
import org.sandan.meetings.MeetingRow.Opinion;
import org.sandan.meetings.MeetingRow.Resolution;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is written down of a meeting: who came, opinions, resolutions, minutes. In the caller's transaction. */
@Component
class RecordStore {
    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void came(MeetingRow meeting, Attendance one, Instant at) {
        jdbc.sql("""
                        insert into attendance (county_id, meeting_id, organisation_id, place, came, name, late, marked_at)
                        values (:county, :meeting, :organisation, :place, :came, :name, :late, :at)
                        on conflict (county_id, meeting_id, organisation_id) do update set came = excluded.came, name = excluded.name
                        """)
                .param("county", meeting.place().county())
                .param("meeting", meeting.id())
                .param("organisation", one.organisation())
                .param("place", meeting.place().code())
                .param("came", one.substitute() ? "substitute" : "delegate")
                .param("name", one.name())
                .param("late", one.late())
                .param("at", Timestamps.of(at))
                .update();
    }

    void stayedAway(int county, UUID meeting, UUID organisation) {
        jdbc.sql("""
                        delete from attendance
                        where county_id = :county and meeting_id = :meeting and organisation_id = :organisation
                        """)
                .param("county", county)
                .param("meeting", meeting)
                .param("organisation", organisation)
                .update();
    }

    List<Attendance> attendance(int county, UUID meeting) {
        return jdbc.sql("""
                        select organisation_id, came, name, late from attendance
                        where county_id = :county and meeting_id = :meeting order by marked_at, organisation_id
                        """)
                .param("county", county)
                .param("meeting", meeting)
                .query((row, n) -> new Attendance(
                        row.getObject("organisation_id", UUID.class),
                        row.getString("came").equals("substitute"),
                        row.getString("name"),
                        row.getBoolean("late")))
                .list();
    }

    void say(MeetingRow meeting, Opinion opinion, Instant at) {
        jdbc.sql("""
                        insert into opinion (county_id, id, meeting_id, item_id, place, organisation_id, words, late, at)
                        values (:county, :id, :meeting, :item, :place, :organisation, :words, :late, :at)
                        """)
                .param("county", meeting.place().county())
                .param("id", Ids.next())
                .param("meeting", meeting.id())
                .param("item", opinion.item())
                .param("place", meeting.place().code())
                .param("organisation", opinion.organisation())
                .param("words", opinion.words())
                .param("late", opinion.late())
                .param("at", Timestamps.of(at))
                .update();
    }

    List<Opinion> opinions(int county, UUID meeting) {
        return jdbc.sql("""
                        select item_id, organisation_id, words, late from opinion
                        where county_id = :county and meeting_id = :meeting order by id
                        """)
                .param("county", county)
                .param("meeting", meeting)
                .query((row, n) -> new Opinion(
                        row.getObject("item_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("words"),
                        row.getBoolean("late")))
                .list();
    }

    /** @return its id */
    UUID resolve(MeetingRow meeting, String words, String byWhom, @Nullable LocalDate until) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into resolution (county_id, id, meeting_id, no, place, words, by_whom, until)
                        select :county, :id, :meeting, coalesce(max(r.no), 0) + 1, :place, :words, :whom, :until
                        from resolution r where r.county_id = :county and r.meeting_id = :meeting
                        """)
                .param("county", meeting.place().county())
                .param("id", id)
                .param("meeting", meeting.id())
                .param("place", meeting.place().code())
                .param("words", words)
                .param("whom", byWhom)
                .param("until", until)
                .update();
        return id;
    }

    boolean revoke(int county, UUID meeting, UUID resolution) {
        return jdbc.sql("delete from resolution where county_id = :county and meeting_id = :meeting and id = :id")
                        .param("county", county)
                        .param("meeting", meeting)
                        .param("id", resolution)
                        .update()
                == 1;
    }

    /** In their order; their numbers have no gaps, whatever was struck out before the minutes were confirmed. */
    List<Resolution> resolutions(int county, UUID meeting) {
        return jdbc.sql("""
                        select id, words, by_whom, until from resolution
                        where county_id = :county and meeting_id = :meeting order by no
                        """)
                .param("county", county)
                .param("meeting", meeting)
                .query((row, n) -> new Resolution(
                        row.getObject("id", UUID.class),
                        n + 1,
                        row.getString("words"),
                        row.getString("by_whom"),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    Optional<Minutes> minutes(int county, UUID meeting) {
        return jdbc.sql("""
                        select words, edited_at, confirmed_at from minutes
                        where county_id = :county and meeting_id = :meeting
                        """)
                .param("county", county)
                .param("meeting", meeting)
                .query((row, n) -> new Minutes(
                        row.getString("words"),
                        Timestamps.readNullable(row, "edited_at"),
                        Timestamps.readNullable(row, "confirmed_at")))
                .optional();
    }

    /** Writes the draft, unless the minutes were confirmed. */
    void edit(MeetingRow meeting, String words, Instant at) {
        int county = meeting.place().county();
        int edited = jdbc.sql("""
                        update minutes set words = :words, edited_at = :at
                        where county_id = :county and meeting_id = :meeting and confirmed_at is null
                        """)
                .param("words", words)
                .param("at", Timestamps.of(at))
                .param("county", county)
                .param("meeting", meeting.id())
                .update();
        if (edited == 0 && minutes(county, meeting.id()).isEmpty()) {
            jdbc.sql("""
                            insert into minutes (county_id, meeting_id, place, words, edited_at)
                            values (:county, :meeting, :place, :words, :at)
                            """)
                    .param("county", county)
                    .param("meeting", meeting.id())
                    .param("place", meeting.place().code())
                    .param("words", words)
                    .param("at", Timestamps.of(at))
                    .update();
        }
    }

    /** Throws the edited words away: the draft writes itself again. */
    void forget(int county, UUID meeting) {
        jdbc.sql("""
                        update minutes set words = '', edited_at = null
                        where county_id = :county and meeting_id = :meeting and confirmed_at is null
                        """).param("county", county).param("meeting", meeting).update();
    }

    /** From now on nobody changes the minutes, and the members read them. */
    void confirm(int county, UUID meeting, Instant at) {
        jdbc.sql("""
                        update minutes set confirmed_at = :at, open = true
                        where county_id = :county and meeting_id = :meeting and confirmed_at is null
                        """)
                .param("at", Timestamps.of(at))
                .param("county", county)
                .param("meeting", meeting)
                .update();
    }
}
