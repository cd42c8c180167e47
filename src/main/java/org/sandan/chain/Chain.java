package org.sandan.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stations that a case has passed: a word and a date, no person, so that everybody may see them. */
@Component
public class Chain {
    private final JdbcClient jdbc;

    Chain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a station was left. What was passed is never erased. */
    public enum Passed {
        DONE,
        RETURNED,
        UNDONE
    }

    /** @param version the version of the case that it made, and so the row of its history */
    public record Station(int version, String name, Passed outcome, Instant at) {}

    /** Adds a station in the transaction of the action that made this version of the case. */
    public void add(int county, UUID caseId, int version, Place place, String name, Passed outcome, Instant at) {
        jdbc.sql("""
                        insert into station (county_id, case_id, version, place, name, outcome, at)
                        values (:county, :case, :version, :place, :name, :outcome, :at)
                        """)
                .param("county", county)
                .param("case", caseId)
                .param("version", version)
                .param("place", place.code())
                .param("name", name)
                .param("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .param("at", Timestamps.of(at))
                .update();
    }

    /** The way a case has taken, in its order: a step that was taken back is no part of it; the history keeps both. */
    public List<Station> way(int county, UUID caseId) {
        List<Station> way = new ArrayList<>();
        for (Station station : of(county, caseId)) {
            if (station.outcome() == Passed.UNDONE) {
                // Only the newest step can be undone, so it is the one before.
                way.removeIf(step -> step.version() == station.version() - 1);
            } else {
                way.add(station);
            }
        }
        return way;
    }

    /** In the order in which they were passed. */
    public List<Station> of(int county, UUID caseId) {
        return jdbc.sql(
                        "select version, name, outcome, at from station where county_id = :county and case_id = :case order by version")
                .param("county", county)
                .param("case", caseId)
                .query((row, n) -> new Station(
                        row.getInt("version"),
                        row.getString("name"),
                        Passed.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        Timestamps.read(row, "at")))
                .list();
    }
}
