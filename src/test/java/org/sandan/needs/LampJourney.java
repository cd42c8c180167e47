package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.kernel.Role;

/**
 * A resident without an account orders on a phone that the street lamp be mended. The secretary gives it to the grid
 * worker with one click, who mends it and shows a photo. The resident says whether it is solved. Everybody sees all the
 * time whose turn it is.
 */
class LampJourney extends Journey {
    @ParameterizedTest(name = "JavaScript {0}, {1}")
    @CsvSource({"false, zh", "true, en"})
    void the_lamp_is_ordered_on_a_phone_mended_and_found_solved(boolean javaScript, String language) {
        Page resident = browser(Look.PHONE, javaScript);
        order(resident, language, "西门路灯不亮，晚上老人出门看不见路 " + language + javaScript, javaScript);
        String number = resident.locator("b.nowrap").first().innerText().strip();

        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        openByNumber(secretary, number);
        look(secretary);
        secretary.fill("#title", "小区西门路灯坏了一周");
        secretary.locator("button[name=at-once]").click();
        assertThat(secretary.innerText("main")).contains("已下单");

        Page worker = browser(Look.PHONE, world.person(World.ZHANBEI, Role.GRID_WORKER));
        openByNumber(worker, number);
        look(worker);
        worker.fill("#text", "换了灯泡和镇流器，两盏灯都亮了");
        worker.setInputFiles("#photo", new FilePayload("after.png", "image/png", picture(Color.YELLOW)));
        worker.locator("main button.btn-primary").click();
        assertThat(worker.innerText("main")).contains("待评价");

        resident.navigate("/orders");
        resident.locator("main a[href^='/orders/']").first().click();
        if (javaScript) {
            look(resident);
        }
        resident.locator("button[value=solved]").click();
        assertThat(resident.innerText("main")).contains(language.equals("zh") ? "已解决" : "Solved");
    }

    @Test
    void not_solved_once_and_twice() {
        Page resident = browser(Look.PHONE, true);
        order(resident, "zh", "楼道灯一到晚上就不亮，老人摔过跤", true);
        String number = resident.locator("b.nowrap").first().innerText().strip();
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        openByNumber(secretary, number);
        secretary.fill("#title", "3 号楼楼道灯不亮");
        secretary.locator("button[name=at-once]").click();

        Page worker = browser(Look.PHONE, world.person(World.ZHANBEI, Role.GRID_WORKER));
        for (String state : new String[] {"未解决，已重办", "上级研究"}) {
            openByNumber(worker, number);
            worker.fill("#text", "又看了一遍，换了声控开关");
            worker.setInputFiles("#photo", new FilePayload("after.png", "image/png", picture(Color.ORANGE)));
            worker.locator("main button.btn-primary").click();
            resident.navigate("/orders");
            resident.locator("main a[href^='/orders/']").first().click();
            resident.locator("button[value=not_solved]").click();
            assertThat(resident.innerText("main")).contains(state);
        }
        Page town = browser(Look.DESK, world.person(World.ZHANBEI, Role.TOWN));
        openByNumber(town, number);
        look(town);
        assertThat(town.innerText("main")).contains("3 号楼楼道灯不亮", "您");
    }

    @Test
    void a_secretary_orders_on_behalf_of_somebody_who_came_by() {
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        order(secretary, "zh", "独居老人中午吃不上热饭，想有人送餐", true);
        assertThat(secretary.innerText("main")).contains("150622001003-2026-");
    }

    @Test
    void the_same_lamp_is_joined_instead_of_ordered_again() {
        Page first = browser(Look.PHONE, true);
        order(first, "zh", "菜场门口的下水井盖坏了", true);
        Page second = browser(Look.PHONE, true);
        begin(second, "zh", "下水井盖翘起来了，绊人");
        second.locator("input[name=grid]").nth(3).check();
        second.locator("button[name=look]").click();
        look(second);
        second.locator("button[name=join]").first().click();
        second.locator("input[value=anonymous]").check();
        second.locator("main .action-bar button.btn-primary").click();
        assertThat(second.locator(".code").first().innerText().strip()).matches("[A-Z0-9]{5} [A-Z0-9]{5}");
    }

    @Test
    void what_is_wrong_is_said_at_the_field_and_what_was_typed_stays() {
        Page resident = browser(Look.PHONE, false);
        resident.navigate("/order?village=150622001003");
        resident.fill("#words", "灯");
        resident.locator("main .action-bar button").click();
        assertThat(resident.inputValue("#words")).isEqualTo("灯");
        assertThat(resident.locator(".error-summary").count()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_no_photo_is_refused_at_its_field_and_everything_else_stays() {
        Page resident = browser(Look.PHONE, false);
        begin(resident, "zh", "凉亭的长椅断了一条腿");
        resident.locator("input[name=grid]").nth(3).check();
        resident.locator("main .action-bar button.btn-primary").click();
        resident.locator("input[value=named]").check();
        resident.fill("#name", "陈女士");
        resident.fill("#phone", "13800006021");
        byte[] text = "这不是照片".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        resident.setInputFiles("input[name=photo]", new FilePayload("lamp.png", "image/png", text));
        resident.locator("main .action-bar button.btn-primary").click();
        assertThat(resident.innerText("main")).contains("不是照片");
        assertThat(resident.inputValue("#phone")).isEqualTo("13800006021");
    }

    private void begin(Page page, String language, String words) {
        page.navigate("/order?village=150622001003");
        if (language.equals("en")) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))
                    .click();
            page.navigate("/order?village=150622001003");
        }
        page.fill("#words", words);
        page.locator("input[name=category]").first().check();
        page.locator("main .action-bar button").click();
    }

    private void order(Page page, String language, String words, boolean axe) {
        begin(page, language, words);
        if (axe) {
            look(page);
        }
        page.locator("input[name=grid]").nth(3).check();
        Locator next = page.locator("main .action-bar button.btn-primary");
        next.click();
        if (axe) {
            look(page);
        }
        page.setInputFiles("input[name=photo]", new FilePayload("lamp.png", "image/png", picture(Color.DARK_GRAY)));
        page.locator("input[value=named]").check();
        page.fill("#name", "陈女士");
        page.fill("#phone", "13800006021");
        page.locator("main .action-bar button.btn-primary").click();
        assertThat(page.locator(".code").first().innerText().strip()).matches("[A-Z0-9]{5} [A-Z0-9]{5}");
        if (axe) {
            look(page);
        }
    }

    private void openByNumber(Page page, String number) {
        page.navigate("/needs?q=" + number);
        page.locator("main table a, main .rows a").first().click();
        page.waitForURL("**/needs/*");
    }

    private static byte[] picture(Color colour) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(colour);
        drawing.fillRect(0, 0, 400, 300);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
