package org.sandan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 资源清单: the rows of resources, read by whoever needs them. Every method runs in the caller's transaction. */
@Component
public class Resources {
    private static final String COLUMNS = """
            select r.id, r.organisation_id, r.kind, r.name, r.quantity, r.available, r.spot, r.note, r.offered_from, r.offered_to,
              r.since, r.until, r.entered_at, r.by_name, o.name_zh, o.name_en
            """;
    private static final String ROWS = COLUMNS + """
             from resource r join organisation o on o.county_id = r.county_id and o.id = r.organisation_id
            where r.county_id = :county and o.county_id = :county
            """;
    private static final String NOW =
            " and r.since <= :today and (r.until is null or r.until > :today) and o.ended_on is null ";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Resources(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A resource with the names of whoever has it. */
    public record Card(Resource resource, String ownerZh, String ownerEn) {}

    /** A resource that fits a word: 您的资源清单里有“电工”. */
    public record Match(String word, Card card) {}

    /** Everything that an organisation has entered: what it offers now first, then what it offered. */
    public List<Card> of(int county, UUID organisation) {
        return jdbc.sql(ROWS + """
                         and r.organisation_id = :organisation
                        order by r.until is not null and r.until <= :today, r.kind, r.name, r.since desc, r.id limit 500
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .param("today", today())
                .query(Resources::card)
                .list();
    }

    public Optional<Card> find(int county, UUID id) {
        return jdbc.sql(ROWS + " and r.id = :id")
                .param("county", county)
                .param("id", id)
                .query(Resources::card)
                .optional();
    }

    /**
     * What can be had at a place now: of organisations in it, and of others that offer it there.
     *
     * @param words part of a name or note; empty for all
     */
    public List<Card> at(
            int county, PlaceRange range, Resource.@Nullable Kind kind, String words, int skipped, int limit) {
        return jdbc.sql(ROWS + NOW + """
                          and (r.place between :from and :to or r.offered_from <= :from and r.offered_to >= :to)
                          and (cast(:kind as text) is null or r.kind = :kind)
                          and (:words = '' or position(lower(:words) in lower(r.name || ' ' || r.note)) > 0)
                        order by r.kind, r.name, r.id offset :skipped limit :limit
                        """)
                .param("county", county)
                .param("today", today())
                .param("from", range.from())
                .param("to", range.to())
                .param("kind", kind == null ? null : kind.word())
                .param("words", words)
                .param("skipped", skipped)
                .param("limit", limit)
                .query(Resources::card)
                .list();
    }

    /**
     * What anybody in the county offers now whose name fits one of the words: it contains the word, or the word contains it.
     */
    public List<Match> matching(int county, String... words) {
        return matching(county, null, words);
    }

    /** The same of one organisation; null for all. */
    public List<Match> matching(int county, @Nullable UUID organisation, String... words) {
        String[] asked = Arrays.stream(words)
                .map(String::strip)
                .filter(word -> word.length() > 1)
                .distinct()
                .toArray(String[]::new);
        if (asked.length == 0) {
            return List.of();
        }
        return jdbc.sql(COLUMNS + """
                        , w.word from resource r join organisation o on o.county_id = r.county_id and o.id = r.organisation_id
                        cross join unnest(:words) w (word)
                        where r.county_id = :county and o.county_id = :county
                        """ + NOW + """
                          and (cast(:organisation as uuid) is null or r.organisation_id = :organisation)
                          and (position(lower(w.word) in lower(r.name)) > 0 or position(lower(r.name) in lower(w.word)) > 0)
                        order by o.name_zh, r.name, w.word, r.id limit 200
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .param("today", today())
                .param("words", asked)
                .query((row, n) -> new Match(row.getString("word"), card(row, n)))
                .list();
    }

    /** @param replaces the row that this one takes the place of; null for a new one */
    void add(int county, Place place, Resource made, @Nullable UUID replaces) {
        jdbc.sql("""
                        insert into resource (county_id, id, organisation_id, place, kind, name, quantity, available, spot, note,
                          offered_from, offered_to, since, until, replaces, entered_at, by_name)
                        values (:county, :id, :organisation, :place, :kind, :name, :quantity, :available, :spot, :note,
                          :from, :to, :since, :until, :replaces, :at, :by)
                        """)
                .param("county", county)
                .param("id", made.id())
                .param("organisation", made.organisation())
                .param("place", place.code())
                .param("kind", made.kind().word())
                .param("name", made.name())
                .param("quantity", made.quantity())
                .param("available", made.available())
                .param("spot", made.spot())
                .param("note", made.note())
                .param("from", made.offered().from())
                .param("to", made.offered().to())
                .param("since", made.since())
                .param("until", made.until())
                .param("replaces", replaces)
                .param("at", Timestamps.of(made.enteredAt()))
                .param("by", made.by())
                .update();
    }

    /** Ends one that is offered still. @return whether it was the caller's to end */
    boolean end(int county, UUID id, LocalDate until) {
        return jdbc.sql("""
                                update resource set until = greatest(since, :until)
                                where county_id = :county and id = :id and (until is null or until > :until)
                                """)
                        .param("county", county)
                        .param("id", id)
                        .param("until", until)
                        .update()
                == 1;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }

    private static Card card(ResultSet row, int n) throws SQLException {
        Resource resource = new Resource(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                Resource.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                row.getString("quantity"),
                row.getString("available"),
                row.getString("spot"),
                row.getString("note"),
                new PlaceRange(row.getLong("offered_from"), row.getLong("offered_to")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                Timestamps.read(row, "entered_at"),
                row.getString("by_name"));
        return new Card(resource, row.getString("name_zh"), row.getString("name_en"));
    }
}
