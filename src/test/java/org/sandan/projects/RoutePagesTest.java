package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sandan.projects.ProjectPagesTest.page;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;

/** The pages of 居民自办 and 社会组织承接, in both languages: what they say, and what they say to bad input. */
class RoutePagesTest extends ProjectTest {
    private Visitor as(World.Person person) {
        Visitor visitor = visitor(person);
        visitor.get("/login");
        return visitor;
    }

    private Visitor office() {
        return as(world.person(World.ZHANBEI, Role.SECRETARY));
    }

    private static void english(Visitor visitor) {
        visitor.post("/language", Map.of("value", "en"));
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static void refused(HttpResponse<String> answer, String... sentences) {
        assertThat(answer.statusCode()).isIn(409, 422);
        assertThat(answer.body()).contains(sentences);
    }

    @Test
    void a_roster_is_kept_by_its_community_and_read_by_its_own_people_only() {
        Organisation roster = team(OrganisationKind.TALENT_ROSTER);
        String path = "/organisations/" + roster.id() + "/roster";
        Visitor secretary = office();
        assertThat(page(secretary, "/organisations/" + roster.id())).contains(path);
        refused(
                secretary.post(
                        path,
                        Map.of("roster-name", "吴师傅", "roster-standing", "craftsman", "roster-last-day", "2020-01-01")),
                "id=\"roster-skills-e\"",
                "结束日期早于开始日期",
                "value=\"吴师傅\"");
        done(secretary.post(
                path, Map.of("roster-name", "吴师傅", "roster-standing", "craftsman", "roster-skills", "水电、焊接")));
        assertThat(page(secretary, path)).contains("吴师傅", "能工巧匠", "水电、焊接", "在册 1 人");
        Visitor member = as(world.member(roster));
        assertThat(page(member, path)).contains("吴师傅").doesNotContain("/departures");
        english(member);
        assertThat(page(member, path)).contains("Craftsman", "1 people on it");
        for (World.Person stranger : List.of(
                world.unit(),
                world.member(team(OrganisationKind.TALENT_ROSTER)),
                world.person(World.NANYUAN, Role.SECRETARY))) {
            assertThat(as(stranger).get(path).statusCode()).isEqualTo(404);
        }
        assertThat(page(as(world.unit()), "/organisations/" + roster.id())).doesNotContain("吴师傅", path);
        String person =
                secretary.get(path).body().split("name=\"person\" value=\"")[1].substring(0, 36);
        done(secretary.post(path + "/departures", Map.of("person", person)));
        assertThat(page(secretary, path)).contains("在册 0 人", "吴师傅");
    }

    @Test
    void the_community_enters_a_claim_of_the_roster_and_is_told_what_is_missing() {
        Organisation roster = team(OrganisationKind.TALENT_ROSTER);
        UUID project = dispatched(accepted("楼梯扶手松了"), Route.RESIDENTS);
        Visitor secretary = office();
        String path = "/projects/" + project;
        assertThat(page(secretary, path)).contains("代为登记认领", "（居民个人）");
        Map<String, String> claim =
                Map.of("organisation", roster.id().toString(), "role", "lead", "words", "带焊机来", "claimant", "");
        refused(secretary.post(path + "/claims", claim), "id=\"claimant-e\"", "带焊机来");
        Map<String, String> named = new java.util.HashMap<>(claim);
        named.put("claimant", "吴师傅");
        named.put("price", "300");
        refused(secretary.post(path + "/claims", named), "这条路径不能购买服务");
        named.remove("price");
        done(secretary.post(path + "/claims", named));
        assertThat(page(secretary, path)).contains("吴师傅", "确认后马上开工");
        english(secretary);
        assertThat(page(secretary, path)).contains("Enter a claim for residents", "Still missing");
        assertThat(page(as(world.unit()), path)).doesNotContain("吴师傅");
    }

    @Test
    void a_choice_is_made_with_a_reason_on_a_page_that_says_how_many_were_called() {
        UUID project = dispatched(accepted("暑期托管"), Route.ORGANISATIONS);
        World.Person person = world.member(socialOrganisation());
        Visitor organisation = as(person);
        String path = "/projects/" + project;
        assertThat(page(organisation, path + "/claim")).contains("和谁一起", "写 0 就是志愿承接");
        refused(organisation.post(path + "/claims", Map.of("words", "每天上午", "price", "面议")), "请填金额", "value=\"面议\"");
        done(organisation.post(path + "/claims", Map.of("words", "每天上午", "price", "0", "helpers", "三名社工")));
        Visitor secretary = office();
        assertThat(page(secretary, path)).contains("家在用的社会组织，1 家报名", "志愿承接", "和三名社工一起");
        refused(secretary.post(path + "/choice", Map.of("reason", "好")), "请先选一家");
        String claim =
                secretary.get(path).body().split("name=\"choice\" value=\"")[1].substring(0, 36);
        refused(secretary.post(path + "/choice", Map.of("choice", claim, "reason", "")), "id=\"reason-e\"");
        done(secretary.post(path + "/choice", Map.of("choice", claim, "reason", "只有一家，条件够")));
        refused(secretary.post(path + "/choice", Map.of("choice", claim, "reason", "再选")), "已经有牵头单位了");
        assertThat(page(secretary, path)).contains("志愿承接", "选定理由：只有一家，条件够");
        assertThat(page(secretary, path + "/services")).contains("还没有服务记录");
        english(organisation);
        assertThat(page(organisation, path)).contains("voluntary service", "Chosen because");
        assertThat(page(organisation, path + "/services")).contains("Those served and the service log");
        assertThat(as(world.member(socialOrganisation()))
                        .get(path + "/services")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(world.unit()).get(path + "/services").statusCode()).isEqualTo(404);
    }

    @Test
    void a_session_with_faults_keeps_what_was_typed() {
        World.Person person = world.member(socialOrganisation());
        UUID project = dispatched(accepted("老年课堂"), Route.ORGANISATIONS);
        UUID claim = bid(person, project, "0").orThrow();
        world.bean(AnswerClaim.class)
                .accept(secretary(), claim, 0, "lead", "最合适")
                .orThrow();
        world.bean(LeadProject.class)
                .appoint(person.viewer(), project, row(project).version(), person.account())
                .orThrow();
        Visitor organisation = as(person);
        String path = "/projects/" + project;
        page(organisation, path);
        refused(
                organisation.post(
                        path + "/services",
                        Map.of(
                                "service-day",
                                workingDay(3).toString(),
                                "service-minutes",
                                "两小时",
                                "service-served",
                                "12",
                                "service-what",
                                "手机课")),
                "这一天还没有到",
                "请填 1 到 1,440 之间的整数",
                "value=\"手机课\"");
        refused(organisation.post(path + "/cohort", Map.of("children", "")), "请至少填一类的人数");
        done(organisation.post(path + "/cohort", Map.of("cohort-elders", "12", "children", "")));
        assertThat(page(organisation, path + "/services")).contains("服务对象 12 人", "老年人");
    }

    @Test
    void a_body_of_another_kind_reads_why_it_cannot_offer() {
        UUID project = dispatched(accepted("心理支持"), Route.ORGANISATIONS);
        Visitor funded = as(world.member(world.body(
                OrganisationKind.CLASS_ONE_INSTITUTION, socialOrganisation().place())));
        refused(
                funded.post("/projects/" + project + "/claims", Map.of("words", "来做", "price", "9000")),
                "不能承接购买服务（财政部令第 102 号）");
        english(funded);
        refused(
                funded.post("/projects/" + project + "/claims", Map.of("words", "we do", "price", "9000")),
                "Ministry of Finance Order 102");
        Visitor unit = as(world.unit());
        UUID residents = dispatched(accepted("邻里茶话"), Route.RESIDENTS);
        refused(
                unit.post("/projects/" + residents + "/claims", Map.of("words", "来办", "role", "lead")),
                "居民自办的项目由楼栋自治队");
    }
}
