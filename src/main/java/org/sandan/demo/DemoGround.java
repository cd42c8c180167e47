package org.sandan.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sandan.accounts.Accounts;
import org.sandan.demo.DemoPosts.Person;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Role;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostStore;

/** Gives a banner its offices: posts for the banner, its towns, its communities and villages, and each grid. */
@InDemo
class DemoGround {
    static final long ZHANBEI = 150_622_001_003L;
    static final long GUANJING = 150_621_106_205L;

    /** The people of the demo by the place and role of their posts; all others are nobody in particular. */
    private static final Map<String, Person> NAMED = Map.ofEntries(
            Map.entry("GRID_WORKER 150622001003004", new Person("wurenna", "乌仁娜")),
            Map.entry("SECRETARY 150622001003", new Person("liyunna", "李云娜")),
            Map.entry("COMMUNITY_STAFF 150622001003", new Person("zhangxiuying", "张秀英")),
            Map.entry("TOWN 150622001000", new Person("suwenbin", "苏文斌")),
            Map.entry("LEADING_GROUP 150622000000", new Person("menglixin", "孟立新")),
            Map.entry("SYSTEM_ADMIN 150622000000", new Person("tianjianing", "田佳宁")),
            Map.entry("SECURITY_ADMIN 150622000000", new Person("yushaohua", "余少华")),
            Map.entry("AUDITOR 150622000000", new Person("rensuqing", "任素清")),
            Map.entry("TOWN 150621106000", new Person("haojianping", "郝建平")),
            Map.entry("SECRETARY 150621106205", new Person("zhaoyoutian", "赵有田")),
            Map.entry("GRID_WORKER 150621106205001", new Person("qimuge", "其木格")));

    private final Divisions divisions;
    private final Grids grids;
    private final Organisations organisations;
    private final PostStore posts;
    private final Accounts accounts;

    DemoGround(Divisions divisions, Grids grids, Organisations organisations, PostStore posts, Accounts accounts) {
        this.divisions = divisions;
        this.grids = grids;
        this.organisations = organisations;
        this.posts = posts;
        this.accounts = accounts;
    }

    /** Runs in the caller's transaction; the grids are committed before. */
    void lay(DivisionCode county, LocalDate since) {
        DemoPosts made = new DemoPosts(county.county(), since);
        List<Division> all = divisions.within(county);
        banner(made, all.getFirst());
        int office = 0;
        for (Division division : all) {
            if (division.level() == Level.TOWN) {
                town(made, division, office++);
            } else if (division.level() == Level.VILLAGE) {
                village(made, division, office++);
            }
        }
        if (county.county() == new DivisionCode(ZHANBEI).county()) {
            DemoUnits.ofZhanbei(made);
        }
        made.write(organisations, posts, accounts);
    }

    private static void banner(DemoPosts made, Division banner) {
        Organisation group = made.organisation(
                banner.place(),
                OrganisationKind.LEADING_GROUP,
                banner.nameZh() + "城市基层党建领导小组",
                banner.nameEn() + " leading group",
                "0477-000 1000");
        post(made, group, banner, Role.LEADING_GROUP, "旗级领导小组办公室", "Leading group office");
        Organisation platform = made.organisation(
                banner.place(),
                OrganisationKind.PLATFORM,
                banner.nameZh() + "三单平台",
                banner.nameEn() + " Sandan office",
                "0477-000 1001");
        post(made, platform, banner, Role.SYSTEM_ADMIN, "系统管理员", "System administrator");
        post(made, platform, banner, Role.SECURITY_ADMIN, "安全管理员", "Security administrator");
        post(made, platform, banner, Role.AUDITOR, "审计管理员", "Auditor");
    }

    private static void town(DemoPosts made, Division town, int office) {
        Organisation of =
                made.organisation(town.place(), OrganisationKind.TOWN, town.nameZh(), english(town), phone(office));
        String kind = town.nameZh().endsWith("街道") ? "街道" : town.nameZh().endsWith("苏木") ? "苏木" : "镇";
        post(made, of, town, Role.TOWN, kind + "党建办", kind.equals("街道") ? "Sub-district office" : "Town office");
    }

    private void village(DemoPosts made, Division village, int office) {
        boolean urban = village.isUrban();
        Organisation of = made.organisation(
                village.place(),
                urban ? OrganisationKind.COMMUNITY : OrganisationKind.VILLAGE,
                village.nameZh(),
                english(village),
                village.code().value() == ZHANBEI ? "0477-000 1200" : phone(office));
        post(
                made,
                of,
                village,
                Role.SECRETARY,
                urban ? "社区书记" : "村书记",
                urban ? "Community secretary" : "Village secretary");
        post(made, of, village, Role.COMMUNITY_STAFF, urban ? "社区服务大厅" : "村便民服务站", "Service hall");
        for (Grid grid : grids.of(village.code())) {
            made.post(
                    of,
                    grid.place(),
                    Role.GRID_WORKER,
                    "第 " + grid.number() + " 网格网格员",
                    "Worker of grid " + grid.number(),
                    holder(Role.GRID_WORKER, grid.place().toString()));
        }
    }

    private static void post(DemoPosts made, Organisation of, Division at, Role role, String zh, String en) {
        made.post(of, at.place(), role, zh, en, holder(role, at.code().toString()));
    }

    private static Person holder(Role role, String place) {
        Person named = NAMED.get(role + " " + place);
        if (named != null) {
            return named;
        }
        String login = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + place;
        return new Person(login, DemoNames.person((role + place).hashCode()));
    }

    /** Office telephones that belong to nobody: there is no exchange 000. */
    private static String phone(int office) {
        return "0477-000 " + (2_000 + office);
    }

    private static String english(Division division) {
        return division.nameEn();
    }
}
