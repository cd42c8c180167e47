package org.sandan.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.AnswerNeed;
import org.sandan.needs.AskerStore;
import org.sandan.needs.Categories;
import org.sandan.needs.Contact;
import org.sandan.needs.Group;
import org.sandan.needs.Order;
import org.sandan.needs.PlaceOrder;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.AnswerClaim;
import org.sandan.projects.CheckWork;
import org.sandan.projects.ClaimProject;
import org.sandan.projects.DesignProject;
import org.sandan.projects.DispatchProject;
import org.sandan.projects.EvaluateProject;
import org.sandan.projects.LeadProject;
import org.sandan.projects.Plan;
import org.sandan.projects.Route;
import org.sandan.projects.WorkOnProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The projects of the demo, each taken as far as its line says through the use cases that people take it through. What was
 * begun before a load was stopped is left as it stands.
 */
@InDemo
class DemoProjects {
    private static final Logger LOG = LoggerFactory.getLogger(DemoProjects.class);
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final int COUNTY = ZHANBEI.county();

    /**
     * Title | aim | needs, "grid kind words" each | people | yuan | borne by | what it takes, "name amount" each | lead |
     * support | how far | working days before the demo's day on which it began.
     */
    private static final String LINES = """
            老人学手机|教会 60 位老人挂号、付费、视频|2 SMALL_WORKS 老人不会用手机挂号；5 SMALL_WORKS 想学用手机付费|60|800|旗职业中学|教室 1 间、志愿者 6 名|旗职业中学||solved|48
            楼道扶手|给 3 栋楼的楼道装扶手|3 SMALL_WORKS 楼道没有扶手，老人不敢下楼|48|6,400|龙兴物业公司|扶手 18 副、安装工 2 名|龙兴物业公司||evaluating|26
            龙兴家园独居老人助餐|每天中午给 48 位独居老人送热饭|1 SMALL_WORKS 独居老人中午吃不上热饭；4 SMALL_WORKS 腿脚不便，想有人送饭；2 SMALL_WORKS 老人血压没人量|48|18,600|暖心餐饮公司|厨房 1 间、送餐员 3 名、护士 2 名|暖心餐饮公司|站北卫生服务站|checking|30
            四点半课堂|放学后有人看护和辅导|6 SMALL_WORKS 孩子放学没人管|82|3,000|旗第三幼儿园|教室 1 间、老师 4 名|旗第三幼儿园||running|22
            西门夜间照明|修好西门至菜场、广场一带路灯 11 盏，天黑后路面看得清|4 SMALL_WORKS 西门到菜场没有路灯；5 SMALL_WORKS 广场夜里太暗，孩子跑着摔跤|320|18,600|旗供电公司|电工 2 名、路灯 11 盏、登高车 1 天、门卫室电源|旗供电公司|龙兴物业公司|offered|6
            冬季就业培训|办 3 期就业培训，每期 30 人|3 SMALL_WORKS 想学一门手艺找工作|90|5,000|旗人社局|教室 1 间、老师 2 名||  |dispatched|5
            社区党群服务中心改建|把二楼改成日间照料和活动室|1 SMALL_WORKS 社区没有老人白天去的地方|260|860,000|待定|||  |raised|4
            广场健身器材|添 6 件健身器材|5 SMALL_WORKS 广场健身器材坏了没人换|150|12,000|||||draft|3
            """;

    private static final String WISHES = """
            一副老花镜|4|想要一副老花镜|100
            给孩子的课外书|2|孩子想要几本课外书|180
            """;

    private final DemoClock clock;
    private final DemoPictures pictures;
    private final Made made;
    private final Orders orders;
    private final Steps steps;

    DemoProjects(DemoClock clock, DemoPictures pictures, Made made, Orders orders, Steps steps) {
        this.clock = clock;
        this.pictures = pictures;
        this.made = made;
        this.orders = orders;
        this.steps = steps;
    }

    @InDemo
    record Made(
            JdbcClient jdbc,
            Cases cases,
            Posts posts,
            Organisations organisations,
            Transactions transactions,
            OutboxDelivery delivery) {}

    @InDemo
    record Orders(PlaceOrder place, AcceptNeed accept, AnswerNeed answer, AskerStore askers, Categories categories) {}

    @InDemo
    record Steps(
            DesignProject design,
            DispatchProject dispatch,
            ClaimProject claim,
            AnswerClaim answer,
            LeadProject lead,
            WorkOnProject work,
            CheckWork check,
            EvaluateProject evaluate,
            ProjectNeeds needs) {}

    /** A line of the table above. */
    private record Line(
            String title,
            String aim,
            List<String> needs,
            int people,
            Money cost,
            String borneBy,
            List<String> parts,
            String lead,
            String support,
            String until,
            int began) {
        static Line parse(String text) {
            String[] parts = text.split("\\|", -1);
            return new Line(
                    parts[0],
                    parts[1],
                    List.of(parts[2].split("；")),
                    Integer.parseInt(parts[3]),
                    Money.parse(parts[4]).orElseThrow(),
                    parts[5],
                    parts[6].isBlank() ? List.of() : List.of(parts[6].split("、")),
                    parts[7].strip(),
                    parts[8].strip(),
                    parts[9],
                    Integer.parseInt(parts[10]));
        }

        /** Whether it goes at least as far. */
        boolean reaches(String stage) {
            List<String> order =
                    List.of("draft", "raised", "dispatched", "offered", "running", "checking", "evaluating", "solved");
            return order.indexOf(until) >= order.indexOf(stage);
        }
    }

    void play(DemoCalendar calendar) {
        LINES.lines().filter(line -> !line.isBlank()).map(Line::parse).forEach(line -> {
            if (!exists(line.title())) {
                play(line, calendar);
            }
        });
        WISHES.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\|");
            if (!exists(parts[0])) {
                wish(parts, calendar);
            }
        });
    }

    private boolean exists(String title) {
        return made.transactions()
                .read(
                        Scope.system(COUNTY, "demo"),
                        () -> made.jdbc()
                                        .sql(
                                                "select count(*) from cases where county_id = :county and kind = 'project' and title = :title")
                                        .param("county", COUNTY)
                                        .param("title", title)
                                        .query(Integer.class)
                                        .single()
                                > 0);
    }

    private void play(Line line, DemoCalendar calendar) {
        try {
            Played played = new Played(line, calendar);
            played.design();
            if (line.until().equals("raised")
                    || line.reaches("dispatched") && !line.until().equals("draft")) {
                played.dispatch();
            }
            if (line.reaches("offered")) {
                played.offer();
            }
            if (line.reaches("running")) {
                played.begin();
            }
            if (line.reaches("checking")) {
                played.report(line.reaches("evaluating") ? 15 : line.began() - 1);
            }
            if (line.reaches("evaluating")) {
                played.finish();
            }
            if (line.reaches("solved")) {
                played.close();
            }
        } catch (IllegalStateException refused) {
            LOG.warn("The demo's project {} was refused.", line.title(), refused);
        }
    }

    /** One project on its way. */
    private final class Played {
        private final Line line;
        private final DemoCalendar calendar;
        private final List<PlaceOrder.Receipt> receipts = new ArrayList<>();
        private final Viewer secretary = secretary();
        private UUID project = new UUID(0, 0);
        private UUID claim = project;
        private UUID beside = project;
        private Viewer unit = secretary;

        Played(Line line, DemoCalendar calendar) {
            this.line = line;
            this.calendar = calendar;
        }

        private <T> T at(int after, int hour, Supplier<Outcome<T>> work) {
            int ago = Math.max(0, line.began() - after);
            var past = calendar.at(ago, LocalTime.of(hour, 10 + line.title().length()));
            var now = java.time.Instant.now();
            return clock.at(past.isBefore(now) ? past : now, () -> work.get()).orThrow();
        }

        void design() {
            int no = 0;
            for (String need : line.needs()) {
                String[] parts = need.split(" ", 3);
                String phone = "1380001%04d".formatted(DemoNames.mix(need.hashCode(), no) % 10_000);
                receipts.add(at(0, 9, () -> place(Integer.parseInt(parts[0]), parts[2], phone)));
                no++;
            }
            for (PlaceOrder.Receipt receipt : receipts) {
                String title = row(receipt.need()).standing().title() == null
                        ? line.needs().get(receipts.indexOf(receipt)).split(" ", 3)[2]
                        : "";
                at(
                        1,
                        10,
                        () -> orders.accept()
                                .accept(secretary, new AcceptNeed.Acceptance(receipt.need(), 1, title, false)));
            }
            List<UUID> needs = receipts.stream().map(PlaceOrder.Receipt::need).toList();
            project = at(2, 11, () -> steps.design().begin(secretary, new DesignProject.Beginning(needs, "", false)));
            if (line.until().equals("draft")) {
                at(2, 14, () -> steps.design().save(secretary, project, 1, plan()));
            }
        }

        private Plan plan() {
            List<Plan.Part> parts = new ArrayList<>();
            for (String part : line.parts()) {
                String[] words = part.split(" ", 2);
                parts.add(new Plan.Part(parts.size() + 1, words[0], words.length > 1 ? words[1] : ""));
            }
            int first = line.reaches("evaluating") ? line.began() - 15 : -5;
            int done = line.reaches("evaluating") ? line.began() - 18 : -18;
            return new Plan(
                    line.title(),
                    line.aim(),
                    "站北社区",
                    line.people(),
                    EnumSet.of(Group.ELDERS),
                    line.cost(),
                    line.borneBy(),
                    List.of(
                            new Plan.Milestone(1, "准备好人和物", calendar.before(first)),
                            new Plan.Milestone(2, "全部做完", calendar.before(done))),
                    parts,
                    line.until().equals("raised") ? Route.ESCALATION : Route.UNITS,
                    line.until().equals("raised") ? "要改建房屋，社区没有这笔钱" : "成员单位里有能做的");
        }

        void dispatch() {
            at(
                    3,
                    9,
                    () -> steps.dispatch()
                            .dispatch(secretary, new DispatchProject.Dispatch(project, 1, plan(), Map.of())));
        }

        void offer() {
            if (!line.support().isEmpty()) {
                Viewer support = unit(line.support());
                beside = at(
                        4,
                        9,
                        () -> steps.claim()
                                .offer(
                                        support,
                                        new ClaimProject.Offer(project, null, false, false, List.of(2), "需要时随叫随到")));
            }
            unit = unit(line.lead());
            claim = at(
                    4,
                    10,
                    () -> steps.claim()
                            .offer(unit, new ClaimProject.Offer(project, null, false, true, List.of(1), "人手已经安排")));
        }

        void begin() {
            at(5, 9, () -> steps.answer().accept(secretary, claim, 1, "lead"));
            if (!line.support().isEmpty()) {
                at(5, 10, () -> steps.answer().accept(secretary, beside, 1, "support"));
            }
            at(6, 9, () -> steps.lead().appoint(unit, project, row(project).version(), unit.actingAccount()));
            at(8, 16, () -> steps.work().note(unit, project, false, "人和物都到了，明天开工。", List.of(), false));
        }

        void report(int after) {
            at(
                    Math.max(9, line.began() - after - 1),
                    16,
                    () -> steps.work().report(unit, work("第一步做完了，照片在这里。", "room-full")));
        }

        private WorkOnProject.Report work(String text, String picture) {
            return new WorkOnProject.Report(
                    project,
                    row(project).version(),
                    text,
                    List.of(pictures.picture(picture)),
                    true,
                    line.people() - 2,
                    new Money(line.cost().fen() * 95 / 100));
        }

        void finish() {
            at(16, 10, () -> steps.check().pass(secretary, project, row(project).version()));
            at(22, 16, () -> steps.work().report(unit, work("全部做完，请验收。", "frame-firm")));
            at(23, 10, () -> steps.check().pass(secretary, project, row(project).version()));
        }

        void close() {
            for (PlaceOrder.Receipt receipt : receipts) {
                at(
                        25,
                        19,
                        () -> made.transactions()
                                .write(
                                        Scope.code(COUNTY, receipt.asker(), receipt.need()),
                                        () -> orders.answer()
                                                .answer(new AnswerNeed.Answer(
                                                        COUNTY, receipt.asker(), true, "", null))));
            }
            at(26, 9, () -> {
                made.delivery().deliver(COUNTY);
                return Outcome.done(true);
            });
            at(
                    26,
                    10,
                    () -> steps.evaluate()
                            .ownWord(unit, project, row(project).version(), "solved", "58 位老人学会了挂号和付费，还想再办一期。"));
            at(
                    27,
                    10,
                    () -> steps.evaluate()
                            .close(secretary, project, row(project).version(), "到课堂看过，老人都能自己操作。"));
        }
    }

    private Outcome<PlaceOrder.Receipt> place(int grid, String words, String phone) {
        return made.transactions().write(Scope.ordering(COUNTY), () -> {
            UUID category = orders.categories().at(COUNTY, Place.of(ZHANBEI)).stream()
                    .filter(one -> one.code().equals("SMALL_WORKS"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            Order order = new Order(
                    ZHANBEI,
                    Place.grid(ZHANBEI, grid),
                    category,
                    EnumSet.of(Group.ELDERS),
                    words + "，请帮忙。",
                    "",
                    new Contact(false, DemoNames.person(phone.hashCode()), phone),
                    Order.Channel.SELF,
                    null);
            return orders.place().place(order, "demo-project-" + Integer.toHexString(words.hashCode()), null);
        });
    }

    private void wish(String[] parts, DemoCalendar calendar) {
        Viewer secretary = secretary();
        var at = calendar.at(2, LocalTime.of(9, 40));
        Outcome<UUID> outcome = clock.at(
                at,
                () -> place(Integer.parseInt(parts[1]), parts[2], "1380002" + parts[3] + "1")
                        .then(receipt -> orders.accept()
                                .accept(secretary, new AcceptNeed.Acceptance(receipt.need(), 1, parts[0], false))
                                .map(version -> receipt.need()))
                        .then(need ->
                                steps.design().begin(secretary, new DesignProject.Beginning(List.of(need), "", true)))
                        .then(project -> {
                            Plan plan = new Plan(
                                    parts[0],
                                    parts[2],
                                    "",
                                    1,
                                    EnumSet.noneOf(Group.class),
                                    new Money(Long.parseLong(parts[3]) * 100),
                                    "认领人",
                                    List.of(new Plan.Milestone(1, "送到手里", calendar.before(-10))),
                                    List.of(),
                                    Route.UNITS,
                                    "微心愿，由党员或单位直接认领");
                            return steps.dispatch()
                                    .dispatch(secretary, new DispatchProject.Dispatch(project, 1, plan, Map.of()))
                                    .map(version -> project);
                        }));
        if (outcome instanceof Outcome.Refused<UUID>(Refusal refusal)) {
            LOG.warn("The demo's wish {} was refused: {}", parts[0], refusal);
        }
    }

    private CaseRow row(UUID id) {
        return made.transactions()
                .read(
                        Scope.system(COUNTY, "demo"),
                        () -> made.cases().find(COUNTY, id).orElseThrow());
    }

    private Viewer secretary() {
        return made.transactions()
                .read(
                        Scope.system(COUNTY, "demo"),
                        () -> viewer(made.posts()
                                .secretaryOf(COUNTY, Place.of(ZHANBEI))
                                .orElseThrow()));
    }

    /** The liaison of a unit of the community. */
    private Viewer unit(String name) {
        return made.transactions().read(Scope.system(COUNTY, "demo"), () -> {
            PlaceRange here = ZHANBEI.range();
            Organisation body = made.organisations().list(COUNTY, here, null, false, 0, 200).stream()
                    .filter(one -> one.nameZh().equals(name))
                    .findFirst()
                    .orElseThrow();
            UUID liaison = made.jdbc()
                    .sql(
                            "select id from post where county_id = :county and organisation_id = :body and role = :role order by id limit 1")
                    .param("county", COUNTY)
                    .param("body", body.id())
                    .param("role", Role.UNIT.name())
                    .query(UUID.class)
                    .single();
            return viewer(made.posts().find(COUNTY, liaison).orElseThrow());
        });
    }

    private Viewer viewer(Post post) {
        var holder = made.posts().holders(COUNTY, post.id()).getFirst();
        return new Viewer(
                post.role(),
                COUNTY,
                holder.account(),
                post.id(),
                post.organisation(),
                null,
                post.range(),
                holder.name(),
                post.nameZh(),
                post.nameEn(),
                true);
    }
}
