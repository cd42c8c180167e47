package org.sandan.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Timestamps;
import org.sandan.search.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads residents and households. Every method runs in the caller's transaction and sees what its scope shows;
 * what leaves here is masked, but for {@link #plain}.
 */
@Component
public class Residents {
    static final int PAGE = 20;
    private static final int MOST_KNOWN = 5;
    private static final String CARD = """
            select r.id, r.household_id, r.place, r.head, r.synthetic, p.name, p.born_year, p.woman, p.phone, p.id_number,
              h.address
            from resident r
              join resident_person p on p.county_id = r.county_id and p.resident_id = r.id
              join household_person h on h.county_id = r.county_id and h.household_id = r.household_id
            where r.county_id = :county and p.county_id = :county and h.county_id = :county
            """;

    private final JdbcClient jdbc;
    private final PersonalData personal;

    Residents(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** Where a page of a list ended. */
    public record After(long place, UUID id) {
        static final After START = new After(0, new UUID(0, 0));

        /** Reads {@code place.id}; the start where it is anything else. */
        static After parse(@Nullable String text) {
            if (text == null || !text.matches("\\d{15}\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                return START;
            }
            return new After(Long.parseLong(text.substring(0, 15)), UUID.fromString(text.substring(16)));
        }

        @Override
        public String toString() {
            return place + "." + id;
        }
    }

    /** One page of a list. */
    public record Found<T>(List<T> rows, @Nullable After next) {
        static <T> Found<T> of(List<T> oneMore, Function<T, After> position) {
            if (oneMore.size() <= PAGE) {
                return new Found<>(oneMore, null);
            }
            List<T> rows = oneMore.subList(0, PAGE);
            return new Found<>(rows, position.apply(rows.getLast()));
        }
    }

    /** A telephone and identity number in full. Whoever shows it writes the trail first. */
    public record Plain(String phone, String idNumber) {
        @Override
        public String toString() {
            return "masked";
        }
    }

    public Optional<Resident> find(int county, UUID id) {
        return jdbc.sql(CARD + " and r.id = :id")
                .param("county", county)
                .param("id", id)
                .query(this::resident)
                .optional();
    }

    /** Those of a range who have one of the telephone numbers; where nobody does, those of one of the names. */
    public List<Resident> known(int county, PlaceRange range, List<String> phones, List<String> names) {
        List<Asked> byPhone = phones.stream()
                .flatMap(phone -> Phone.parse(phone).stream())
                .<Asked>map(Asked.ByPhone::new)
                .toList();
        List<Resident> found = known(county, range, byPhone);
        return found.isEmpty()
                ? known(
                        county,
                        range,
                        names.stream().<Asked>map(Asked.ByName::new).toList())
                : found;
    }

    /**
     * A page of those whom a search box's words find: a piece of a name, a telephone number, its last four digits or an
     * identity number; nobody where they are none of these.
     *
     * @param after where the page before ended, as {@link After} writes it; null for the first
     */
    public Found<Resident> search(int county, PlaceRange range, String words, @Nullable String after) {
        return Asked.of(words)
                .map(asked -> search(county, range, asked, After.parse(after)))
                .orElseGet(() -> new Found<>(List.of(), null));
    }

    private List<Resident> known(int county, PlaceRange range, List<Asked> asked) {
        return asked.stream()
                .flatMap(one -> search(county, range, one, After.START).rows().stream())
                .distinct()
                .limit(MOST_KNOWN)
                .toList();
    }

    /** The grids of a range where an address holds a piece, spaces aside; that with most households first. */
    public List<Place> placesOf(int county, PlaceRange range, String piece) {
        return jdbc.sql("""
                        select h.place from household h
                        join household_person p on p.county_id = h.county_id and p.household_id = h.id
                        where h.county_id = :county and h.place between :from and :to
                          and (position(:piece in replace(p.address, ' ', '')) = 1
                            or replace(p.address, ' ', '') ~ ('[^0-9]' || :piece))
                        group by h.place order by count(*) desc, h.place limit 3
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("piece", piece)
                .query((row, n) -> new Place(row.getLong("place")))
                .list();
    }

    /** A page of the residents that a search finds, by place and id. */
    Found<Resident> search(int county, PlaceRange range, Asked asked, After after) {
        Match match = match(asked);
        String sql = "with found as materialized (" + match.sql() + """
                         and t.place between :from and :to and (t.place, t.resident_id) > (:afterPlace, :afterId)
                        order by t.place, t.resident_id limit :limit)
                        """ + CARD
                + " and r.id in (select resident_id from found) order by r.place, r.id";
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("afterPlace", after.place())
                .param("afterId", after.id())
                .param("limit", PAGE + 1);
        for (int i = 0; i < match.values().size(); i++) {
            statement = statement.param("v" + i, match.values().get(i));
        }
        return Found.of(
                statement.query(this::resident).list(),
                row -> new After(row.place().code(), row.id()));
    }

    private record Match(String sql, List<Object> values) {}

    private Match match(Asked asked) {
        String person = """
                select t.place, t.resident_id from resident_person t where t.county_id = :county and t.%s in (:v0)
                """;
        return switch (asked) {
            case Asked.ByNumber(ResidentNumber number) ->
                new Match(
                        person.formatted("id_number_hash"),
                        List.of(personal.hashes(PersonalData.NUMBER, number.value())));
            case Asked.ByPhone(Phone phone) ->
                new Match(person.formatted("phone_hash"), List.of(personal.hashes(PersonalData.PHONE, phone.value())));
            case Asked.ByTail(String tail) ->
                new Match(person.formatted("phone_tail_hash"), List.of(personal.hashes(PersonalData.TAIL, tail)));
            case Asked.ByName(String piece) -> byName(piece);
        };
    }

    /** The first piece leads through the index, the others only confirm; the last look is at the name itself. */
    private static Match byName(String piece) {
        List<Object> values = new ArrayList<>(Words.asked(piece));
        StringBuilder sql = new StringBuilder("""
                select t.place, t.resident_id from resident_name_person t
                where t.county_id = :county and t.token = :v0
                """);
        for (int i = 1; i < values.size(); i++) {
            sql.append("""
                     and exists (select 1 from resident_name_person o where o.county_id = :county and o.token = :v%d
                       and o.place = t.place and o.resident_id = t.resident_id)
                    """.formatted(i));
        }
        if (values.size() > 1) {
            sql.append("""
                     and exists (select 1 from resident_person n where n.county_id = :county
                       and n.resident_id = t.resident_id and position(:v%d in lower(n.name)) > 0)
                    """.formatted(values.size()));
            values.add(piece.toLowerCase(Locale.ROOT));
        }
        if (values.isEmpty()) {
            values.add("");
        }
        return new Match(sql.toString(), values);
    }

    /** A page of the households of a range of places, by place and id. */
    Found<Household> households(int county, PlaceRange range, After after) {
        List<Household> rows = jdbc.sql("""
                        select h.id, h.place, h.synthetic, p.address,
                          (select n.name from resident r join resident_person n
                             on n.county_id = r.county_id and n.resident_id = r.id
                           where r.county_id = :county and n.county_id = :county and r.household_id = h.id and r.head
                           limit 1) as head,
                          (select count(*) from resident r where r.county_id = :county and r.household_id = h.id) as members
                        from household h join household_person p on p.county_id = h.county_id and p.household_id = h.id
                        where h.county_id = :county and p.county_id = :county
                          and h.place between :from and :to and (h.place, h.id) > (:afterPlace, :afterId)
                        order by h.place, h.id limit :limit
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("afterPlace", after.place())
                .param("afterId", after.id())
                .param("limit", PAGE + 1)
                .query(Residents::household)
                .list();
        return Found.of(rows, row -> new After(row.place().code(), row.id()));
    }

    Optional<Household> household(int county, UUID id) {
        return jdbc.sql("""
                        select h.id, h.place, h.synthetic, p.address, '' as head,
                          (select count(*) from resident r where r.county_id = :county and r.household_id = h.id) as members
                        from household h join household_person p on p.county_id = h.county_id and p.household_id = h.id
                        where h.county_id = :county and p.county_id = :county and h.id = :id
                        """)
                .param("county", county)
                .param("id", id)
                .query(Residents::household)
                .optional();
    }

    /** How many households are in a grid. */
    int countHouseholds(int county, Place grid) {
        return jdbc.sql("select count(*) from household where county_id = :county and place = :place")
                .param("county", county)
                .param("place", grid.code())
                .query(Integer.class)
                .single();
    }

    /** A household moved from one grid to another. */
    public record Move(Place from, Place to, Instant at, String by) {}

    /** The moves of a household, newest first. */
    List<Move> moves(int county, UUID household) {
        return jdbc.sql("""
                        select from_place, place, at, by_name from household_move
                        where county_id = :county and household_id = :household order by at desc, id desc
                        """)
                .param("county", county)
                .param("household", household)
                .query((row, n) -> new Move(
                        new Place(row.getLong("from_place")),
                        new Place(row.getLong("place")),
                        Timestamps.read(row, "at"),
                        row.getString("by_name")))
                .list();
    }

    /** Who lives in a household, its head first, then by age. */
    List<Resident> members(int county, UUID household) {
        return jdbc.sql(CARD + " and r.household_id = :household order by r.head desc, p.born_year, r.id")
                .param("county", county)
                .param("household", household)
                .query(this::resident)
                .list();
    }

    /** The plain values of one resident. Whoever uses them writes the trail first. */
    public Optional<Plain> plain(int county, UUID id) {
        return jdbc.sql("""
                        select phone, id_number from resident_person
                        where county_id = :county and resident_id = :id
                        """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> new Plain(
                        personal.phone(row.getBytes("phone")).map(Phone::value).orElse(""),
                        personal.number(row.getBytes("id_number"))
                                .map(ResidentNumber::value)
                                .orElse("")))
                .optional();
    }

    /** Another resident in scope with this identity number. */
    boolean isTaken(int county, ResidentNumber number, UUID except) {
        return jdbc.sql("""
                        select exists (select 1 from resident_person
                          where county_id = :county and id_number_hash in (:hashes) and resident_id <> :except)
                        """)
                .param("county", county)
                .param("hashes", personal.hashes(PersonalData.NUMBER, number.value()))
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    private Resident resident(ResultSet row, int n) throws SQLException {
        return new Resident(
                row.getObject("id", UUID.class),
                row.getObject("household_id", UUID.class),
                new Place(row.getLong("place")),
                row.getString("name"),
                row.getInt("born_year"),
                row.getBoolean("woman"),
                row.getBoolean("head"),
                personal.phone(row.getBytes("phone")).map(Phone::masked).orElse(""),
                personal.number(row.getBytes("id_number"))
                        .map(ResidentNumber::masked)
                        .orElse(""),
                row.getString("address"),
                row.getBoolean("synthetic"));
    }

    private static Household household(ResultSet row, int n) throws SQLException {
        String head = row.getString("head");
        return new Household(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                row.getString("address"),
                head == null ? "" : head,
                row.getInt("members"),
                row.getBoolean("synthetic"));
    }
}
