package org.sandan.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.sandan.demo.DemoPosts.Person;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.organisations.CreditCode;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Pairing;
import org.sandan.organisations.Pairings;
import org.sandan.organisations.UnitsElsewhere;
import org.sandan.platform.Counties;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

/**
 * The partner units of the demo. The reports give their numbers (27 in one community; one lead unit, 11 stationed units
 * and 9 enterprises in one town) and name two of them; the others are invented.
 */
@InDemo
class DemoUnits {
    private static final DivisionCode ZHANBEI = new DivisionCode(DemoGround.ZHANBEI);
    private static final DivisionCode ZHONGHEXI = new DivisionCode(150_621_106_000L);
    private static final long FIRST_VILLAGE = 150_621_106_200L;
    private static final DivisionCode CITY = new DivisionCode(150_600_000_000L);

    /** Whose liaison carries out the town's works. */
    static final String LEADING_WORKS = "旗水利局";
    /** So many units of the city lead the pairing with a town each, the college among them. */
    private static final int LEADING = 52;

    private static final String OF_CITY = """
            市委组织部|City organisation department
            市委宣传部|City publicity department
            市委统战部|City united front department
            市委政法委|City political and legal committee
            市委编办|City staffing office
            市直机关工委|Committee of city offices
            市委党校|City Party school
            市档案馆|City archives
            市总工会|City trade unions
            团市委|City youth league
            市妇联|City women's federation
            市科协|City science association
            市文联|City literature and art federation
            市残联|City disabled persons' federation
            市红十字会|City Red Cross
            市发改委|City development commission
            市教体局|City education and sports bureau
            市科技局|City science bureau
            市工信局|City industry bureau
            市民委|City ethnic affairs commission
            市公安局|City public security bureau
            市民政局|City civil affairs bureau
            市司法局|City justice bureau
            市财政局|City finance bureau
            市人社局|City labour bureau
            市自然资源局|City natural resources bureau
            市生态环境局|City environment bureau
            市住建局|City housing bureau
            市交通局|City transport bureau
            市水利局|City water bureau
            市农牧局|City agriculture bureau
            市商务局|City commerce bureau
            市文旅局|City culture and tourism bureau
            市卫健委|City health commission
            市退役军人局|City veterans' bureau
            市应急局|City emergency bureau
            市审计局|City audit bureau
            市国资委|City state assets commission
            市市场监管局|City market supervision bureau
            市林草局|City forestry bureau
            市能源局|City energy bureau
            市乡村振兴局|City rural revitalisation bureau
            市医保局|City medical insurance bureau
            市统计局|City statistics bureau
            市信访局|City petitions bureau
            市金融办|City finance office
            市大数据中心|City data centre
            市机关事务局|City office services bureau
            市政务服务局|City government services bureau
            市气象局|City weather bureau
            市供销社|City supply cooperative
            """;

    private static final CreditCode COLLEGE = CreditCode.synthetic(CITY, 1);

    private static final String OF_ZHANBEI = """
            ENTERPRISE|旗供电公司|Banner power supply company
            SOCIAL_ORGANISATION|准格尔旗义工协会|Jungar Banner volunteers' association
            UNIT|旗职业中学|Banner vocational school
            UNIT|旗第三幼儿园|Banner kindergarten No. 3
            UNIT|站北卫生服务站|Zhanbei health station
            UNIT|站北派出所|Zhanbei police station
            UNIT|旗图书馆|Banner library
            UNIT|旗文化馆|Banner cultural centre
            DEPARTMENT|旗住建局|Banner housing bureau
            DEPARTMENT|旗城管执法局|Banner city management bureau
            DEPARTMENT|旗人社局|Banner labour bureau
            DEPARTMENT|旗民政局|Banner civil affairs bureau
            ENTERPRISE|龙兴物业公司|Longxing property management
            ENTERPRISE|站北热力公司|Zhanbei heating company
            ENTERPRISE|旗自来水公司|Banner water company
            ENTERPRISE|惠邻超市|Huilin supermarket
            ENTERPRISE|暖心餐饮公司|Nuanxin catering
            ENTERPRISE|站北通信营业厅|Zhanbei telecom shop
            ENTERPRISE|邻里银行站北支行|Linli bank, Zhanbei branch
            UNIT|旗人民医院|Banner people's hospital
            UNIT|旗中医蒙医医院|Banner hospital of Chinese and Mongolian medicine
            UNIT|旗疾控中心|Banner disease control centre
            DEPARTMENT|旗司法局|Banner justice bureau
            UNIT|旗消防救援大队|Banner fire brigade
            ENTERPRISE|旗供销社|Banner supply cooperative
            ENTERPRISE|旗公交公司|Banner bus company
            UNIT|旗融媒体中心|Banner media centre
            UNIT|旗体育中心|Banner sports centre
            SOCIAL_ORGANISATION|晴朗社会工作服务站|Qinglang social work station
            SOCIAL_ORGANISATION|夕阳红老年协会|Xiyanghong elders' association
            SOCIAL_ORGANISATION|站北篮球协会|Zhanbei basketball association
            SOCIAL_ORGANISATION|同心法律服务所|Tongxin legal aid office
            BUILDING_TEAM|龙兴家园 1 号楼自治队|Longxing building 1 team
            BUILDING_TEAM|龙兴家园 2 号楼自治队|Longxing building 2 team
            BUILDING_TEAM|龙兴家园 3 号楼自治队|Longxing building 3 team
            BUILDING_TEAM|站北能人团|Zhanbei talent roster
            """;
    private static final String STATIONED = """
            DEPARTMENT|旗林草局|Banner forestry bureau
            DEPARTMENT|旗水利局|Banner water bureau
            DEPARTMENT|旗农牧局|Banner agriculture bureau
            DEPARTMENT|旗交通局|Banner transport bureau
            DEPARTMENT|旗教体局|Banner education bureau
            DEPARTMENT|旗卫健委|Banner health commission
            DEPARTMENT|旗文旅局|Banner culture bureau
            UNIT|旗残联|Banner disabled persons' federation
            UNIT|旗融媒体中心|Banner media centre
            UNIT|旗农技推广中心|Banner farming advice centre
            ENTERPRISE|旗电力公司|Banner electricity company
            """;
    private static final String IN_VILLAGES = """
            ENTERPRISE|河畔稻业公司|Hepan rice
            ENTERPRISE|金穗粮贸公司|Jinsui grain trade
            ENTERPRISE|草原红牛公司|Caoyuan beef cattle
            ENTERPRISE|滩上香瓜公司|Tanshang melons
            ENTERPRISE|红葱食品公司|Hongcong foods
            ENTERPRISE|沙柳板材公司|Shaliu boards
            ENTERPRISE|绿洲节水公司|Lüzhou irrigation
            ENTERPRISE|牧歌乳业公司|Muge dairy
            ENTERPRISE|梁外机械公司|Liangwai machinery
            """;

    private final Organisations organisations;
    private final Pairings pairings;
    private final UnitsElsewhere elsewhere;
    private final Ground ground;
    private final Transactions transactions;

    DemoUnits(
            Organisations organisations,
            Pairings pairings,
            UnitsElsewhere elsewhere,
            Ground ground,
            Transactions transactions) {
        this.organisations = organisations;
        this.pairings = pairings;
        this.elsewhere = elsewhere;
        this.ground = ground;
        this.transactions = transactions;
    }

    @InDemo
    record Ground(Divisions divisions, Counties counties) {}

    /** The joint committee of the community, each with a liaison's post. */
    static void ofZhanbei(DemoPosts made) {
        int number = 0;
        for (String line : OF_ZHANBEI.lines().toList()) {
            Organisation unit = unit(Place.of(ZHANBEI), ZHANBEI, number++, line);
            made.organisation(unit);
            Person liaison = number == 1
                    ? new Person("guoyongsheng", "郭永胜")
                    : new Person("liaison-%02d".formatted(number), DemoNames.person(7_000 + number));
            made.post(unit, Place.of(ZHANBEI), Role.UNIT, "联络员", "Liaison", liaison);
        }
    }

    /** The college at home in the city. Once, if called again. */
    void ofCity() {
        if (organisations.withCode(CITY.county(), COLLEGE).isEmpty()) {
            organisations.add(college());
        }
    }

    /** The city's college as any county finds it. Opens its own transactions. */
    Organisation collegeOfTheCity() {
        return elsewhere.find(ZHONGHEXI.county(), COLLEGE).orElseThrow();
    }

    /** Who stands by Zhonghexi and its villages, in the running transaction; the outbox tells the city of its college. */
    void ofZhonghexi(Organisation college, DemoPosts liaisons) {
        Place banner = Place.of(ZHONGHEXI.at(DivisionCode.Level.COUNTY));
        LocalDate since = LocalDate.of(2018, 3, 1);
        Place seventh = Place.of(new DivisionCode(FIRST_VILLAGE + 7));
        elsewhere.pair(new Pairing(Ids.next(), college.id(), Place.of(ZHONGHEXI), true, since, null), college);
        elsewhere.pair(new Pairing(Ids.next(), college.id(), seventh, true, since, null), college);
        int number = 100;
        for (String line : STATIONED.lines().toList()) {
            Organisation unit = unit(banner, ZHONGHEXI, number++, line);
            organisations.add(unit);
            if (unit.nameZh().equals(LEADING_WORKS)) {
                liaisons.post(
                        unit,
                        Place.of(ZHONGHEXI),
                        Role.UNIT,
                        "联络员",
                        "Liaison",
                        new Person("liaison-water", DemoNames.person(9_001)));
            }
            pair(unit, Place.of(ZHONGHEXI), LocalDate.of(2018, 3 + number % 4, 1));
        }
        int village = 0;
        for (String line : IN_VILLAGES.lines().toList()) {
            Organisation unit = unit(Place.of(ZHONGHEXI), ZHONGHEXI, number++, line);
            organisations.add(unit);
            pair(unit, Place.of(new DivisionCode(FIRST_VILLAGE + village++)), LocalDate.of(2019, 5, 1));
        }
    }

    /**
     * Units of the city that lead for a town each, everywhere in the city. Where the town's own county is served here, the
     * pairing stands there and the outbox tells the city; else the city has what that county would tell it.
     */
    void leadingTheTowns() {
        List<Division> towns = ground.divisions().within(CITY).stream()
                .filter(one ->
                        one.level() == DivisionCode.Level.TOWN && one.code().value() / 1_000 % 1_000 >= 100)
                .filter(one -> !one.code().equals(ZHONGHEXI))
                .sorted(Comparator.comparing(
                        one -> ground.counties().serves(one.code().county())))
                .limit(LEADING - 1)
                .toList();
        List<String> names = OF_CITY.lines().toList();
        LocalDate since = LocalDate.of(2018, 3, 1);
        for (int i = 0; i < towns.size(); i++) {
            Organisation unit = unit(Place.of(CITY), CITY, 200 + i, "DEPARTMENT|" + names.get(i));
            Place town = towns.get(i).place();
            boolean known = transactions.read(
                    Scope.system(CITY.county(), "demo"),
                    () -> organisations
                            .withCode(CITY.county(), Objects.requireNonNull(unit.creditCode()))
                            .isPresent());
            if (known) {
                continue;
            }
            Pairing pairing = new Pairing(Ids.next(), unit.id(), town, true, since, null);
            transactions.change(Scope.system(CITY.county(), "demo"), () -> {
                organisations.add(unit);
                if (!ground.counties().serves(town.county())) {
                    pairings.copy(CITY.county(), pairing, 1);
                }
                return unit;
            });
            if (ground.counties().serves(town.county())) {
                transactions.change(Scope.system(town.county(), "demo"), () -> {
                    elsewhere.pair(pairing, unit);
                    return unit;
                });
            }
        }
    }

    private void pair(Organisation unit, Place with, LocalDate since) {
        pairings.add(new Pairing(Ids.next(), unit.id(), with, false, since, null));
    }

    private static Organisation college() {
        return new Organisation(
                Ids.next(),
                Place.of(CITY),
                OrganisationKind.UNIT,
                "鄂尔多斯职业学院",
                "Ordos Vocational College",
                COLLEGE,
                null,
                true,
                null);
    }

    private static Organisation unit(Place place, DivisionCode registered, int number, String line) {
        String[] parts = line.split("\\|", 3);
        OrganisationKind kind = OrganisationKind.valueOf(parts[0]);
        return new Organisation(
                Ids.next(),
                place,
                kind,
                parts[1],
                parts[2],
                kind == OrganisationKind.BUILDING_TEAM ? null : CreditCode.synthetic(registered, number),
                "0477-000 " + (1_300 + number),
                true,
                null);
    }
}
