package org.sandan.meetings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.kernel.Role;

/**
 * The quarterly meeting of a sub-district's joint committee: called, its agenda drawn and sent, its packet printed, held
 * while the room follows on the wall, its minutes confirmed and their signed scan brought back.
 */
class MeetingJourney extends Journey {
    private static final String LAMPS = "东门夜间照明";
    private static final String BOOKS = "邻里书屋";

    @Test
    void a_quarterly_meeting_is_called_held_while_the_room_follows_and_filed_with_its_signed_minutes()
            throws IOException {
        World.Person power = world.unit();
        World.Person houses = world.unit();
        UUID lamps = MeetingTest.dispatched(world, clock, World.NANYUAN, LAMPS);
        UUID books = MeetingTest.dispatched(world, clock, World.NANYUAN, BOOKS);
        Page secretary = browser(Look.DESK, world.person(World.NANYUAN, Role.TOWN));
        Page unit = browser(Look.PHONE, power);

        found(secretary, power, houses);
        String meeting = call(secretary);
        draw(secretary, lamps, books);
        assertThat(pdf(secretary, "/packet")).contains(LAMPS, BOOKS, "签到表", "认领单");

        begin(secretary, power, houses);
        Page room = secretary.context().newPage();
        room.setViewportSize(1920, 1080);
        room.navigate(meeting + "/screen");
        room.evaluate("window.neverLoadedAgain = true");
        look(room);
        assertThat(room.innerText("h1")).isEqualTo(LAMPS);

        claimOnThePhone(unit, meeting);
        shows(room, ".room-needs li:nth-child(1):not(.missing)", name(power));
        enterAShowOfHands(secretary, houses);
        shows(room, ".room-needs li:nth-child(2):not(.missing)", name(houses));
        look(room);
        accept(secretary);
        shows(room, "h1", BOOKS);
        shows(room, ".room-side li.done", name(power));
        assertThat(room.innerText(".room-count b")).isEqualTo("1");
        secretary.locator("button:has-text('本次无人认领')").click();
        assertThat(room.evaluate("window.neverLoadedAgain")).isEqualTo(true);

        resolve(secretary);
        secretary.locator("button:has-text('结束会议')").click();
        confirm(secretary, power, houses);
        attachTheScan(secretary);
        memberReads(unit, meeting);
        thereAndBack(secretary, meeting);
    }

    /** 建立联合党委 */
    private void found(Page secretary, World.Person... members) {
        secretary.navigate("/meetings");
        look(secretary);
        secretary.locator("a[href='/committees/new']").first().click();
        look(secretary);
        secretary.locator("main button.btn-primary").click();
        for (World.Person member : members) {
            secretary.selectOption(
                    "#member-organisation", member.post().organisation().toString());
            secretary.fill("#member-substitute", "替补人");
            secretary.locator("form[action$='/members'] button").click();
        }
        look(secretary);
        assertThat(secretary.innerText("main")).contains("2 家成员单位");
    }

    /** 召集 */
    private String call(Page secretary) {
        secretary.locator("a:has-text('筹备会议')").click();
        look(secretary);
        assertThat(secretary.inputValue("#meeting-title")).matches("\\d{4}年第.季度联席会议");
        secretary.fill("#meeting-day", MeetingTest.workingDay(world, clock, 2).toString());
        secretary.fill("#meeting-room", "街道三楼会议室");
        secretary.locator("main button.btn-primary").click();
        return secretary.url().replaceAll("[?#].*", "");
    }

    /** 发议程 */
    private void draw(Page secretary, UUID lamps, UUID books) {
        look(secretary);
        secretary.check("input[name='pick-" + lamps + "']");
        secretary.fill("input[name='no-" + lamps + "']", "1");
        secretary.check("input[name='pick-" + books + "']");
        secretary.fill("input[name='no-" + books + "']", "2");
        secretary.fill("#party-1", "12 月主题党日");
        secretary.locator("button:has-text('发出议程')").click();
        look(secretary);
        assertThat(secretary.innerText("main")).contains("已发议程", "到会 0 家，共 2 家");
    }

    private void begin(Page secretary, World.Person... came) {
        secretary.locator(".action-bar a:has-text('到会登记')").click();
        look(secretary);
        for (World.Person unit : came) {
            secretary
                    .locator("input[name='came-" + unit.post().organisation() + "'][value=delegate]")
                    .check(new Locator.CheckOptions().setForce(true));
        }
        secretary.locator("main button.btn-primary").click();
        secretary.locator("button:has-text('开始会议')").click();
        look(secretary);
        assertThat(secretary.innerText("main")).contains("会议进行中", "到会 2 家，共 2 家");
    }

    private void claimOnThePhone(Page unit, String meeting) {
        unit.navigate("/meetings");
        look(unit);
        unit.locator("main h3 a").first().click();
        assertThat(unit.url()).startsWith(meeting);
        look(unit);
        unit.check("input[name=part-1]");
        unit.check("input[name=offer-lead]");
        unit.fill("#words", "周三来两名电工");
        unit.locator("form.offer button.btn-primary").click();
        assertThat(unit.innerText("main")).contains("贵单位已认领，等会上确认");
        look(unit);
    }

    private void enterAShowOfHands(Page secretary, World.Person who) {
        secretary.reload();
        secretary.selectOption("#offer-organisation", who.post().organisation().toString());
        secretary.check("form.hand input[name=part-2]");
        secretary.fill("form.hand #words", "登高车一天");
        secretary.locator("form.hand button:has-text('代录')").click();
        look(secretary);
    }

    private void accept(Page secretary) {
        assertThat(secretary
                        .locator(".decide fieldset.segments input[value=lead]:checked")
                        .count())
                .isEqualTo(1);
        secretary.locator("button:has-text('确认接单，进入第 2 项')").click();
        look(secretary);
        assertThat(secretary.innerText("main")).contains("已接单 1／2 项");
    }

    private void resolve(Page secretary) {
        secretary.locator("summary:has-text('加一条决议')").click();
        secretary.fill("#resolution", "年内东门路灯全部修好");
        secretary.fill("#resolution-by", "旗供电公司");
        secretary.locator("form[action$='/resolutions'] button").click();
        assertThat(secretary.innerText("main")).contains("1. 年内东门路灯全部修好");
    }

    /** 纪要: it wrote itself, is edited, kept, confirmed, printed. */
    private void confirm(Page secretary, World.Person lead, World.Person support) throws IOException {
        look(secretary);
        String draft = secretary.inputValue("#minutes");
        assertThat(draft)
                .contains("应到 2 家，实到 2 家", name(lead) + "牵头，认领：电工 2 名，周三来两名电工", name(support) + "协同")
                .contains(BOOKS + "。本次无人认领（第 1 次）", "1. 年内东门路灯全部修好（责任：旗供电公司）");
        secretary.fill("#minutes", draft + "\n邻里书屋下次会议再议。");
        secretary.locator("button:has-text('保存草稿')").click();
        assertThat(secretary.inputValue("#minutes")).endsWith("邻里书屋下次会议再议。");
        secretary.locator("button:has-text('确认纪要')").click();
        look(secretary);
        assertThat(secretary.innerText("main")).contains("已归档", "邻里书屋下次会议再议。");
        assertThat(pdf(secretary, "/minutes/print"))
                .contains("邻里书屋下次会议再议", "主持人（签字）")
                .doesNotContain("草稿");
    }

    private void attachTheScan(Page secretary) {
        secretary.locator("button:has-text('传回扫描件')").click();
        assertThat(secretary.innerText("main")).contains("请先选扫描件");
        secretary.setInputFiles("#scan", new FilePayload("signed.txt", "text/plain", "签字".getBytes(UTF_8)));
        secretary.locator("button:has-text('传回扫描件')").click();
        assertThat(secretary.innerText("main")).contains("这个文件打不开");
        look(secretary);
        secretary.setInputFiles("#scan", new FilePayload("signed.png", "image/png", picture()));
        secretary.locator("button:has-text('传回扫描件')").click();
        assertThat(secretary.locator("main .photos img").count()).isEqualTo(1);
        look(secretary);
    }

    private void memberReads(Page unit, String meeting) {
        unit.navigate(meeting);
        look(unit);
        assertThat(unit.innerText("main")).contains("已归档", "邻里书屋下次会议再议。");
    }

    /** From an item to its project, and from there back to the meeting. */
    private void thereAndBack(Page secretary, String meeting) {
        secretary.locator("main a:has-text('" + LAMPS + "')").first().click();
        assertThat(secretary.url()).contains("/projects/");
        look(secretary);
        secretary.locator("main .aside a[href^='/meetings/']").click();
        assertThat(secretary.url()).startsWith(meeting);
    }

    private static String name(World.Person unit) {
        return "单位" + unit.post().place();
    }

    private static void shows(Page page, String where, String words) {
        page.locator(where)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .waitFor();
    }

    /** What one click prints, as text without spaces. */
    private static String pdf(Page page, String which) throws IOException {
        String link = Objects.requireNonNull(page.getAttribute("main a[href$='" + which + "']", "href"));
        byte[] bytes = page.context().request().get(link).body();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(210, 297, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
