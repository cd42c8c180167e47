package org.sandan.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.meetings.KeepCommittee;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The joint committees of the demo's community with its member units, of its sub-district and of its banner. */
@InDemo
class DemoCommittees {
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final int COUNTY = ZHANBEI.county();
    /** Every seventh member names a substitute. */
    private static final int SUBSTITUTE = 7;

    private final DemoCourse course;
    private final DemoHolders holders;
    private final KeepCommittee keep;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    DemoCommittees(
            DemoCourse course, DemoHolders holders, KeepCommittee keep, Transactions transactions, JdbcClient jdbc) {
        this.course = course;
        this.holders = holders;
        this.keep = keep;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Founds all three, with everybody who has a liaison in the community as a member there. */
    void found(LocalDate since) {
        UUID community = kept(
                since,
                Place.of(ZHANBEI),
                "站北社区联合党委",
                "Zhanbei joint committee",
                "19",
                posts -> posts.secretaryOf(COUNTY, Place.of(ZHANBEI)));
        kept(
                since,
                Place.of(ZHANBEI.at(Level.TOWN)),
                "兴隆街道联合党委",
                "Xinglong joint committee",
                "",
                posts -> posts.postAbove(COUNTY, Place.of(ZHANBEI)));
        kept(
                since,
                Place.of(ZHANBEI.at(Level.COUNTY)),
                "准格尔旗党建联席会议",
                "Jungar joint committee",
                "",
                posts -> posts.leadingGroup(COUNTY));
        Viewer secretary = course.secretary(ZHANBEI);
        int no = 0;
        for (UUID unit : units(community)) {
            String substitute = ++no % SUBSTITUTE == 0 ? DemoNames.person(8_000 + no) : "";
            course.at(
                    since,
                    11,
                    () -> keep.join(secretary, new KeepCommittee.Joining(community, unit, "", substitute, since)));
        }
    }

    private UUID kept(
            LocalDate since, Place place, String zh, String en, String quorum, Function<Posts, Optional<Post>> who) {
        return id(
                        "select id from committee where county_id = :county and place = :it and ended_on is null",
                        place.code())
                .orElseGet(() -> {
                    Viewer secretary = holders.holder(COUNTY, who);
                    return course.at(
                            since,
                            10,
                            () -> keep.keep(
                                    secretary,
                                    new KeepCommittee.Asked(null, place, zh, en, secretary.actingPost(), quorum)));
                });
    }

    UUID ofZhanbei() {
        return id(
                        "select id from committee where county_id = :county and place = :it and ended_on is null",
                        Place.of(ZHANBEI).code())
                .orElseThrow();
    }

    /** A meeting of the community's committee by its title. */
    Optional<UUID> meeting(UUID committee, String title) {
        return id("""
                select m.id from meeting m join cases c on c.county_id = m.county_id and c.id = m.id
                where m.county_id = :county and c.county_id = :county and c.title like '%' || :it
                """, title);
    }

    private Optional<UUID> id(String sql, Object it) {
        return transactions.read(
                Scope.system(COUNTY, "demo"),
                () -> jdbc.sql(sql)
                        .param("county", COUNTY)
                        .param("it", it)
                        .query(UUID.class)
                        .optional());
    }

    /** Those with a liaison in the community that are not members yet. */
    private List<UUID> units(UUID committee) {
        return transactions.read(
                Scope.system(COUNTY, "demo"),
                () -> jdbc.sql("""
                        select p.organisation_id from post p
                        where p.county_id = :county and p.role = 'UNIT' and p.place = :place
                          and not exists (select 1 from committee_member m where m.county_id = :county
                            and m.committee_id = :committee and m.organisation_id = p.organisation_id)
                        group by p.organisation_id order by min(p.id::text)
                        """)
                        .param("county", COUNTY)
                        .param("place", Place.of(ZHANBEI).code())
                        .param("committee", committee)
                        .query(UUID.class)
                        .list());
    }
}
