package org.sandan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which units answer for which grids, with whom. Every method runs in the caller's transaction. */
@Component
public class UnitGrids {
    private static final String ROWS = """
            select g.id, g.organisation_id, g.place, g.since, g.until, o.name_zh, o.name_en,
              (select string_agg(m.name, '、' order by m.since, m.id) from unit_grid_member m
                where m.county_id = g.county_id and m.unit_grid_id = g.id and m.since <= :today
                  and (m.until is null or m.until > :today)) as team
            from unit_grid g join organisation o on o.county_id = g.county_id and o.id = g.organisation_id
            where g.county_id = :county and o.county_id = :county
            """;

    private final JdbcClient jdbc;

    UnitGrids(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param team the names of those who work there today; empty where none is named, or the viewer may not know */
    public record Card(UnitGrid unitGrid, String unitZh, String unitEn, String team) {}

    public Optional<Card> find(int county, UUID id, LocalDate today) {
        return jdbc.sql(ROWS + " and g.id = :id")
                .param("county", county)
                .param("today", today)
                .param("id", id)
                .query(UnitGrids::card)
                .optional();
    }

    /** The units that answer for a grid, or for grids of a place; past ones last. */
    public List<Card> at(int county, PlaceRange range, LocalDate today) {
        return jdbc.sql(ROWS + """
                         and g.place between :from and :to
                        order by g.until is not null and g.until <= :today, g.place, g.since, g.id limit 200
                        """)
                .param("county", county)
                .param("today", today)
                .param("from", range.from())
                .param("to", range.to())
                .query(UnitGrids::card)
                .list();
    }

    /** The grids that a unit answers for; past ones last. */
    public List<Card> of(int county, UUID organisation, LocalDate today) {
        return jdbc.sql(ROWS + """
                         and g.organisation_id = :organisation
                        order by g.until is not null and g.until <= :today, g.place, g.since, g.id limit 200
                        """)
                .param("county", county)
                .param("today", today)
                .param("organisation", organisation)
                .query(UnitGrids::card)
                .list();
    }

    public List<UnitGrid.Member> members(int county, UUID unitGrid) {
        return jdbc.sql("""
                        select id, name, duty, since, until from unit_grid_member
                        where county_id = :county and unit_grid_id = :id order by until is not null, since, id
                        """)
                .param("county", county)
                .param("id", unitGrid)
                .query((row, n) -> new UnitGrid.Member(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("duty"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /** Adds one in the running transaction. The database refuses a second one of the same unit, grid and time. */
    void add(UnitGrid made) {
        jdbc.sql("""
                        insert into unit_grid (county_id, id, organisation_id, place, since, until)
                        values (:county, :id, :organisation, :place, :since, :until)
                        """)
                .param("county", made.place().county())
                .param("id", made.id())
                .param("organisation", made.organisation())
                .param("place", made.place().code())
                .param("since", made.since())
                .param("until", made.until())
                .update();
    }

    void addMember(UnitGrid of, String name, String duty, LocalDate since) {
        jdbc.sql("""
                        insert into unit_grid_member (county_id, id, unit_grid_id, place, name, duty, since)
                        values (:county, :id, :of, :place, :name, :duty, :since)
                        """)
                .param("county", of.place().county())
                .param("id", Ids.next())
                .param("of", of.id())
                .param("place", of.place().code())
                .param("name", name)
                .param("duty", duty)
                .param("since", since)
                .update();
    }

    void end(int county, UUID id, LocalDate until) {
        jdbc.sql("update unit_grid set until = :until where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .param("until", until)
                .update();
        jdbc.sql("""
                        update unit_grid_member set until = greatest(since, :until)
                        where county_id = :county and unit_grid_id = :id and (until is null or until > :until)
                        """)
                .param("county", county)
                .param("id", id)
                .param("until", until)
                .update();
    }

    /** Somebody works there no longer; whoever began that same day never did. */
    boolean endMember(int county, UUID unitGrid, UUID member, LocalDate until) {
        return jdbc.sql("""
                                update unit_grid_member set until = greatest(since, :until)
                                where county_id = :county and unit_grid_id = :of and id = :id and (until is null or until > :until)
                                """)
                        .param("county", county)
                        .param("of", unitGrid)
                        .param("id", member)
                        .param("until", until)
                        .update()
                == 1;
    }

    private static Card card(ResultSet row, int n) throws SQLException {
        String team = row.getString("team");
        return new Card(
                new UnitGrid(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        new Place(row.getLong("place")),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)),
                row.getString("name_zh"),
                row.getString("name_en"),
                team == null ? "" : team);
    }
}
