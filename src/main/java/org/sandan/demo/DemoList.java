package org.sandan.demo;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.sandan.kernel.DivisionCode;
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

/** The yearly list of the demo's community for the coming year: written, approved by the sub-district, frozen. */
@InDemo
class DemoList {
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final int COUNTY = ZHANBEI.county();
    private static final int MOST = 8;
    private static final String PLAN = """
            一、每季度第一个月的联席会议上排出本季度要办的事，谁接、什么时候办完，会上定下来。
            二、成员单位能办的由成员单位认领；居民自己能办的由楼栋自治队牵头；要花钱盖房的报街道研究。
            三、每件事由社区书记和认领单位的执行书记一起负责，办完请提需求的人评价，没解决的重办。
            四、每季度在公示栏和群里通报一次进度。
            """;

    private final DemoClock clock;
    private final KeepYearlyList keep;
    private final MoveYearlyList move;
    private final DemoHolders holders;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    DemoList(
            DemoClock clock,
            KeepYearlyList keep,
            MoveYearlyList move,
            DemoHolders holders,
            Transactions transactions,
            JdbcClient jdbc) {
        this.clock = clock;
        this.keep = keep;
        this.move = move;
        this.holders = holders;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    void play(DemoCalendar calendar) {
        if (!written().isEmpty()) {
            return;
        }
        Viewer secretary = holders.holder(COUNTY, posts -> posts.secretaryOf(COUNTY, Place.of(ZHANBEI)));
        Viewer town = holders.holder(COUNTY, posts -> posts.postAbove(COUNTY, Place.of(ZHANBEI)));
        List<UUID> needs = open();
        UUID list = at(calendar, 9, () -> keep.begin(secretary, calendar.day().getYear() + 1));
        at(calendar, 10, () -> keep.choose(secretary, list, needs));
        at(calendar, 11, () -> keep.save(secretary, content(list, needs)));
        at(calendar, 12, () -> move.submit(secretary, list, 3));
        at(calendar, 15, () -> move.approve(town, list, 4));
        at(calendar, 16, () -> move.freeze(secretary, list, 5));
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
        Instant then = calendar.at(1, LocalTime.of(hour, 20));
        return clock.at(then, work).orThrow();
    }

    private List<UUID> written() {
        return ids("select id from yearly_list where county_id = :county and place between :from and :to", 1);
    }

    /** The oldest that are open and have a public title. */
    private List<UUID> open() {
        return ids("""
                select id from cases where county_id = :county and kind = 'need' and place between :from and :to
                and state in ('accepted', 'assigned') and title is not null order by id limit :most
                """, MOST);
    }

    private List<UUID> ids(String sql, int most) {
        PlaceRange here = ZHANBEI.range();
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
