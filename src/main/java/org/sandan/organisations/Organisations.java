package org.sandan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of organisations. Every method runs in the caller's transaction. */
@Component
public class Organisations {
    static final String COLUMNS =
            "id, place, kind, name_zh, name_en, credit_code, phone, synthetic, ended_on, home_county";

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param action {@code ended} or {@code restored} */
    public record Event(String action, LocalDate day, String reason, Instant at, String by) {}

    public Optional<Organisation> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from organisation where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query(Organisations::organisation)
                .optional();
    }

    /** One that the running transaction will change, or to which it adds: nobody else does until it ends. */
    Optional<Organisation> lock(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from organisation where county_id = :county and id = :id for update")
                .param("county", county)
                .param("id", id)
                .query(Organisations::organisation)
                .optional();
    }

    /**
     * The organisations in a range of places, by place and name.
     *
     * @param kind null for all kinds
     * @param ended whether those that have ended are wanted instead of those in use
     * @param limit at most so many, beginning after {@code skipped}
     */
    public List<Organisation> list(
            int county, PlaceRange range, @Nullable OrganisationKind kind, boolean ended, int skipped, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from organisation
                        where county_id = :county and place between :from and :to and (ended_on is not null) = :ended
                          and (cast(:kind as text) is null or kind = :kind)
                        order by place, name_zh, id offset :skipped limit :limit
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("kind", kind == null ? null : kind.name())
                .param("ended", ended)
                .param("skipped", skipped)
                .param("limit", limit)
                .query(Organisations::organisation)
                .list();
    }

    /** The organisation in use that has a credit code, if it is of this county. */
    public Optional<Organisation> withCode(int county, CreditCode code) {
        return jdbc.sql("select " + COLUMNS + " from organisation where county_id = :county and credit_code = :code")
                .param("county", county)
                .param("code", code.value())
                .query(Organisations::organisation)
                .optional();
    }

    /** The organisations of the county itself that can stand by a town or village, by name. */
    List<Organisation> units(int county) {
        return jdbc.sql("select " + COLUMNS + """
                         from organisation
                        where county_id = :county and ended_on is null and home_county is null
                          and kind in ('PARTY_OFFICE', 'DEPARTMENT', 'UNIT', 'CLASS_ONE_INSTITUTION', 'MASS_ORGANISATION', 'ENTERPRISE')
                        order by name_zh, id limit 500
                        """)
                .param("county", county)
                .query(Organisations::organisation)
                .list();
    }

    /** Adds one as it is: the checks are those of the use case that people go through. */
    public void add(Organisation made) {
        bind(made, """
                        insert into organisation (county_id, id, place, kind, name_zh, name_en, credit_code, phone, synthetic, ended_on)
                        values (:county, :id, :place, :kind, :zh, :en, :code, :phone, :synthetic, :ended)
                        """).update();
    }

    /** Adds many of one county in one statement, as an import does. */
    public void addAll(int county, List<Organisation> made) {
        jdbc.sql("""
                        insert into organisation (county_id, id, place, kind, name_zh, name_en, credit_code, phone, synthetic)
                        select :county, id, place, kind, name_zh, name_en, nullif(credit_code, ''), nullif(phone, ''), synthetic
                        from unnest(cast(:ids as uuid[]), :places, :kinds, :namesZh, :namesEn, :codes, :phones, :synthetic)
                          as given (id, place, kind, name_zh, name_en, credit_code, phone, synthetic)
                        """)
                .param("county", county)
                .param("ids", made.stream().map(Organisation::id).toArray(UUID[]::new))
                .param("places", made.stream().map(it -> it.place().code()).toArray(Long[]::new))
                .param("kinds", made.stream().map(it -> it.kind().name()).toArray(String[]::new))
                .param("namesZh", made.stream().map(Organisation::nameZh).toArray(String[]::new))
                .param("namesEn", made.stream().map(Organisation::nameEn).toArray(String[]::new))
                .param("codes", made.stream().map(Organisations::code).toArray(String[]::new))
                .param("phones", made.stream().map(it -> orEmpty(it.phone())).toArray(String[]::new))
                .param("synthetic", made.stream().map(Organisation::synthetic).toArray(Boolean[]::new))
                .update();
    }

    private static String code(Organisation it) {
        CreditCode code = it.creditCode();
        return code == null ? "" : code.value();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Copies a unit of another county into this one, or renews the copy, under the same id. */
    void copy(int county, Organisation unit) {
        bind(unit, """
                        insert into organisation (county_id, id, place, kind, name_zh, name_en, credit_code, phone, synthetic, ended_on,
                          home_county)
                        values (:here, :id, :herePlace, :kind, :zh, :en, :code, :phone, :synthetic, :ended, :county)
                        on conflict (county_id, id) do update set kind = excluded.kind, name_zh = excluded.name_zh,
                          name_en = excluded.name_en, credit_code = excluded.credit_code, phone = excluded.phone,
                          ended_on = excluded.ended_on
                        """)
                .param("here", county)
                .param(
                        "herePlace",
                        Place.of(new DivisionCode(county * 1_000_000L)).code())
                .update();
    }

    /** Writes down that one was ended or brought back. */
    void record(Viewer by, Organisation it, String action, LocalDate day, String reason, Instant at) {
        jdbc.sql("""
                        insert into organisation_event (county_id, id, organisation_id, place, action, day, reason, at, post_id, by_name)
                        values (:county, :id, :organisation, :place, :action, :day, :reason, :at, :post, :name)
                        """)
                .param("county", it.county())
                .param("id", Ids.next())
                .param("organisation", it.id())
                .param("place", it.place().code())
                .param("action", action)
                .param("day", day)
                .param("reason", reason)
                .param("at", Timestamps.of(at))
                .param("post", by.post())
                .param("name", by.name())
                .update();
    }

    /** How one was ended and brought back, newest first. */
    List<Event> events(int county, UUID id) {
        return jdbc.sql("""
                        select action, day, reason, at, by_name from organisation_event
                        where county_id = :county and organisation_id = :id order by at desc, id desc
                        """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> new Event(
                        row.getString("action"),
                        row.getObject("day", LocalDate.class),
                        row.getString("reason"),
                        Timestamps.read(row, "at"),
                        row.getString("by_name")))
                .list();
    }

    /** Changes one; false where it is outside the scope. */
    boolean update(Organisation changed) {
        return bind(changed, """
                                update organisation set place = :place, kind = :kind, name_zh = :zh, name_en = :en,
                                  credit_code = :code, phone = :phone, synthetic = :synthetic, ended_on = :ended
                                where county_id = :county and id = :id
                                """).update() == 1;
    }

    private JdbcClient.StatementSpec bind(Organisation it, String sql) {
        CreditCode code = it.creditCode();
        return jdbc.sql(sql)
                .param("county", it.county())
                .param("id", it.id())
                .param("place", it.place().code())
                .param("kind", it.kind().name())
                .param("zh", it.nameZh())
                .param("en", it.nameEn())
                .param("code", code == null ? null : code.value())
                .param("phone", it.phone())
                .param("synthetic", it.synthetic())
                .param("ended", it.endedOn());
    }

    private static Organisation organisation(ResultSet row, int n) throws SQLException {
        String code = row.getString("credit_code");
        return new Organisation(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name_zh"),
                row.getString("name_en"),
                code == null ? null : new CreditCode(code),
                row.getString("phone"),
                row.getBoolean("synthetic"),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("home_county", Integer.class));
    }
}
