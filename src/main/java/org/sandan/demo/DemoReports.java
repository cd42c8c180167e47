package org.sandan.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sandan.deadlines.DueTimes;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.lifecycle.CaseRow;
import org.sandan.meetings.DecideItem;
import org.sandan.meetings.DrawAgenda;
import org.sandan.meetings.HoldMeeting;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.meetings.MeetingStore;
import org.sandan.meetings.PlanMeeting;
import org.sandan.meetings.WriteMinutes;
import org.sandan.needs.Group;
import org.sandan.organisations.KeepUnitGrid;
import org.sandan.organisations.UnitGrids;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.DecideProject;
import org.sandan.projects.Plan;
import org.sandan.projects.Route;

/**
 * What the reports tell, in full number: the joint meeting of the third quarter with its 27 units and 31 projects, the
 * livelihood projects of a town, party-building items, a decision of the banner, the lists of all communities. Each part
 * looks what is there already, so that it can be stopped at any moment and gone on with.
 */
@InDemo
class DemoReports {
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final int JUNGAR = ZHANBEI.county();
    private static final DivisionCode ZHONGHEXI = new DivisionCode(150_621_106_000L);
    private static final int LIVELIHOOD = 70;
    private static final int OFFERED = 5;

    /** Title | what somebody orders | kind | groups | people | yuan | unit. */
    private static final String AT_MEETING = """
            健康服务进龙兴家园|龙兴家园老人想在家门口量血压、做体检|ELDERLY|elders|400|6000|站北卫生服务站
            七夕集体婚礼|年轻人想办一场简朴的集体婚礼|CULTURE||300|12000|旗文化馆
            健康养生厨艺培训|想学给老人做养生饭|JOBS||120|3000|暖心餐饮公司
            百家宴|邻居们想在一起吃顿百家宴|CULTURE||800|8000|惠邻超市
            话我家说变化谈梦想|孩子们想讲讲自己家的变化|CHILDREN|children_in_difficulty|260|1500|旗第三幼儿园
            冬季用电安全入户查|老房子线路老，怕过冬出事|SMALL_WORKS|elders|420|4200|旗供电公司
            职业技能夜校|想学一门手艺再就业|JOBS|low_income|150|5000|旗职业中学
            夜间巡逻和防骗课|老人总接到骗子电话|HARDSHIP|elders|400|900|站北派出所
            流动书车进小区|想借书看，图书馆太远|CULTURE||450|1200|旗图书馆
            老旧楼道粉刷|楼道墙皮掉得厉害|SMALL_WORKS||360|24000|旗住建局
            占道摊点疏导点|早市占道，出不了门|ENVIRONMENT||500|6000|旗城管执法局
            就业援助专场|家里没人上班，想找个近处的活|JOBS|low_income|180|2000|旗人社局
            困难家庭临时救助上门办|腿脚不便，去不了大厅办救助|HARDSHIP|low_income disabled|90|0|旗民政局
            单元门更换闭门器|单元门关不上，冬天冷|SMALL_WORKS||380|5600|龙兴物业公司
            供暖入户测温|家里暖气不热|SMALL_WORKS|elders|400|3000|站北热力公司
            水管防冻包扎|水管年年冻裂|SMALL_WORKS||330|4800|旗自来水公司
            老人手机课堂|想学视频通话|ELDERLY|elders|110|600|站北通信营业厅
            反诈和理财讲座|想知道哪些理财是骗人的|HARDSHIP|elders|160|500|邻里银行站北支行
            义诊和送药上门|吃药的老人出不了门|ELDERLY|elders disabled|140|2600|旗人民医院
            家庭医生签约|想有个固定的医生问|ELDERLY|elders|480|0|旗中医蒙医医院
            孩子近视筛查|孩子眼睛看不清黑板|CHILDREN|children_in_difficulty|300|1800|旗疾控中心
            法律咨询进院子|想问问房产证怎么办|HARDSHIP||200|0|旗司法局
            消防通道画线|快递车总占消防通道|SMALL_WORKS||450|3200|旗消防救援大队
            社区菜店平价日|菜价贵，想要平价菜|HARDSHIP|low_income registered_poor|560|4000|旗供销社
            公交站台加座椅|等车的老人没地方坐|SMALL_WORKS|elders|430|7500|旗公交公司
            小广场音响定时|夜里跳舞声音太大|ENVIRONMENT||390|800|旗融媒体中心
            广场健身课|想有人教广场上的器械怎么用|CULTURE||320|900|旗体育中心
            冬季取暖物资送上门|独居老人买煤难|HARDSHIP|elders registered_poor|75|9000|旗民政局
            楼道灯换声控|楼道灯整夜亮又总坏|SMALL_WORKS||410|5200|旗供电公司
            合唱队伴奏老师|合唱队没有老师|CULTURE||85|600|旗文化馆
            考前自习室|孩子期末没地方复习|CHILDREN|children_in_difficulty|120|700|旗职业中学
            """;

    private static final List<String> PARTY = List.of("主题党日：清理楼前积雪", "重温入党誓词", "过政治生日");

    private static final List<String> TEAMS = List.of("旗供电公司", "站北卫生服务站", "旗职业中学", "龙兴物业公司", "旗民政局", "惠邻超市");
    private static final List<String> WORKS =
            List.of("打机井", "修砂石路", "拉电到地头", "修水渠", "装太阳能路灯", "建文化广场", "铺人畜饮水管", "修便民桥");

    private final DemoCourse course;
    private final DueTimes dueTimes;
    private final DemoHolders holders;
    private final Reading reading;
    private final Meeting meeting;
    private final DemoCommittees committees;
    private final DecideProject decide;
    private final KeepUnitGrid unitGrid;
    private final UnitGrids unitGrids;

    DemoReports(
            DemoCourse course,
            DueTimes dueTimes,
            DemoHolders holders,
            Reading reading,
            Meeting meeting,
            DemoCommittees committees,
            DecideProject decide,
            KeepUnitGrid unitGrid,
            UnitGrids unitGrids) {
        this.course = course;
        this.dueTimes = dueTimes;
        this.holders = holders;
        this.reading = reading;
        this.meeting = meeting;
        this.committees = committees;
        this.decide = decide;
        this.unitGrid = unitGrid;
        this.unitGrids = unitGrids;
    }

    @InDemo
    record Reading(Divisions divisions, MeetingStore meetings, Transactions transactions) {}

    @InDemo
    record Meeting(PlanMeeting plan, DrawAgenda agenda, HoldMeeting hold, DecideItem decide, WriteMinutes minutes) {}

    /** The parts, in the order in which they are played; each can be played again. */
    Map<String, Runnable> parts(DemoCalendar calendar) {
        Map<String, Runnable> parts = new LinkedHashMap<>();
        LocalDate session = session(calendar);
        parts.put("meeting", () -> meeting(session));
        parts.put("party", () -> party(session));
        parts.put("escalation", () -> escalation(session));
        parts.put("routes", () -> routes(calendar));
        parts.put("teams", () -> teams(calendar));
        parts.put("livelihood", () -> livelihood(calendar));
        return parts;
    }

    /** The last third quarter that was long enough ago for everything that was decided in it to be done. */
    private LocalDate session(DemoCalendar calendar) {
        LocalDate today = calendar.day();
        boolean done = !today.isBefore(LocalDate.of(today.getYear(), Month.OCTOBER, 20));
        int year = done ? today.getYear() : today.getYear() - 1;
        LocalDate day = LocalDate.of(year, Month.SEPTEMBER, 18);
        while (!dueTimes.isWorking(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private record Line(DemoCourse.Plot plot, String unit) {}

    private List<Line> lines(LocalDate begins) {
        return AT_MEETING
                .lines()
                .map(text -> text.split("\\|", -1))
                .map(parts -> new Line(
                        new DemoCourse.Plot(
                                parts[0],
                                parts[1].replaceFirst("^想", "让大家能"),
                                parts[1],
                                ZHANBEI,
                                parts[2],
                                groups(parts[3]),
                                Integer.parseInt(parts[4]),
                                Long.parseLong(parts[5]),
                                Route.UNITS,
                                List.of(),
                                begins),
                        parts[6]))
                .toList();
    }

    private static Set<Group> groups(String words) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(word -> groups.add(Group.valueOf(word.toUpperCase(Locale.ROOT))));
        return groups;
    }

    /** Ordered and dispatched before the session, offered the day before, decided in it, carried out after it. */
    private void meeting(LocalDate session) {
        List<Line> lines = lines(course.day(session, -OFFERED - 2));
        Map<UUID, Line> byProject = new LinkedHashMap<>();
        lines.forEach(line -> byProject.put(course.dispatched(line.plot()), line));
        Viewer secretary = course.secretary(ZHANBEI);
        UUID held = called(session, secretary, List.copyOf(byProject.keySet()));
        byProject.forEach((project, line) -> {
            if (state(project).equals("dispatched")) {
                course.offered(line.plot(), project, unit(line), OFFERED + 1);
            }
        });
        hold(session, secretary, held, byProject);
        byProject.forEach((project, line) -> course.carriedOut(line.plot(), project, unit(line), OFFERED + 2));
    }

    private UUID called(LocalDate session, Viewer secretary, List<UUID> projects) {
        UUID committee = committees.ofZhanbei();
        String title = "联合党委第三季度联席会";
        UUID held = committees
                .meeting(committee, title)
                .orElseGet(() -> course.at(
                        course.day(session, -4),
                        10,
                        () -> meeting.plan()
                                .plan(
                                        secretary,
                                        committee,
                                        title,
                                        new PlanMeeting.When(session, LocalTime.of(14, 30), "站北社区二楼会议室"))));
        if (state(held).equals("planned")) {
            List<DrawAgenda.Line> lines = new ArrayList<>();
            projects.forEach(project -> lines.add(new DrawAgenda.Line(project, "")));
            course.at(course.day(session, -3), 10, () -> meeting.agenda().send(secretary, held, version(held), lines));
        }
        return held;
    }

    private void hold(LocalDate session, Viewer secretary, UUID held, Map<UUID, Line> byProject) {
        if (state(held).equals("agenda_sent")) {
            Map<UUID, String> came = byProject.values().stream()
                    .map(line -> Objects.requireNonNull(unit(line).organisation()))
                    .distinct()
                    .collect(Collectors.toMap(one -> one, one -> "delegate"));
            course.at(session, 14, () -> meeting.hold().attend(secretary, held, came));
            course.at(session, 15, () -> meeting.hold().begin(secretary, held, version(held)));
        }
        if (state(held).equals("in_session")) {
            for (Item item : items(held)) {
                UUID project = item.project();
                if (project != null && state(project).equals("dispatched")) {
                    Line line = Objects.requireNonNull(byProject.get(project));
                    UUID claim = course.offered(line.plot(), project, unit(line), OFFERED + 1);
                    course.at(
                            session,
                            15,
                            () -> meeting.decide()
                                    .confirm(
                                            secretary,
                                            held,
                                            item.id(),
                                            List.of(new DecideItem.Choice(claim, 1, ClaimRow.LEAD))));
                }
            }
            course.at(session, 17, () -> meeting.hold().end(secretary, held, version(held)));
        }
        if (state(held).equals("minutes")) {
            course.at(course.day(session, 1), 10, () -> meeting.minutes().confirm(secretary, held, version(held), ""));
        }
    }

    private List<Item> items(UUID held) {
        return reading.transactions()
                .read(Scope.system(JUNGAR, "demo"), () -> reading.meetings().items(JUNGAR, held));
    }

    private Viewer unit(Line line) {
        return Objects.requireNonNull(course.liaison(JUNGAR, line.unit()), line.unit());
    }

    /** Items of the party-building list that communities claim. */
    private void party(LocalDate session) {
        List<Division> communities = communities();
        for (int i = 0; i < PARTY.size(); i++) {
            DivisionCode claimant = communities.get(i).code();
            DemoCourse.Plot plot = new DemoCourse.Plot(
                    PARTY.get(i), "党员和居民一起参加", "", ZHANBEI, "OTHER", Set.of(), 60, 0, Route.UNITS, List.of(), session);
            UUID project = course.dispatched(plot);
            Viewer claiming = course.secretary(claimant);
            if (state(project).equals("dispatched")) {
                course.accepted(plot, course.offered(plot, project, claiming, 3), 4);
            }
            course.carriedOut(plot, project, claiming, 5);
        }
    }

    /** A building that a community cannot pay: raised twice, then given to a department by the banner. */
    private void escalation(LocalDate session) {
        DemoCourse.Plot plot = new DemoCourse.Plot(
                "街道党群服务中心新建",
                "盖一座居民办事、老人活动都够用的党群服务中心",
                "办事和活动的地方太挤，盼着建新的党群服务中心",
                ZHANBEI,
                "SMALL_WORKS",
                EnumSet.of(Group.ELDERS),
                900,
                3_800_000,
                Route.ESCALATION,
                List.of(),
                session);
        UUID project = course.dispatched(plot);
        Viewer town = holders.holder(JUNGAR, posts -> posts.postAbove(JUNGAR, Place.of(ZHANBEI)));
        Viewer group = holders.holder(JUNGAR, posts -> posts.leadingGroup(JUNGAR));
        CaseRow row = course.row(JUNGAR, project);
        if (row.state().equals("raised") && row.standing().ownerPost().equals(town.actingPost())) {
            course.at(
                    course.day(session, 8),
                    10,
                    () -> decide.decide(
                            town, new DecideProject.Decision(project, version(project), "raise", "街道没有这笔钱，请旗里研究")));
        }
        if (state(project).equals("raised")) {
            UUID bureau = Objects.requireNonNull(
                    Objects.requireNonNull(course.liaison(JUNGAR, "旗住建局")).organisation());
            course.at(course.day(session, 14), 10, () -> decide.department(group, project, version(project), bureau));
        }
    }

    /** What residents do themselves, and what a social organisation takes on: dispatched and open to be taken. */
    private void routes(DemoCalendar calendar) {
        LocalDate begins = course.day(calendar.day(), -6);
        course.dispatched(new DemoCourse.Plot(
                "三号楼楼前菜园",
                "把楼前荒地整成大家轮流种的菜园",
                "楼前的荒地想整成菜园",
                ZHANBEI,
                "ENVIRONMENT",
                Set.of(),
                80,
                600,
                Route.RESIDENTS,
                List.of(),
                begins));
        course.dispatched(new DemoCourse.Plot(
                "孤困儿童周末陪伴",
                "周末有人陪孩子写作业、做游戏",
                "孩子周末没人陪",
                ZHANBEI,
                "CHILDREN",
                EnumSet.of(Group.CHILDREN_IN_DIFFICULTY),
                40,
                9_600,
                Route.ORGANISATIONS,
                List.of(),
                begins));
    }

    /** Units that answer for a grid, each with two of its people. */
    private void teams(DemoCalendar calendar) {
        Viewer secretary = course.secretary(ZHANBEI);
        LocalDate since = course.day(calendar.day(), -DemoLists.LONG_AGO);
        int number = 0;
        for (String name : TEAMS) {
            Place grid = Place.grid(ZHANBEI, ++number);
            UUID body = Objects.requireNonNull(
                    Objects.requireNonNull(course.liaison(JUNGAR, name)).organisation());
            if (answers(body, grid)) {
                continue;
            }
            UUID made = course.at(
                    since, 10, () -> unitGrid.add(secretary, new KeepUnitGrid.Asked(body, grid, since, null)));
            for (int person = 0; person < 2; person++) {
                String who = DemoNames.person(9_100 + number * 2 + person);
                String duty = person == 0 ? "队长" : "入户走访";
                course.at(since, 11, () -> unitGrid.join(secretary, made, who, duty));
            }
        }
    }

    /** Wells, roads, power: what was done in the villages of a town, and the wells that are still talked about. */
    private void livelihood(DemoCalendar calendar) {
        List<Division> villages = reading.divisions().children(ZHONGHEXI);
        Viewer unit = Objects.requireNonNull(course.liaison(ZHONGHEXI.county(), DemoUnits.LEADING_WORKS));
        for (int i = 0; i < LIVELIHOOD; i++) {
            DivisionCode village = villages.get(i % villages.size()).code();
            String title = (1 + i / villages.size()) + " 社" + WORKS.get(i % WORKS.size());
            DemoCourse.Plot plot = new DemoCourse.Plot(
                    title,
                    title + "，解决生产生活用水、出行、用电",
                    title.replaceFirst(" ", "") + "的事盼了好几年",
                    village,
                    "SMALL_WORKS",
                    EnumSet.of(Group.REGISTERED_POOR),
                    30,
                    18_000,
                    Route.UNITS,
                    List.of(),
                    course.day(calendar.day(), -30 - i));
            UUID project = course.dispatched(plot);
            if (course.row(village.county(), project).state().equals("dispatched")) {
                course.accepted(plot, course.offered(plot, project, unit, 3), 4);
            }
            course.carriedOut(plot, project, unit, 5);
        }
        DemoCourse.Plot wells = new DemoCourse.Plot(
                "新打机井",
                "给旱地打机井",
                "旱地没有井，靠天吃饭",
                new DivisionCode(DemoGround.GUANJING),
                "SMALL_WORKS",
                Set.of(),
                200,
                1_000_000,
                Route.UNITS,
                List.of(new Plan.Part(1, "新打机井", "15 眼")),
                course.day(calendar.day(), -5));
        if (course.find(wells).isEmpty()) {
            course.designed(wells);
        }
    }

    private boolean answers(UUID body, Place grid) {
        return reading.transactions()
                .read(
                        Scope.system(JUNGAR, "demo"),
                        () -> unitGrids.of(JUNGAR, body, LocalDate.EPOCH).stream()
                                .anyMatch(one -> one.unitGrid().place().equals(grid)));
    }

    private List<Division> communities() {
        return reading.divisions().within(ZHANBEI.at(Level.COUNTY)).stream()
                .filter(one -> one.level() == Level.VILLAGE
                        && one.isUrban()
                        && !one.code().equals(ZHANBEI))
                .toList();
    }

    private String state(UUID id) {
        return course.row(JUNGAR, id).state();
    }

    private int version(UUID id) {
        return course.row(JUNGAR, id).version();
    }
}
