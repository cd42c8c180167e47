package org.sandan.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of meetings and their agendas, in the caller's transaction. */
@Component
public class MeetingStore {
    private static final String COLUMNS =
            "id, place, committee_id, secretary_post, on_date, at_time, room, current_item, started_at, ended_at, called_off";
    private static final String ITEM = "id, position, project_id, topic_id, title, dispatch, outcome, decided_at, late";

    private final JdbcClient jdbc;

    MeetingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MeetingRow made) {
        jdbc.sql("""
                        insert into meeting (county_id, id, place, committee_id, secretary_post, on_date, at_time, room)
                        values (:county, :id, :place, :committee, :secretary, :day, :time, :room)
                        """)
                .param("county", made.place().county())
                .param("id", made.id())
                .param("place", made.place().code())
                .param("committee", made.committee())
                .param("secretary", made.secretary())
                .param("day", made.day())
                .param("time", made.time())
                .param("room", made.room())
                .update();
    }

    Optional<MeetingRow> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from meeting where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<MeetingRow> find(int county, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from meeting where county_id = :county and id = any (:ids)")
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** The meetings of committees, the newest first. */
    List<MeetingRow> of(int county, Collection<UUID> committees, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from meeting where county_id = :county and committee_id = any (:committees)
                        order by on_date desc, id desc limit :most
                        """)
                .param("county", county)
                .param("committees", committees.toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    void moveTo(int county, UUID id, LocalDate day, LocalTime time, String room) {
        jdbc.sql("""
                        update meeting set on_date = :day, at_time = :time, room = :room
                        where county_id = :county and id = :id
                        """)
                .param("day", day)
                .param("time", time)
                .param("room", room)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** From now on the members see it. */
    void open(int county, UUID id) {
        jdbc.sql("update meeting set open = true where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .update();
        jdbc.sql("update agenda_item set open = true where county_id = :county and meeting_id = :id")
                .param("county", county)
                .param("id", id)
                .update();
    }

    void calledOff(int county, UUID id, String why) {
        jdbc.sql("update meeting set called_off = :why where county_id = :county and id = :id")
                .param("why", why)
                .param("county", county)
                .param("id", id)
                .update();
    }

    void started(int county, UUID id, Instant at) {
        jdbc.sql("update meeting set started_at = :at where county_id = :county and id = :id")
                .param("at", Timestamps.of(at))
                .param("county", county)
                .param("id", id)
                .update();
    }

    void ended(int county, UUID id, Instant at) {
        jdbc.sql("update meeting set ended_at = :at, current_item = null where county_id = :county and id = :id")
                .param("at", Timestamps.of(at))
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** From now on everybody may know that it was held. */
    void held(MeetingRow meeting, Committee committee) {
        List<Item> items = items(meeting.place().county(), meeting.id());
        jdbc.sql("""
                        insert into meeting_held (county_id, meeting_id, place, name_zh, name_en, on_date, items, claimed)
                        values (:county, :meeting, :place, :zh, :en, :day, :items, :claimed)
                        on conflict (county_id, meeting_id) do nothing
                        """)
                .param("county", meeting.place().county())
                .param("meeting", meeting.id())
                .param("place", meeting.place().code())
                .param("zh", committee.nameZh())
                .param("en", committee.nameEn())
                .param("day", meeting.day())
                .param("items", items.size())
                .param("claimed", (int) items.stream()
                        .filter(item -> item.outcome().equals("claimed"))
                        .count())
                .update();
    }

    /**
     * A meeting that was held, for everybody.
     *
     * @param claimed how many of its items were claimed
     */
    public record Held(UUID id, String nameZh, String nameEn, LocalDate day, int items, int claimed) {}

    /**
     * The meetings of a range that were held, the newest first.
     *
     * @param before the day and id of the last one of the page before; nulls for the first page
     */
    public List<Held> held(int county, PlaceRange range, @Nullable LocalDate before, @Nullable UUID id, int size) {
        return jdbc.sql("""
                        select meeting_id, name_zh, name_en, on_date, items, claimed from meeting_held
                        where county_id = :county and place between :from and :to and (on_date, meeting_id) < (:day, :id)
                        order by on_date desc, meeting_id desc limit :size
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("day", before == null ? LocalDate.of(9999, 1, 1) : before)
                .param("id", id == null ? new UUID(-1L, -1L) : id)
                .param("size", size)
                .query((row, n) -> new Held(
                        row.getObject("meeting_id", UUID.class),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getObject("on_date", LocalDate.class),
                        row.getInt("items"),
                        row.getInt("claimed")))
                .list();
    }

    void current(int county, UUID id, @Nullable UUID item) {
        jdbc.sql("update meeting set current_item = :item where county_id = :county and id = :id")
                .param("item", item)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** Writes the agenda anew, in the order of the list. */
    void agenda(MeetingRow meeting, List<Item> items) {
        int county = meeting.place().county();
        jdbc.sql("delete from agenda_item where county_id = :county and meeting_id = :meeting")
                .param("county", county)
                .param("meeting", meeting.id())
                .update();
        int position = 0;
        for (Item item : items) {
            position++;
            jdbc.sql("""
                            insert into agenda_item (county_id, id, meeting_id, place, position, project_id, topic_id, title, dispatch)
                            values (:county, :id, :meeting, :place, :position, :project, :topic, :title, :dispatch)
                            """)
                    .param("county", county)
                    .param("id", Ids.next())
                    .param("meeting", meeting.id())
                    .param("place", meeting.place().code())
                    .param("position", position)
                    .param("project", item.project())
                    .param("topic", item.topic())
                    .param("title", item.title())
                    .param("dispatch", item.dispatch())
                    .update();
        }
    }

    /** The agenda in its order. */
    public List<Item> items(int county, UUID meeting) {
        return jdbc.sql("select " + ITEM
                        + " from agenda_item where county_id = :county and meeting_id = :meeting order by position")
                .param("county", county)
                .param("meeting", meeting)
                .query((row, n) -> item(row))
                .list();
    }

    /** What became of an item; null where it is open again. */
    void decided(int county, UUID item, @Nullable String outcome, Instant at, boolean late) {
        jdbc.sql("""
                        update agenda_item set outcome = :outcome, decided_at = :at, late = :late
                        where county_id = :county and id = :id
                        """)
                .param("outcome", outcome)
                .param("at", outcome == null ? null : Timestamps.of(at))
                .param("late", outcome != null && late)
                .param("county", county)
                .param("id", item)
                .update();
    }

    /** At how many meetings nobody claimed a project since it was last dispatched. */
    int timesUnclaimed(int county, UUID project, int dispatch) {
        return jdbc.sql("""
                        select count(*) from agenda_item
                        where county_id = :county and project_id = :project and dispatch = :dispatch and outcome = 'unclaimed'
                        """)
                .param("county", county)
                .param("project", project)
                .param("dispatch", dispatch)
                .query(Integer.class)
                .single();
    }

    /** The meetings called by a post on whose agenda a project stands, and which are in session or in their minutes. */
    Optional<Seated> seated(int county, UUID project, UUID post) {
        return jdbc.sql("""
                        select m.id, c.state from agenda_item i
                        join meeting m on m.county_id = i.county_id and m.id = i.meeting_id
                        join cases c on c.county_id = m.county_id and c.id = m.id
                        where i.county_id = :county and m.county_id = :county and c.county_id = :county
                          and i.project_id = :project and m.secretary_post = :post and c.state in ('in_session', 'minutes')
                        order by c.state, m.id desc limit 1
                        """)
                .param("county", county)
                .param("project", project)
                .param("post", post)
                .query((row, n) -> new Seated(row.getObject("id", UUID.class), row.getString("state")))
                .optional();
    }

    record Seated(UUID meeting, String state) {}

    private static MeetingRow read(ResultSet row) throws SQLException {
        return new MeetingRow(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                row.getObject("committee_id", UUID.class),
                row.getObject("secretary_post", UUID.class),
                row.getObject("on_date", LocalDate.class),
                row.getObject("at_time", LocalTime.class),
                row.getString("room"),
                row.getObject("current_item", UUID.class),
                Timestamps.readNullable(row, "started_at"),
                Timestamps.readNullable(row, "ended_at"),
                row.getString("called_off"));
    }

    private static Item item(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Item(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getObject("project_id", UUID.class),
                row.getObject("topic_id", UUID.class),
                row.getString("title"),
                row.getInt("dispatch"),
                outcome == null ? "" : outcome,
                Timestamps.readNullable(row, "decided_at"),
                row.getBoolean("late"));
    }
}
