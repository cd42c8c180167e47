package org.sandan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of pairings. Every method runs in the caller's transaction. */
@Component
public class Pairings {
    private static final String ROWS = """
            select p.id, p.organisation_id, p.place, p.lead, p.since, p.until, o.name_zh, o.name_en, o.kind, o.home_county
            from pairing p join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
            where p.county_id = :county and o.county_id = :county
            """;

    private final JdbcClient jdbc;

    Pairings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A pairing with the names of its unit.
     *
     * @param home the unit's own county, where that is another one; else null
     */
    public record Card(
            Pairing pairing,
            String unitZh,
            String unitEn,
            OrganisationKind kind,
            @Nullable Integer home) {}

    public Optional<Card> find(int county, UUID id) {
        return jdbc.sql(ROWS + " and p.id = :id")
                .param("county", county)
                .param("id", id)
                .query(Pairings::card)
                .optional();
    }

    /** The units that stand by a place or a place in it, past ones last; the lead unit first. */
    public List<Card> at(int county, PlaceRange range, LocalDate today) {
        return jdbc.sql(ROWS + """
                         and p.place between :from and :to
                        order by p.until is not null and p.until <= :today, p.place, p.lead desc, p.since, p.id limit 500
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("today", today)
                .query(Pairings::card)
                .list();
    }

    /** The places that a unit stands by, past ones last. */
    public List<Card> of(int county, UUID organisation, LocalDate today) {
        return jdbc.sql(ROWS + """
                         and p.organisation_id = :organisation
                        order by p.until is not null and p.until <= :today, p.place, p.since, p.id limit 500
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .param("today", today)
                .query(Pairings::card)
                .list();
    }

    /** Adds one in the running transaction. The database refuses a second one of the same unit and place and time. */
    public void add(Pairing made) {
        jdbc.sql("""
                        insert into pairing (county_id, id, organisation_id, place, lead, since, until)
                        values (:county, :id, :organisation, :place, :lead, :since, :until)
                        """)
                .param("county", made.place().county())
                .param("id", made.id())
                .param("organisation", made.organisation())
                .param("place", made.place().code())
                .param("lead", made.lead())
                .param("since", made.since())
                .param("until", made.until())
                .update();
    }

    /**
     * Keeps the copy of a pairing that was entered in another county, unless what is kept is as new.
     *
     * @return whether anything was written
     */
    public boolean copy(int county, Pairing told, int version) {
        return jdbc.sql("""
                                insert into pairing (county_id, id, organisation_id, place, lead, since, until, version)
                                values (:county, :id, :organisation, :place, :lead, :since, :until, :version)
                                on conflict (county_id, id) do update set lead = excluded.lead, since = excluded.since,
                                  until = excluded.until, version = excluded.version
                                where pairing.version < excluded.version
                                """)
                        .param("county", county)
                        .param("id", told.id())
                        .param("organisation", told.organisation())
                        .param("place", told.place().code())
                        .param("lead", told.lead())
                        .param("since", told.since())
                        .param("until", told.until())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Sets when it ends. @return its new version; empty where it is outside the scope */
    Optional<Integer> end(int county, UUID id, LocalDate until) {
        return jdbc.sql("""
                        update pairing set until = :until, version = version + 1
                        where county_id = :county and id = :id returning version
                        """)
                .param("county", county)
                .param("id", id)
                .param("until", until)
                .query(Integer.class)
                .optional();
    }

    private static Card card(ResultSet row, int n) throws SQLException {
        Pairing pairing = new Pairing(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                new Place(row.getLong("place")),
                row.getBoolean("lead"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
        return new Card(
                pairing,
                row.getString("name_zh"),
                row.getString("name_en"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getObject("home_county", Integer.class));
    }
}
