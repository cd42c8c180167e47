package org.sandan.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Timestamps;
import org.sandan.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of all cases and their histories. A row and its history change in one statement, or neither does. */
@Component
public class Cases {
    private static final String HISTORY = """
            insert into case_history (county_id, case_id, version, place, action, at, by_kind, by_post, by_account,
              title, state, owner_post, turn, turn_id, round, asked, step_from, step_due, whole_due, fires_at, rule,
              calendar, organisation_id, facts, undo_until, note_id, note_hash)
            select county_id, id, version, place, :action, :at, :byKind, :byPost, :byAccount,
              title, state, owner_post, turn, turn_id, round, asked, step_from, step_due, whole_due, fires_at, rule,
              calendar, organisation_id, cast(:facts as jsonb), :undoUntil, :noteId, :noteHash from changed
            """;
    private static final String COLUMNS = """
            county_id, id, kind, number, place, title, state, owner_post, turn, turn_id, round, asked, opened_at,
            step_from, step_due, whole_due, fires_at, rule, calendar, organisation_id, version
            """;

    private final JdbcClient jdbc;
    private final Trail trail;
    private final JsonMapper json;

    Cases(JdbcClient jdbc, Trail trail, JsonMapper json) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.json = json;
    }

    /** Opens a case with the first row of its history. Its version is 1. */
    public void open(CaseRow row, Act act) {
        String sql = """
                with changed as (
                  insert into cases (county_id, id, kind, number, place, title, state, owner_post, turn, turn_id, round,
                    asked, opened_at, step_from, step_due, whole_due, fires_at, rule, calendar, organisation_id, version)
                  values (:county, :id, :kind, :number, :place, :title, :state, :owner, :turn, :turnId, :round,
                    :asked, :opened, :stepFrom, :stepDue, :wholeDue, :firesAt, :rule, :calendar, :organisation, 1)
                  returning *)
                """ + HISTORY;
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("kind", row.kind())
                .param("number", row.number())
                .param("place", row.place().code())
                .param("opened", Timestamps.of(row.openedAt()));
        bind(statement, row, row.standing(), act).update();
    }

    /**
     * Moves a case on, unless somebody else has since the row was read.
     *
     * @return whether it moved; false means the row is stale and nothing was written
     */
    public boolean move(CaseRow before, Standing after, Act act) {
        String sql = """
                with changed as (
                  update cases set title = :title, state = :state, owner_post = :owner, turn = :turn, turn_id = :turnId,
                    round = :round, asked = :asked, step_from = :stepFrom, step_due = :stepDue, whole_due = :wholeDue,
                    fires_at = :firesAt, rule = :rule, calendar = :calendar, organisation_id = :organisation,
                    version = version + 1
                  where county_id = :county and id = :id and version = :version
                  returning *)
                """ + HISTORY;
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("version", before.version());
        return bind(statement, before, after, act).update() == 1;
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, CaseRow row, Standing standing, Act act) {
        Trail.Note note = act.note().isEmpty()
                ? null
                : trail.note(row.county(), row.id(), row.place(), act.note(), standing.organisation());
        return statement
                .param("county", row.county())
                .param("id", row.id())
                .param("title", standing.title())
                .param("state", standing.state())
                .param("owner", standing.ownerPost())
                .param("turn", standing.turn().word())
                .param("turnId", standing.turnId())
                .param("round", standing.round())
                .param("asked", standing.asked())
                .param("stepFrom", Timestamps.of(standing.stepFrom()))
                .param("stepDue", Timestamps.ofNullable(standing.stepDue()))
                .param("wholeDue", Timestamps.ofNullable(standing.wholeDue()))
                .param("firesAt", Timestamps.ofNullable(standing.firesAt()))
                .param("rule", standing.rule())
                .param("calendar", standing.calendar())
                .param("organisation", standing.organisation())
                .param("action", act.action())
                .param("at", Timestamps.of(act.at()))
                .param("byKind", act.by().name().toLowerCase(Locale.ROOT))
                .param("byPost", act.post())
                .param("byAccount", act.account())
                .param("facts", json.writeValueAsString(act.facts()))
                .param("undoUntil", Timestamps.ofNullable(act.undoUntil()))
                .param("noteId", note == null ? null : note.id())
                .param("noteHash", note == null ? null : note.hash());
    }

    public Optional<CaseRow> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from cases where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    public Optional<CaseRow> findByNumber(int county, String number) {
        return jdbc.sql("select " + COLUMNS + " from cases where county_id = :county and number = :number")
                .param("county", county)
                .param("number", number)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<CaseRow> find(int county, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from cases where county_id = :county and id = any (:ids)")
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** What is a post's turn, the most urgent first. */
    public List<CaseRow> turnOf(int county, UUID post, int most) {
        return turnOf(county, List.of(post), most);
    }

    /** What is the turn of any of these posts and bodies, the most urgent first. */
    public List<CaseRow> turnOf(int county, Collection<UUID> whose, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from cases where county_id = :county and turn_id = any (:whose)
                        order by step_due, id limit :most
                        """)
                .param("county", county)
                .param("whose", whose.toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** What a post answers for while it is somebody else's turn, the most urgent first. */
    public List<CaseRow> elsewhere(int county, UUID post, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from cases where county_id = :county and owner_post = :post and turn <> 'nobody'
                          and turn_id is distinct from :post
                        order by step_due, id limit :most
                        """)
                .param("county", county)
                .param("post", post)
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** What is open in a range of places while it is not this post's turn, the most urgent first. */
    public List<CaseRow> openBeside(int county, PlaceRange range, UUID post, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from cases where county_id = :county and place between :from and :to and turn <> 'nobody'
                          and turn_id is distinct from :post
                        order by step_due, id limit :most
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("post", post)
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** How many cases are open at exactly this place. */
    public int countOpenAt(int county, Place place) {
        return jdbc.sql("""
                        select count(*) from cases where county_id = :county and place = :place and turn <> 'nobody'
                        """)
                .param("county", county)
                .param("place", place.code())
                .query(Integer.class)
                .single();
    }

    /** How many open cases belong to a post or wait for it. */
    public int countOpenOf(int county, UUID post) {
        return jdbc.sql("""
                        select count(*) from cases
                        where county_id = :county and turn <> 'nobody' and (owner_post = :post or turn_id = :post)
                        """)
                .param("county", county)
                .param("post", post)
                .query(Integer.class)
                .single();
    }

    /** Cases whose timed action should have come by now, the oldest first. */
    List<CaseRow> firing(int county, Instant now, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from cases where county_id = :county and fires_at <= :now order by fires_at limit :most")
                .param("county", county)
                .param("now", Timestamps.of(now))
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** The history of a case, newest first. */
    public List<HistoryRow> history(int county, UUID id) {
        return history(county, id, Integer.MAX_VALUE);
    }

    /** The newest rows of the history of a case, newest first. */
    public List<HistoryRow> history(int county, UUID id, int most) {
        return jdbc.sql("""
                        select h.version, h.action, h.at, h.by_kind, h.by_post, h.by_account, h.facts, h.undo_until, h.title,
                          h.state, h.owner_post, h.turn, h.turn_id, h.round, h.asked, h.step_from, h.step_due, h.whole_due,
                          h.fires_at, h.rule, h.calendar, h.organisation_id, n.text as note
                        from case_history h left join history_note n on n.county_id = h.county_id and n.id = h.note_id
                        where h.county_id = :county and h.case_id = :id order by h.version desc limit :most
                        """)
                .param("county", county)
                .param("id", id)
                .param("most", most)
                .query((row, n) -> new HistoryRow(
                        row.getInt("version"),
                        row.getString("action"),
                        Timestamps.read(row, "at"),
                        Act.By.valueOf(row.getString("by_kind").toUpperCase(Locale.ROOT)),
                        row.getObject("by_post", UUID.class),
                        row.getObject("by_account", UUID.class),
                        json.readValue(row.getString("facts"), new TypeReference<Map<String, String>>() {}),
                        row.getString("note"),
                        Timestamps.readNullable(row, "undo_until"),
                        standing(row)))
                .list();
    }

    private static CaseRow read(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getInt("county_id"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("number"),
                new Place(row.getLong("place")),
                Timestamps.read(row, "opened_at"),
                row.getInt("version"),
                standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        @Nullable UUID turnId = row.getObject("turn_id", UUID.class);
        return new Standing(
                row.getString("title"),
                row.getString("state"),
                row.getObject("owner_post", UUID.class),
                Turn.of(row.getString("turn")),
                turnId,
                row.getInt("round"),
                row.getInt("asked"),
                Timestamps.read(row, "step_from"),
                Timestamps.readNullable(row, "step_due"),
                Timestamps.readNullable(row, "whole_due"),
                Timestamps.readNullable(row, "fires_at"),
                row.getString("rule"),
                row.getString("calendar"),
                row.getObject("organisation_id", UUID.class));
    }
}
