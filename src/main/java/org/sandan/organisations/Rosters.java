package org.sandan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 能人名册: the people of a team or roster of residents and what they can do. They are residents: the community's staff and
 * the team's own people read them, by the rows' policies, and nobody else. In the caller's transaction.
 */
@Component
public class Rosters {
    private static final String COLUMNS = "id, organisation_id, place, name, standing, skills, since, until";

    private final JdbcClient jdbc;

    Rosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody is in the community. */
    public enum RosterStanding {
        /** 党代表、人大代表、政协委员 */
        DELEGATE,
        RETIRED_CADRE,
        WARM_HEARTED,
        /** 能工巧匠 */
        CRAFTSMAN,
        /** Of a team or group, without anything particular. */
        MEMBER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<RosterStanding> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * Somebody on a roster for a period.
     *
     * @param skills what they can do, in words
     * @param until the first day on which they are not; null while they are
     */
    public record RosterPerson(
            UUID id,
            UUID organisation,
            Place place,
            String name,
            RosterStanding standing,
            String skills,
            LocalDate since,
            @Nullable LocalDate until) {
        public boolean isOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }

        /** The last day; null while it is open. */
        public @Nullable LocalDate lastDay() {
            return until == null ? null : until.minusDays(1);
        }
    }

    /** Everybody who was on a roster, by name; who is on it still stands first. */
    public List<RosterPerson> of(int county, UUID organisation) {
        return jdbc.sql("select " + COLUMNS + """
                         from roster_person where county_id = :county and organisation_id = :organisation
                        order by until is not null, name, since desc, id limit 500
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .query((row, n) -> read(row))
                .list();
    }

    /** Who is on a roster of a range of places on a day, by name. */
    public List<RosterPerson> at(int county, PlaceRange range, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + """
                         from roster_person where county_id = :county and place between :from and :to
                          and since <= :day and (until is null or until > :day)
                        order by name, id limit 500
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("day", day)
                .query((row, n) -> read(row))
                .list();
    }

    void add(RosterPerson made, String by) {
        jdbc.sql("""
                        insert into roster_person (county_id, id, organisation_id, place, name, standing, skills, since, until, by_name)
                        values (:county, :id, :organisation, :place, :name, :standing, :skills, :since, :until, :by)
                        """)
                .param("county", made.place().county())
                .param("id", made.id())
                .param("organisation", made.organisation())
                .param("place", made.place().code())
                .param("name", made.name())
                .param("standing", made.standing().word())
                .param("skills", made.skills())
                .param("since", made.since())
                .param("until", made.until())
                .param("by", by)
                .update();
    }

    /** Somebody is on it no longer. @return whether they were */
    boolean end(int county, UUID organisation, UUID person, LocalDate until) {
        return jdbc.sql("""
                                update roster_person set until = greatest(since, :until)
                                where county_id = :county and organisation_id = :organisation and id = :id
                                  and (until is null or until > :until)
                                """)
                        .param("until", until)
                        .param("county", county)
                        .param("organisation", organisation)
                        .param("id", person)
                        .update()
                == 1;
    }

    private static RosterPerson read(ResultSet row) throws SQLException {
        return new RosterPerson(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                new Place(row.getLong("place")),
                row.getString("name"),
                RosterStanding.of(row.getString("standing")).orElseThrow(),
                row.getString("skills"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
