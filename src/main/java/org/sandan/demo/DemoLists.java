package org.sandan.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.needs.KeepYearlyList;
import org.sandan.needs.MoveYearlyList;
import org.sandan.needs.YearlyList.Route;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The yearly lists of communities for the coming year: written, approved one level up, frozen. */
@InDemo
class DemoLists {
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final int COUNTY = ZHANBEI.county();
    private static final int MOST = 8;
    /** Working days before the demo's own: everybody is in office since then. */
    static final int LONG_AGO = 282;

    private static final List<String> WANTED =
            List.of("楼道灯坏了要修", "想有个老人活动室", "孩子放学没人看", "想办就业培训", "小区路面不平", "垃圾桶太少", "困难老人想有人送饭");
    private static final String PLAN = """
            一、每季度第一个月的联席会议上排出本季度要办的事，谁接、什么时候办完，会上定下来。
            二、成员单位能办的由成员单位认领；居民自己能办的由楼栋自治队牵头；要花钱盖房的报街道研究。
            三、每件事由社区书记和认领单位的执行书记一起负责，办完请提需求的人评价，没解决的重办。
            四、每季度在公示栏和群里通报一次进度。
            """;

    private final DemoCourse course;
    private final Divisions divisions;
    private final KeepYearlyList keep;
    private final MoveYearlyList move;
    private final DemoHolders holders;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    DemoLists(
            DemoCourse course,
            Divisions divisions,
            KeepYearlyList keep,
            MoveYearlyList move,
            DemoHolders holders,
            Transactions transactions,
            JdbcClient jdbc) {
        this.course = course;
        this.divisions = divisions;
        this.keep = keep;
        this.move = move;
        this.holders = holders;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    void zhanbei(DemoCalendar calendar) {
        play(calendar, ZHANBEI);
    }

    /** Those of all communities of the banner; each has something that its people want. */
    void all(DemoCalendar calendar) {
        int no = 0;
        for (Division one : divisions.within(ZHANBEI.at(Level.COUNTY))) {
            if (one.level() == Level.VILLAGE && one.isUrban()) {
                if (open(one.code()).isEmpty() && state(one.code()).isEmpty()) {
                    course.ordered(one.code(), WANTED.get(no % WANTED.size()), calendar.before(4));
                }
                play(calendar, one.code());
                no++;
            }
        }
    }

    /** Goes on from where the list stands. */
    private void play(DemoCalendar calendar, DivisionCode community) {
        Viewer secretary = course.secretary(community);
        Viewer town = holders.holder(COUNTY, posts -> posts.postAbove(COUNTY, Place.of(community)));
        if (state(community).isEmpty()) {
            at(calendar, 9, () -> keep.begin(secretary, calendar.day().getYear() + 1));
        }
        UUID list = list(community).getFirst();
        if (version(list) == 1) {
            at(calendar, 10, () -> keep.choose(secretary, list, open(community)));
        }
        if (version(list) == 2) {
            at(calendar, 11, () -> keep.save(secretary, content(list, open(community))));
        }
        if (version(list) == 3) {
            at(calendar, 12, () -> move.submit(secretary, list, 3));
        }
        if (version(list) == 4) {
            at(calendar, 15, () -> move.approve(town, list, 4));
        }
        if (version(list) == 5) {
            at(calendar, 16, () -> move.freeze(secretary, list, 5));
        }
    }

    private int version(UUID list) {
        return course.row(COUNTY, list).version();
    }

    private Optional<String> state(DivisionCode community) {
        return list(community).stream()
                .findFirst()
                .map(id -> course.row(COUNTY, id).state());
    }

    private static KeepYearlyList.Content content(UUID list, List<UUID> needs) {
        List<KeepYearlyList.Intent> intents = new ArrayList<>();
        for (UUID need : needs) {
            int n = intents.size();
            Route route = n % 4 == 3 ? Route.RESIDENTS : n % 4 == 2 ? Route.ORGANISATIONS : Route.UNITS;
            intents.add(new KeepYearlyList.Intent(need, n < 3 ? 1 : 2, route, 1 + n / 2 % 4, ""));
        }
        return new KeepYearlyList.Content(list, 2, PLAN, intents, Set.of());
    }

    private <T> T at(DemoCalendar calendar, int hour, Supplier<Outcome<T>> work) {
        return course.at(calendar.before(1), hour, work);
    }

    private List<UUID> list(DivisionCode community) {
        return ids(
                "select id from yearly_list where county_id = :county and place between :from and :to limit :most",
                community,
                1);
    }

    /** The oldest that are open and have a public title. */
    private List<UUID> open(DivisionCode community) {
        return ids("""
                select id from cases where county_id = :county and kind = 'need' and place between :from and :to
                and state in ('accepted', 'assigned') and title is not null order by id limit :most
                """, community, MOST);
    }

    private List<UUID> ids(String sql, DivisionCode community, int most) {
        PlaceRange here = community.range();
        return transactions.read(
                Scope.system(COUNTY, "demo"),
                () -> jdbc.sql(sql)
                        .param("county", COUNTY)
                        .param("from", here.from())
                        .param("to", here.to())
                        .param("most", most)
                        .query(UUID.class)
                        .list());
    }
}
