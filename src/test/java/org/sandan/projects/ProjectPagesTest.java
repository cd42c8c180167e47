package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.documents.Pdf;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Papers;
import org.springframework.mock.web.MockHttpServletRequest;

/** The pages of projects as a secretary and a unit go through them: forms and links only. */
class ProjectPagesTest extends ProjectTest {
    private static final Pattern WORDS = Pattern.compile("[a-z]+(\\.[a-z_-]+){2,}");

    private Visitor secretaryVisitor() {
        Visitor visitor = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        visitor.get("/projects");
        return visitor;
    }

    private Visitor unitVisitor(World.Person unit) {
        Visitor visitor = visitor(unit);
        visitor.get("/claims");
        return visitor;
    }

    static String page(Visitor visitor, String path) {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        String body = answer.body();
        String main = body.substring(body.indexOf("<main"), body.indexOf("</main>"));
        String text = main.replaceAll("<[^>]*>", " ");
        Matcher raw = WORDS.matcher(text);
        assertThat(raw.find()).as(path + " shows a raw key").isFalse();
        assertThat(text).doesNotContain("{0}").doesNotContain("{1}");
        return main;
    }

    private Map<String, String> form(UUID project) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("version", "" + row(project).version());
        form.put("title", "西门夜间照明");
        form.put("aim", "修好路灯 11 盏");
        form.put("beneficiaries", "320");
        form.put("cost", "18,600.00");
        form.put("borneBy", "旗供电公司");
        form.put("route", "units");
        form.put("reason", "供电公司是成员单位");
        form.put("milestone-1", "现场查勘");
        form.put("due-1", workingDay(8).toString());
        form.put("milestone-2", "全部修好");
        form.put("due-2", workingDay(18).toString());
        form.put("part-1", "电工");
        form.put("amount-1", "2 名");
        return form;
    }

    private UUID designed(Visitor secretary, PlaceOrder.Receipt order) {
        HttpResponse<String> begun =
                secretary.post("/projects", Map.of("need", order.need().toString()));
        assertThat(begun.statusCode()).isEqualTo(303);
        String location = begun.headers().firstValue("Location").orElseThrow();
        Matcher id = Pattern.compile("/projects/([0-9a-f-]{36})/design").matcher(location);
        assertThat(id.find()).isTrue();
        return UUID.fromString(id.group(1));
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private Map<String, String> at(UUID project, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("version", "" + row(project).version());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    @Test
    void a_secretary_and_a_unit_take_a_project_from_the_needs_to_its_end() {
        World.Person person = world.unit();
        Visitor secretary = secretaryVisitor();
        Visitor unit = unitVisitor(person);
        PlaceOrder.Receipt order = accepted("西门路灯坏了两周");

        UUID project = designed(secretary, order);
        assertThat(page(secretary, "/projects/" + project + "/design"))
                .contains("西门路灯坏了两周")
                .contains("1 人同求");
        assertThat(unit.get("/projects/" + project).statusCode()).isEqualTo(404);
        Map<String, String> dispatch = form(project);
        dispatch.put("dispatch", "1");
        done(secretary.post("/projects/" + project + "/design", dispatch));
        assertThat(page(secretary, "/projects/" + project)).contains("已下单").contains("代录认领");
        assertThat(page(secretary, "/needs/" + order.need())).contains("已列入项目");
        assertThat(page(secretary, "/desk")).isNotEmpty();

        assertThat(page(unit, "/claims")).contains("西门夜间照明").contains("电工 2 名");
        page(unit, "/projects/" + project + "/claim");
        page(unit, "/projects/" + project + "/declining");
        done(unit.post("/projects/" + project + "/claims", Map.of("offer-1", "on", "role", "lead", "words", "周三来")));
        assertThat(page(unit, "/projects/" + project)).contains("撤回认领");
        assertThat(page(unit, "/claims/taken")).contains("西门夜间照明");

        String offers = page(secretary, "/projects/" + project);
        Matcher claim = Pattern.compile("/claims/([0-9a-f-]{36})/acceptance").matcher(offers);
        assertThat(claim.find()).isTrue();
        UUID claimId = UUID.fromString(claim.group(1));
        done(secretary.post("/claims/" + claimId + "/acceptance", Map.of("version", "1", "as", "lead")));
        assertThat(page(unit, "/desk")).contains("西门夜间照明");
        assertThat(page(unit, "/projects/" + project + "/appointment")).contains("某某");
        done(unit.post(
                "/projects/" + project + "/appointment",
                at(project, "person", person.account().toString())));

        assertThat(page(unit, "/projects/" + project)).contains("轮到您：现场查勘");
        done(unit.post("/projects/" + project + "/notes", at(project, "text", "材料到了")));
        assertThat(page(unit, "/projects/" + project + "/plan")).contains("全部修好");
        page(unit, "/projects/" + project + "/handing-over");
        page(unit, "/projects/" + project + "/returning");
        report(person, project).orThrow();
        assertThat(page(secretary, "/projects/" + project)).contains("请验收：现场查勘");
        page(secretary, "/projects/" + project + "/correction");
        Matcher photo =
                Pattern.compile("/photos/150622/[0-9a-f-]{36}/small").matcher(page(unit, "/projects/" + project));
        assertThat(photo.find()).as("the unit sees its own photos").isTrue();
        assertThat(unit.get(photo.group()).statusCode()).isEqualTo(200);
        done(secretary.post("/projects/" + project + "/passing", at(project)));
        page(secretary, "/projects/" + project + "/extension");
        report(person, project).orThrow();
        assertThat(page(secretary, "/projects/" + project)).contains("请验收：完工").contains("17,500.00");
        done(secretary.post("/projects/" + project + "/passing", at(project)));
        assertThat(page(secretary, "/projects/" + project)).contains("待评价");
        answer(order, true, "").orThrow();
        done(unit.post(
                "/projects/" + project + "/words", at(project, "of", "unit", "answer", "solved", "words", "都亮")));
        done(secretary.post("/projects/" + project + "/words", at(project, "of", "community", "words", "夜里看过")));
        assertThat(page(secretary, "/projects/" + project)).contains("已解决").contains("夜里看过");
        assertThat(page(secretary, "/projects/" + project + "/chain"))
                .contains("西门路灯坏了两周")
                .contains("已完结");
        assertThat(page(unit, "/projects/" + project + "/chain")).doesNotContain("西门路灯坏了两周");
        assertThat(page(secretary, "/projects?state=all")).contains("西门夜间照明");
        assertThat(page(unit, "/claims/taken")).contains("已结束的");
    }

    @Test
    void what_was_typed_is_kept_when_a_dispatch_is_refused() {
        Visitor secretary = secretaryVisitor();
        UUID project = designed(secretary, accepted("菜场门口积水"));
        Map<String, String> form = form(project);
        form.put("dispatch", "1");
        form.put("due-1", "2026-12-20");
        form.put("cost", "很多");
        HttpResponse<String> refused = secretary.post("/projects/" + project + "/design", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("不是工作日，请改为工作日")
                .contains("请填金额")
                .contains("value=\"很多\"")
                .contains("修好路灯 11 盏");
        assertThat(row(project).state()).isEqualTo("draft");
    }

    @Test
    void the_service_sheet_shows_the_unit_only_what_was_ticked_and_every_look_is_recorded() {
        World.Person person = world.unit();
        Visitor secretary = secretaryVisitor();
        Visitor unit = unitVisitor(person);
        UUID project = running(person, "三号楼楼道灯要换");
        assertThat(page(unit, "/projects/" + project)).doesNotContain("服务单（");
        done(secretary.post("/projects/" + project + "/sheet", Map.of("field-name", "on", "field-spot", "on")));
        String sheet = page(unit, "/projects/" + project + "/sheet");
        assertThat(sheet).contains("陈女士").contains("门卫室往北").doesNotContain("13800006021");
        Visitor stranger = unitVisitor(world.unit());
        assertThat(stranger.get("/projects/" + project + "/sheet").statusCode()).isEqualTo(404);
        work(person, project);
        assertThat(page(unit, "/projects/" + project + "/sheet")).doesNotContain("陈女士");
        String trail =
                visitor(world.person(World.ZHANBEI, Role.AUDITOR)).get("/trail").body();
        assertThat(trail).contains("服务单");
    }

    @Test
    void the_pages_stand_in_english_too() {
        World.Person person = world.unit();
        Visitor unit = unitVisitor(person);
        unit.post("/language", Map.of("value", "en"));
        UUID project = running(person, "一号楼门禁");
        for (String path : List.of("/claims", "/claims/taken", "/desk", "/projects/" + project)) {
            assertThat(page(unit, path)).as(path).doesNotContain("执行记录");
        }
        assertThat(page(unit, "/projects/" + project)).contains("Your turn");
    }

    @Test
    void a_project_with_five_hundred_rows_of_history_opens_fast() {
        World.Person person = world.unit();
        Visitor secretary = secretaryVisitor();
        UUID project = running(person, "历史很长的项目");
        while (row(project).version() < 500) {
            world.bean(WorkOnProject.class)
                    .note(person.viewer(), project, false, "第 " + row(project).version() + " 天", List.of(), false)
                    .orThrow();
        }
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long began = System.nanoTime();
            assertThat(secretary.get("/projects/" + project).statusCode()).isEqualTo(200);
            millis.add((System.nanoTime() - began) / 1_000_000);
        }
        List<Long> warm = millis.subList(20, 40).stream().sorted().toList();
        System.out.println(
                "A project with 500 rows of history: p50 " + warm.get(10) + " ms, p95 " + warm.get(18) + " ms");
        assertThat(page(secretary, "/projects/" + project)).contains("共 500 条");
        // The aim is 50 ms on a machine of its own; a shared one gets room.
        assertThat(warm.get(10)).isLessThan(150L);
    }

    @Test
    void more_beneficiaries_than_the_division_has_people_are_refused_with_a_sentence_that_keeps_what_was_typed() {
        Visitor secretary = secretaryVisitor();
        UUID project = designed(secretary, accepted("全社区都受益"));
        Map<String, String> form = form(project);
        form.put("dispatch", "1");
        form.put("beneficiaries", "10801");
        HttpResponse<String> refused = secretary.post("/projects/" + project + "/design", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("这里登记 1,800 户，最多约 10,800 人，请核对")
                .contains("href=\"#beneficiaries\"")
                .contains("value=\"10801\"")
                .contains("供电公司是成员单位", "现场查勘");
        assertThat(row(project).state()).isEqualTo("draft");
        form.put("beneficiaries", "10800");
        done(secretary.post("/projects/" + project + "/design", form));
    }

    @Test
    void a_call_for_help_stands_on_the_secretarys_desk_until_it_is_answered() {
        World.Person person = world.unit();
        UUID project = running(person, "水表井打不开");
        Visitor secretary = secretaryVisitor();
        Visitor unit = unitVisitor(person);
        String entry = "href=\"/projects/" + project + "\"";
        assertThat(turns(secretary)).doesNotContain(entry);
        unit.get("/projects/" + project);
        done(unit.post("/projects/" + project + "/notes", Map.of("text", "请物业来人开井", "help", "1")));
        assertThat(page(unit, "/projects/" + project)).contains("已求助，等社区答复").contains("记一笔");
        assertThat(turns(secretary)).contains(entry).contains("答复");
        assertThat(page(secretary, "/projects/" + project))
                .contains("请答复：执行书记求助")
                .contains("请物业来人开井");
        assertThat(secretary
                        .post("/projects/" + project + "/answers", at(project, "reply", ""))
                        .body())
                .contains("href=\"#reply\"");
        done(secretary.post("/projects/" + project + "/answers", at(project, "reply", "物业下午两点到")));
        assertThat(turns(secretary)).doesNotContain(entry);
        assertThat(page(unit, "/projects/" + project)).contains("物业下午两点到").contains("轮到您");
    }

    /** What is the secretary's turn, without what is merely new beside it. */
    private static String turns(Visitor secretary) {
        String desk = page(secretary, "/desk?state=project.help");
        return desk.substring(0, desk.indexOf("<aside"));
    }

    @Test
    void the_claim_form_says_what_of_the_units_own_resources_fits() {
        World.Person person = world.unit();
        Visitor unit = unitVisitor(person);
        UUID project = dispatched("要电工的项目");
        assertThat(page(unit, "/projects/" + project + "/claim")).doesNotContain("您的资源清单里有");
        done(unit.post(
                "/organisations/" + person.post().organisation() + "/resources",
                Map.of(
                        "resource-kind", "skill",
                        "resource-name", "持证电工",
                        "resource-quantity", "3 名",
                        "resource-offered", "150622",
                        "resource-since", "2026-11-23")));
        assertThat(page(unit, "/projects/" + project + "/claim")).contains("合适：您的资源清单里有“持证电工 3 名”");
        assertThat(page(unit, "/claims")).contains("合适：您的资源清单里有“持证电工 3 名”");
        assertThat(page(unitVisitor(world.unit()), "/projects/" + project + "/claim"))
                .doesNotContain("您的资源清单里有");
    }

    @Test
    void the_whole_path_is_seen_from_a_need_a_project_and_a_claim_and_prints_as_one_file() throws IOException {
        World.Person person = world.unit();
        Visitor secretary = secretaryVisitor();
        PlaceOrder.Receipt order = accepted("整条链上的灯");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        UUID claim = offer(person, project);
        world.bean(AnswerClaim.class).accept(secretary(), claim, 1, "lead").orThrow();
        world.bean(LeadProject.class)
                .appoint(person.viewer(), project, row(project).version(), person.account())
                .orThrow();
        work(person, project);
        answer(order, true, "").orThrow();
        close(person, project);

        assertThat(page(secretary, "/needs/" + order.need())).contains("href=\"/chain/" + order.need() + "\"");
        for (UUID from : List.of(order.need(), project, claim)) {
            assertThat(page(secretary, "/chain/" + from))
                    .contains("整条链上的灯", "西门夜间照明", "已完结", "某某", "确认接单", "夜里看过", "1 人说解决了")
                    .contains("您从这里来");
        }
        Visitor unit = unitVisitor(person);
        assertThat(page(unit, "/chain/" + claim)).contains("西门夜间照明").doesNotContain("整条链上的灯");
        assertThat(unit.get("/chain/" + order.need()).statusCode()).isEqualTo(404);

        ProjectViews.Whole whole = world.bean(WholeChain.class).of(secretary(), order.need());
        String markup = world.bean(Papers.class).markup(new MockHttpServletRequest(), "projects/paper-chain", whole);
        byte[] bytes = world.bean(Pdf.class).of(whole.title(), markup).orThrow();
        Path file = Path.of("target", "papers", "chain.pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("从点单到评价", "整条链上的灯", "西门夜间照明", "夜里看过", "核对人（签字）")
                    .doesNotContain("#");
        }
        HttpResponse<String> served = secretary.get("/chain/" + claim + "/print");
        assertThat(served.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(served.body()).startsWith("%PDF");
    }

    /** The last words on a project, which close it. */
    private void close(World.Person unit, UUID project) {
        EvaluateProject evaluate = world.bean(EvaluateProject.class);
        evaluate.ownWord(unit.viewer(), project, row(project).version(), "solved", "修好了，找王电工")
                .orThrow();
        evaluate.close(secretary(), project, row(project).version(), "夜里看过，陈女士 13800006021 也说好")
                .orThrow();
    }

    @Test
    void everybody_reads_what_came_of_a_project_and_nobody_reads_who_was_served() {
        World.Person person = world.unit();
        PlaceOrder.Receipt order = accepted("公开结果的灯");
        UUID project = draft(order);
        dispatch(secretary(), project, plan()).orThrow();
        Visitor everybody = visitor();
        world.bean(AnswerClaim.class)
                .accept(secretary(), offer(person, project), 1, "lead")
                .orThrow();
        world.bean(LeadProject.class)
                .appoint(person.viewer(), project, row(project).version(), person.account())
                .orThrow();
        work(person, project);
        DrawSample lot = world.bean(DrawSample.class);
        lot.keep(secretary(), project, "齐格其 13900007777").orThrow();
        lot.draw(secretary(), project, row(project).version(), 1).orThrow();
        world.bean(EvaluateProject.class)
                .sample(secretary(), project, row(project).version(), 1, "solved", "齐格其说亮了")
                .orThrow();
        assertThat(everybody.get("/c/150622001003/projects").body())
                .doesNotContain(row(project).number());
        answer(order, true, "陈女士说好").orThrow();
        close(person, project);

        String shown = everybody.get("/c/150622001003/projects").body();
        String result = shown.substring(shown.indexOf("id=\"p" + row(project).number()));
        result = result.substring(0, result.indexOf("</article>"));
        assertThat(result)
                .contains("西门夜间照明", "320 人", "318 人", "18,600.00 元", "17,500.00 元", "牵头")
                .contains("点单人 1 人：1 人说解决了，0 人说没解决，0 人没有答复", "回访受益人 1 人，1 人说解决了")
                .contains("/photos/150622/");
        assertThat(shown).doesNotContain("陈女士", "13800006021", "齐格其", "13900007777", "王电工", "某某", "夜里看过");
        assertThat(everybody.get("/c/150622001003").body())
                .contains("项目做成了什么")
                .doesNotContain("陈女士", "13800006021", "齐格其", "13900007777", "王电工", "夜里看过");
        everybody.post("/language", Map.of("value", "en"));
        assertThat(everybody.get("/c/150622001003/projects").body()).contains("Of 1 who asked, 1 said solved");
    }

    @Test
    void the_list_of_those_served_is_the_communitys_alone_and_every_look_is_recorded() {
        World.Person person = world.unit();
        UUID project = evaluating(person, "名单只有社区看得到");
        Visitor secretary = secretaryVisitor();
        String path = "/projects/" + project + "/beneficiaries";
        assertThat(page(secretary, "/projects/" + project)).contains(path);
        assertThat(page(secretary, path))
                .as("those who asked are listed already")
                .contains("陈女士 13800006021");
        HttpResponse<String> refused = secretary.post(path, Map.of("people", "名".repeat(80)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("第 1 行太长").contains("名".repeat(80));
        done(secretary.post(path, Map.of("people", "陈女士 13800006021\n赵先生\n其木格 0477-4212345")));
        assertThat(secretary
                        .post("/projects/" + project + "/draws", at(project, "persons", "9"))
                        .body())
                .contains("请填 1 到 3 之间的整数");
        done(secretary.post("/projects/" + project + "/draws", at(project, "persons", "3")));
        assertThat(page(secretary, path)).contains("名单 3 人，抽中 3 人", "其木格", "0477-4212345", "种子", "还没有问");
        assertThat(page(secretary, "/projects/" + project)).contains("1 号").doesNotContain("其木格");
        assertThat(unitVisitor(person).get(path).statusCode()).isEqualTo(404);
        Visitor auditor = visitor(world.person(World.ZHANBEI, Role.AUDITOR));
        assertThat(auditor.get("/trail").body()).contains("查看受益人名单", "受益人抽签", "seed ");
    }
}
