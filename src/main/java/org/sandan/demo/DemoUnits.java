package org.sandan.demo;

import java.time.LocalDate;
import org.sandan.demo.DemoPosts.Person;
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

    DemoUnits(Organisations organisations, Pairings pairings, UnitsElsewhere elsewhere) {
        this.organisations = organisations;
        this.pairings = pairings;
        this.elsewhere = elsewhere;
    }

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
    void ofZhonghexi(Organisation college) {
        Place banner = Place.of(ZHONGHEXI.at(DivisionCode.Level.COUNTY));
        LocalDate since = LocalDate.of(2018, 3, 1);
        Place seventh = Place.of(new DivisionCode(FIRST_VILLAGE + 7));
        elsewhere.pair(new Pairing(Ids.next(), college.id(), Place.of(ZHONGHEXI), true, since, null), college);
        elsewhere.pair(new Pairing(Ids.next(), college.id(), seventh, true, since, null), college);
        int number = 100;
        for (String line : STATIONED.lines().toList()) {
            Organisation unit = unit(banner, ZHONGHEXI, number++, line);
            organisations.add(unit);
            pair(unit, Place.of(ZHONGHEXI), LocalDate.of(2018, 3 + number % 4, 1));
        }
        int village = 0;
        for (String line : IN_VILLAGES.lines().toList()) {
            Organisation unit = unit(Place.of(ZHONGHEXI), ZHONGHEXI, number++, line);
            organisations.add(unit);
            pair(unit, Place.of(new DivisionCode(FIRST_VILLAGE + village++)), LocalDate.of(2019, 5, 1));
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
