package org.sandan.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sandan.figures.Figure.Fold;
import org.sandan.kernel.Bound;

/**
 * The figures of two reports on Ordos: on Zhonghexi Town in Dalad Banner, and on the residential communities of Jungar
 * Banner. What is quoted are the few words that carry the figure.
 */
final class Reports {
    private static final int CITY = 150_600;
    private static final int DALAD = 150_621;
    private static final int JUNGAR = 150_622;

    /** The projects on the agenda of the community's joint meeting of the third quarter, once it was held. */
    private static final String AT_MEETING = """
            from agenda_item i
            join meeting m on m.county_id = i.county_id and m.id = i.meeting_id
            join cases mc on mc.county_id = m.county_id and mc.id = m.id
            join project p on p.county_id = i.county_id and p.id = i.project_id
            join cases c on c.county_id = p.county_id and c.id = p.id
            where i.county_id = :county and m.county_id = :county and mc.county_id = :county and p.county_id = :county
              and c.county_id = :county and m.place = 150622001003000 and m.started_at is not null
              and extract(quarter from m.on_date) = 3 and i.outcome = 'claimed'
            """;

    private static final String PAIRED = """
            select o.name_zh zh, o.name_en en, 1 amount, '/pairings/' || p.id as path from pairing p
            join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
            where p.county_id = :county and o.county_id = :county and p.until is null
            """;

    static final List<Figure> ALL = List.of(
            rows("r1.villages", "9个村", Bound.EXACTLY, 9, DALAD, """
                    select distinct g.place / 1000 as code, d.name_zh zh, d.name_en en, 1 amount, '/divisions/' || d.code as path
                    from grid g join division d on d.code = g.place / 1000
                    where g.county_id = :county and g.place between 150621106000000 and 150621106999999 and g.ended_on is null
                    order by code
                    """),
            rows("r1.grids", "划分为37个网格", Bound.EXACTLY, 37, DALAD, """
                    select name_zh zh, name_en en, 1 amount, '/grids/' || id as path from grid
                    where county_id = :county and place between 150621106000000 and 150621106999999 and ended_on is null
                    order by place
                    """),
            rows("r1.lead-units", "52个牵头包联苏木乡镇的市直部门", Bound.EXACTLY, 52, CITY, """
                    select distinct on (p.organisation_id) o.name_zh zh, o.name_en en, 1 amount, '/pairings/' || p.id as path
                    from pairing p
                    join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
                    where p.county_id = :county and o.county_id = :county and p.until is null and p.lead
                      and p.place / 1000 % 1000 = 0
                    """),
            rows("r1.lead-of-town-and-village", "牵头包联中和西镇，直接包联一个村", Bound.EXACTLY, 2, DALAD, PAIRED + """
                      and p.lead and p.place between 150621106000000 and 150621106999999
                    """),
            rows("r1.stationed-units", "驻镇11个包联单位", Bound.EXACTLY, 11, DALAD, PAIRED + """
                      and not p.lead and p.place = 150621106000000
                    """),
            rows("r1.enterprises-in-villages", "9个驻村企业", Bound.EXACTLY, 9, DALAD, PAIRED + """
                      and not p.lead and p.place between 150621106000001 and 150621106999999 and o.kind = 'ENTERPRISE'
                    """),
            rows("r1.livelihood-projects", "打井、修路、上电等民生项目70余项", Bound.AT_LEAST, 70, DALAD, """
                    select c.title zh, c.title en, 1 amount, '/projects/' || c.id as path from cases c
                    join project p on p.county_id = c.county_id and p.id = c.id
                    where c.county_id = :county and p.county_id = :county and c.kind = 'project' and c.state = 'solved'
                      and c.place between 150621106000000 and 150621106999999 and p.origin = 'need'
                    order by c.id
                    """),
            sum("r1.wells-planned", "新打15眼机井", Bound.EXACTLY, 15, DALAD, """
                    select c.title zh, c.title en, cast(substring(t.amount from '^[0-9]+') as int) amount,
                      '/projects/' || c.id as path from project_part t
                    join cases c on c.county_id = t.county_id and c.id = t.project_id
                    where t.county_id = :county and c.county_id = :county and c.kind = 'project' and c.state = 'draft'
                      and c.place between 150621106000000 and 150621106999999 and t.name = '新打机井'
                    """),
            absent("r1.wells-given", "出资20万元打了3眼深机井", Bound.EXACTLY, 3),
            absent("r1.land", "从一亩树发展到19万亩林", Bound.EXACTLY, 190_000),
            absent("r1.shrub-subsidy", "3.5万亩沙柳、2000亩柠条，每亩补贴100元，370万元", Bound.EXACTLY, 3_700_000),
            absent("r1.commendations", "231户", Bound.EXACTLY, 231),
            absent("r1.top-students", "两年资助3名优秀大学生", Bound.EXACTLY, 3),
            absent("r1.books", "总价值7万元的图书", Bound.EXACTLY, 70_000),
            absent("r1.consortia", "6个产业联合体", Bound.EXACTLY, 6),
            absent("r1.rice", "440亩，每亩节省100多元，近5万元", Bound.NEARLY, 50_000),
            absent("r1.disputes", "2017年以来协调土地纠纷、信访矛盾等320余件", Bound.AT_LEAST, 320),
            absent("r1.aims", "绿色、憨厚、文化、富裕、和谐", Bound.EXACTLY, 5),
            rows("r2.joint-meeting", "联合党委第三季度联席会", Bound.EXACTLY, 1, JUNGAR, """
                    select c.title zh, c.title en, 1 amount, '/meetings/' || m.id as path from meeting m
                    join cases c on c.county_id = m.county_id and c.id = m.id
                    where m.county_id = :county and c.county_id = :county and m.place = 150622001003000
                      and m.started_at is not null and extract(quarter from m.on_date) = 3
                    """),
            rows("r2.units", "27家单位认领", Bound.EXACTLY, 27, JUNGAR, """
                    select distinct on (o.id) o.name_zh zh, o.name_en en, 1 amount, '/organisations/' || o.id as path
                    from claim k
                    join organisation o on o.county_id = k.county_id and o.id = k.organisation_id
                    where k.county_id = :county and o.county_id = :county and k.held is not null and k.project_id in (
                      select p.id
                    """ + AT_MEETING + ")"),
            rows("r2.projects", "认领30多个项目", Bound.MORE_THAN, 30, JUNGAR, """
                    select c.title zh, c.title en, 1 amount, '/projects/' || c.id as path
                    """ + AT_MEETING + " order by i.position"),
            sum("r2.beneficiaries", "受益近1万多人", Bound.ABOUT, 10_000, JUNGAR, """
                    select c.title zh, c.title en, p.beneficiaries amount, '/projects/' || c.id as path
                    """ + AT_MEETING + " order by i.position"),
            rows("r2.kinds", "就业培训辅导、助老为老、特殊困难家庭、微实事", Bound.EXACTLY, 4, JUNGAR, """
                    select distinct on (g.id) g.name_zh zh, g.name_en en, 1 amount, '/needs?category=' || g.id as path
                    from need n join category g on g.county_id = n.county_id and g.id = n.category_id
                    where n.county_id = :county and g.county_id = :county
                      and g.code in ('JOBS', 'ELDERLY', 'HARDSHIP', 'SMALL_WORKS')
                    """),
            rows("r2.chain", "群众点单、社区下单、共建单位接单", Bound.AT_LEAST, 1, JUNGAR, """
                    select c.title zh, c.title en, 1 amount, '/projects/' || c.id || '/chain' as path from cases c
                    where c.county_id = :county and c.kind = 'project' and c.state = 'solved'
                      and exists (select 1 from case_link l where l.county_id = :county and l.to_id = c.id and l.kind = 'need_project')
                      and exists (select 1 from case_link l where l.county_id = :county and l.from_id = c.id and l.kind = 'project_claim')
                      and c.place between 150622001003000 and 150622001003999
                    """),
            rows("r2.repositories", "每个社区均建立需求库，年初制定好清单和实施方案", Bound.EXACTLY, 0, JUNGAR, """
                    select d.name_zh zh, d.name_en en, 1 amount, '/divisions/' || d.code as path from division d
                    where d.county_id = :county and d.level = 'VILLAGE' and d.active and d.code % 1000 < 200
                      and not exists (select 1 from yearly_list y
                        join yearly_list_edition e on e.county_id = y.county_id and e.list_id = y.id and e.frozen_at is not null
                        where y.county_id = :county and e.county_id = :county and y.place = d.code * 1000 and e.plan <> '')
                    """),
            rows("r2.routes", "旗级专题研究、共建单位认领、社会组织承接、居民自办", Bound.EXACTLY, 4, JUNGAR, """
                    select distinct on (p.route) c.title zh, c.title en, 1 amount, '/projects/' || c.id as path from project p
                    join cases c on c.county_id = p.county_id and c.id = p.id
                    where p.county_id = :county and c.county_id = :county and p.dispatch > 0
                    order by p.route, c.id
                    """),
            average("r2.two-posts", "社区书记、执行书记AB岗", Bound.EXACTLY, 2, JUNGAR, """
                    select c.title zh, c.title en, 1 + count(p.post_b) amount, '/projects/' || c.id as path from project p
                    join cases c on c.county_id = p.county_id and c.id = p.id
                    join claim k on k.county_id = p.county_id and k.project_id = p.id and k.held = 'lead'
                    where p.county_id = :county and c.county_id = :county and k.county_id = :county
                    group by c.id, c.title order by c.id
                    """),
            rows("r2.committees", "县、乡、社区联席会议", Bound.EXACTLY, 3, JUNGAR, """
                    select distinct on (d.level) k.name_zh zh, k.name_en en, 1 amount, '/committees/' || k.id as path
                    from committee k join division d on d.code = k.place / 1000
                    where k.county_id = :county and k.ended_on is null order by d.level, k.id
                    """),
            rows("r2.grid-teams", "整合成员单位力量组成网格共建服务队", Bound.AT_LEAST, 1, JUNGAR, """
                    select distinct on (u.id) o.name_zh zh, o.name_en en, 1 amount, '/organisations/' || o.id as path
                    from unit_grid u
                    join organisation o on o.county_id = u.county_id and o.id = u.organisation_id
                    join unit_grid_member w on w.county_id = u.county_id and w.unit_grid_id = u.id and w.until is null
                    where u.county_id = :county and o.county_id = :county and w.county_id = :county and u.until is null
                    """),
            rows("r2.party-items", "主题党日、重温入党誓词、过政治生日", Bound.EXACTLY, 3, JUNGAR, """
                    select c.title zh, c.title en, 1 amount, '/projects/' || c.id as path from project p
                    join cases c on c.county_id = p.county_id and c.id = p.id
                    join organisation o on o.county_id = p.county_id and o.id = p.lead_id
                    where p.county_id = :county and c.county_id = :county and o.county_id = :county and p.origin = 'party'
                      and o.kind = 'COMMUNITY'
                    """),
            rows("r2.decided-by-the-banner", "街道社区党群服务中心新建及提升改建", Bound.AT_LEAST, 1, JUNGAR, """
                    select distinct on (c.id) c.title zh, c.title en, 1 amount, '/projects/' || c.id as path from case_history h
                    join cases c on c.county_id = h.county_id and c.id = h.case_id
                    join post t on t.county_id = h.county_id and t.id = h.by_post
                    where h.county_id = :county and c.county_id = :county and t.county_id = :county and c.kind = 'project'
                      and t.role = 'LEADING_GROUP' and h.action in ('department', 'money', 'next_year')
                    """),
            rows("r2.groups", "困难儿童、老年人、残疾人、低保户、建档立卡贫困户", Bound.EXACTLY, 5, JUNGAR, """
                    select distinct g.word zh, g.word en, 1 amount, '/needs' as path
                    from need n cross join lateral unnest(n.groups) as g(word) where n.county_id = :county
                    """),
            absent("r2.children-served", "200多名14周岁以下儿童", Bound.MORE_THAN, 200),
            rows("r2.captions", "健康服务、七夕集体婚礼、厨艺培训、百家宴、话我家说变化谈梦想", Bound.EXACTLY, 5, JUNGAR, """
                    select c.title zh, c.title en, 1 amount, '/projects/' || c.id as path from cases c
                    where c.county_id = :county and c.kind = 'project' and c.state = 'solved' and c.title in (
                      '健康服务进龙兴家园', '七夕集体婚礼', '健康养生厨艺培训', '百家宴', '话我家说变化谈梦想')
                    order by c.id
                    """),
            absent("r2.funds-of-the-banner", "旗级财政100多万", Bound.MORE_THAN, 1_000_000),
            absent("r2.funds-of-projects", "项目资金200多万", Bound.MORE_THAN, 2_000_000),
            absent("r2.funded-projects", "70多个项目", Bound.MORE_THAN, 70),
            absent("r2.services", "日间照料、送餐等6类服务", Bound.EXACTLY, 6),
            absent("r2.volunteers", "注册志愿者超过5万人", Bound.MORE_THAN, 50_000),
            absent("r2.teams", "154支队伍", Bound.EXACTLY, 154),
            absent("r2.activities", "年均500多场次", Bound.MORE_THAN, 500),
            absent("r2.hours", "年时长超过45万小时", Bound.MORE_THAN, 450_000),
            absent("r2.honours", "四个100、银奖、优秀基层党组织", Bound.EXACTLY, 3),
            absent("r2.studios", "82个社区工作室", Bound.EXACTLY, 82));

    private Reports() {}

    private static Figure rows(String id, String phrase, Bound bound, long demanded, int county, String sql) {
        return figure(id, phrase, bound, demanded, Fold.COUNT, county, sql);
    }

    private static Figure sum(String id, String phrase, Bound bound, long demanded, int county, String sql) {
        return figure(id, phrase, bound, demanded, Fold.SUM, county, sql);
    }

    private static Figure average(String id, String phrase, Bound bound, long demanded, int county, String sql) {
        return figure(id, phrase, bound, demanded, Fold.AVERAGE, county, sql);
    }

    private static Figure absent(String id, String phrase, Bound bound, long demanded) {
        return figure(id, phrase, bound, demanded, Fold.COUNT, JUNGAR, null);
    }

    private static Figure figure(
            String id, String phrase, Bound bound, long demanded, Fold fold, int county, @Nullable String sql) {
        return new Figure(id, phrase, bound, BigDecimal.valueOf(demanded), fold, county, sql);
    }
}
