package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.documents.Pdf;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Papers;
import org.sandan.platform.Typed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The pages of joint meetings, without JavaScript, in both languages. */
class MeetingPagesTest extends MeetingTest {
    @Autowired
    private Papers papers;

    @Autowired
    private Pdf pdf;

    @Autowired
    private MeetingPages pages;

    @Test
    void a_secretary_plans_a_meeting_and_holds_it_by_its_pages() {
        World.Person unit = world.unit();
        UUID committee = committee();
        join(committee, secretary(), unit);
        UUID project = dispatched(World.ZHANBEI, "楼道扶手");
        Visitor desk = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(desk.get("/meetings").body()).contains("联席会议", "筹备会议");
        assertThat(desk.get("/committees/" + committee).body()).contains("成员单位", "加一家成员单位");
        desk.get("/meetings/new");
        HttpResponse<String> planned = desk.post(
                "/meetings",
                Map.of(
                        "meeting-committee",
                        committee.toString(),
                        "meeting-title",
                        "2026年第四季度联席会议",
                        "meeting-day",
                        workingDay(5).toString(),
                        "meeting-time",
                        "14:30",
                        "meeting-room",
                        "二楼"));
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(303);
        String page = planned.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        UUID meeting = UUID.fromString(page.substring("/meetings/".length()));
        assertThat(desk.get(page).body()).contains("楼道扶手", "发出议程", "筹备");
        desk.post(page + "/sending", Map.of("version", "1", "pick-" + project, "yes", "no-" + project, "1"));
        assertThat(row(meeting).state()).isEqualTo("agenda_sent");
        assertThat(row(project).standing().turn()).isEqualTo(Turn.MEETING);

        Visitor member = visitor(unit);
        assertThat(member.get("/meetings").body()).contains("2026年第四季度联席会议");
        assertThat(member.get(page).body()).contains("楼道扶手", "认领", "愿意牵头");
        String item = items(meeting).getFirst().id().toString();
        member.post(page + "/items/" + item + "/offers", Map.of("part-1", "yes", "words", "出电工", "offer-lead", "yes"));
        assertThat(claims(project)).hasSize(1);
        assertThat(member.get(page).body()).contains("贵单位已认领");
        Visitor stranger = visitor(world.unit());
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/meetings").body()).doesNotContain(meeting.toString());

        desk.get(page);
        HttpResponse<String> early =
                desk.post(page + "/session", Map.of("version", "" + row(meeting).version()));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("还没有登记到会");
        assertThat(desk.get(page + "/attendance").body()).contains("到会登记", "替补人");
        desk.post(page + "/attendance", Map.of("came-" + unit.post().organisation(), "substitute"));
        desk.post(page + "/session", Map.of("version", "" + row(meeting).version()));
        assertThat(desk.get(page).body()).contains("会议进行中", "收到 1 家认领", "本次无人认领", "代录举手认领", "还缺：登高车 1 天");
        HttpResponse<String> screen = desk.get(page + "/screen");
        assertThat(screen.body()).contains("楼道扶手", "还缺，请认领", "http-equiv=\"refresh\"", "every 2s");
        assertThat(member.get(page + "/screen").statusCode()).isEqualTo(404);
        UUID claim = claims(project).getFirst().id();
        desk.get(page);
        desk.post(page + "/items/" + item + "/decision", Map.of("role-" + claim, "lead", "version-" + claim, "1"));
        assertThat(row(project).state()).isEqualTo("claimed");
        assertThat(desk.get(page + "/screen").body()).contains("牵头", "项已接单");
        desk.get(page);
        desk.post(page + "/end", Map.of("version", "" + row(meeting).version()));
        assertThat(desk.get(page).body()).contains("会议纪要", "确认纪要", "牵头，认领");
        desk.post("/language", Map.of("value", "en", "back", page));
        assertThat(desk.get(page).body()).contains("Confirm the minutes", "Minutes to confirm");
        assertThat(desk.get("/meetings").body()).contains("Joint meetings");
        desk.get(page);
        desk.post(
                page + "/minutes/confirmation",
                Map.of("version", "" + row(meeting).version(), "minutes", "定稿内容"));
        assertThat(row(meeting).state()).isEqualTo("filed");
        assertThat(desk.get(page).body()).contains("定稿内容", "Attach the scan");
        assertThat(member.get(page).body()).contains("定稿内容").doesNotContain("传回扫描件");
    }

    @Test
    void packet_and_minutes_print_in_chinese_type_with_places_to_sign() throws IOException {
        World.Person power = world.unit();
        UUID committee = committee();
        join(committee, secretary(), power);
        UUID lamps = dispatched(World.ZHANBEI, "菜场夜间照明");
        UUID course = dispatched(World.ZHANBEI, "老人手机课");
        UUID meeting = session(committee, secretary(), power, List.of(lamps, course));
        UUID claim = offer(power, lamps, true);
        confirm(secretary(), meeting, items(meeting).getFirst().id(), claim, "lead")
                .orThrow();

        try (PDDocument packet = print(meeting, "meetings/paper-packet", "packet")) {
            String text = new PDFTextStripper().getText(packet).replaceAll("\\s", "");
            assertThat(text)
                    .contains("一、议程", "菜场夜间照明", "电工2名", "三、签到表", "认领单", "单位（盖章）", "负责人签字")
                    .doesNotContain("#");
            assertThat(packet.getNumberOfPages()).isGreaterThanOrEqualTo(5);
        }
        world.bean(HoldMeeting.class)
                .end(secretary(), meeting, row(meeting).version())
                .orThrow();
        try (PDDocument minutes = print(meeting, "meetings/paper-minutes", "minutes")) {
            String text = new PDFTextStripper().getText(minutes).replaceAll("\\s", "");
            assertThat(text)
                    .contains("纪要", "一、议题与认领", "牵头，认领：电工2名", "主持人（签字）", "第1页")
                    .doesNotContain("#");
            assertThat(minutes.getNumberOfPages()).isBetween(1, 3);
        }
        HttpResponse<String> served =
                visitor(world.person(World.ZHANBEI, Role.SECRETARY)).get("/meetings/" + meeting + "/packet");
        assertThat(served.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(served.body()).startsWith("%PDF");
    }

    @Test
    void the_whole_path_is_seen_from_a_meeting() {
        World.Person power = world.unit();
        UUID committee = committee();
        join(committee, secretary(), power);
        UUID lamps = dispatched(World.ZHANBEI, "整条链的照明");
        UUID course = dispatched(World.ZHANBEI, "整条链的课");
        UUID meeting = session(committee, secretary(), power, List.of(lamps, course));
        offer(power, lamps, true);
        Visitor desk = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(desk.get("/meetings/" + meeting).body()).contains("href=\"/chain/" + meeting + "\"");
        assertThat(desk.get("/chain/" + meeting).body())
                .contains("整条链的照明", "整条链的课", "需求", "项目", "联席会议", "已报名", "您从这里来");
        assertThat(desk.get("/chain/" + lamps).body()).contains("整条链的照明").doesNotContain("整条链的课");
    }

    private PDDocument print(UUID meeting, String template, String name) throws IOException {
        MeetingViews.View view = pages.view(secretary(), meeting, null, Typed.NOTHING);
        Outcome<byte[]> made = pdf.of("会议", papers.markup(new MockHttpServletRequest(), template, view));
        byte[] bytes = made.orThrow();
        Path file = Path.of("target", "papers", name + ".pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        return Loader.loadPDF(bytes);
    }
}
