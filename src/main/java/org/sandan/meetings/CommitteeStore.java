package org.sandan.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.meetings.Committee.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of joint committees and their members, in the caller's transaction. */
@Component
class CommitteeStore {
    private static final String COLUMNS = "id, place, name_zh, name_en, secretary_post, quorum";
    private static final String MEMBERS = """
            select m.id, m.committee_id, m.organisation_id, o.name_zh, o.name_en, m.delegate_post,
              case when m.delegate_post is null then m.delegate_name else coalesce(h.name, '') end as delegate,
              m.substitute_name, m.since, m.until
            from committee_member m
            join organisation o on o.county_id = m.county_id and o.id = m.organisation_id
            left join post_holder h on h.county_id = m.county_id and h.post_id = m.delegate_post
              and h.since <= :on and (h.until is null or h.until > :on)
            where m.county_id = :county and o.county_id = :county
            """;

    private final JdbcClient jdbc;

    CommitteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Refused by the database where the place has one already. */
    void add(Committee made) {
        jdbc.sql("""
                        insert into committee (county_id, id, place, name_zh, name_en, secretary_post, quorum)
                        values (:county, :id, :place, :zh, :en, :secretary, :quorum)
                        """)
                .param("county", made.place().county())
                .param("id", made.id())
                .param("place", made.place().code())
                .param("zh", made.nameZh())
                .param("en", made.nameEn())
                .param("secretary", made.secretary())
                .param("quorum", made.quorum())
                .update();
    }

    boolean change(Committee changed) {
        return jdbc.sql("""
                                update committee set name_zh = :zh, name_en = :en, secretary_post = :secretary, quorum = :quorum
                                where county_id = :county and id = :id
                                """)
                        .param("zh", changed.nameZh())
                        .param("en", changed.nameEn())
                        .param("secretary", changed.secretary())
                        .param("quorum", changed.quorum())
                        .param("county", changed.place().county())
                        .param("id", changed.id())
                        .update()
                == 1;
    }

    Optional<Committee> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from committee where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Committee> find(int county, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from committee where county_id = :county and id = any (:ids)")
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** Those of a range of places, and those that an organisation is a member of, by place. */
    List<Committee> list(int county, PlaceRange range, UUID organisation, LocalDate on) {
        return jdbc.sql("select " + COLUMNS + """
                         from committee c where c.county_id = :county and c.ended_on is null and (c.place between :from and :to
                          or exists (select 1 from committee_member m where m.county_id = :county and m.committee_id = c.id
                            and m.organisation_id = :organisation and m.since <= :on and (m.until is null or m.until > :on)))
                        order by c.place, c.id limit 500
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("organisation", organisation)
                .param("on", on)
                .query((row, n) -> read(row))
                .list();
    }

    /** Refused by the database where the organisation is a member in that time already. */
    void join(Place place, Member member, String delegateName) {
        jdbc.sql("""
                        insert into committee_member (county_id, id, committee_id, place, organisation_id, delegate_post,
                          delegate_name, substitute_name, since, until)
                        values (:county, :id, :committee, :place, :organisation, :post, :name, :substitute, :since, :until)
                        """)
                .param("county", place.county())
                .param("id", member.id())
                .param("committee", member.committee())
                .param("place", place.code())
                .param("organisation", member.organisation())
                .param("post", member.delegatePost())
                .param("name", delegateName)
                .param("substitute", member.substitute())
                .param("since", member.since())
                .param("until", member.until())
                .update();
    }

    /** Ends a membership; one that would end before it began never was. */
    boolean leave(int county, UUID committee, UUID member, LocalDate on) {
        return jdbc.sql("""
                                update committee_member set until = greatest(since, cast(:on as date))
                                where county_id = :county and committee_id = :committee and id = :id
                                  and (until is null or until > :on)
                                """)
                        .param("on", on)
                        .param("county", county)
                        .param("committee", committee)
                        .param("id", member)
                        .update()
                == 1;
    }

    /** All members that a committee has or had, in the order in which they stand; delegates as of the day. */
    List<Member> everyMember(int county, UUID committee, LocalDate on) {
        return jdbc.sql(MEMBERS + " and m.committee_id = :committee order by o.name_zh, m.since desc, m.id")
                .param("county", county)
                .param("committee", committee)
                .param("on", on)
                .query((row, n) -> member(row))
                .list();
    }

    /** The members on a day. */
    List<Member> members(int county, UUID committee, LocalDate on) {
        return everyMember(county, committee, on).stream()
                .filter(member -> member.isOn(on))
                .toList();
    }

    private static Committee read(ResultSet row) throws SQLException {
        return new Committee(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getObject("secretary_post", UUID.class),
                row.getObject("quorum", Integer.class));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("id", UUID.class),
                row.getObject("committee_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getObject("delegate_post", UUID.class),
                row.getString("delegate"),
                row.getString("substitute_name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
