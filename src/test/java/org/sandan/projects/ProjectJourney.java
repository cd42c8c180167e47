package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.calendar.WorkingDays;
import org.sandan.kernel.Role;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.AnswerNeed;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;

/**
 * A secretary ticks five needs in the repository and makes one project of them without typing anything that the needs say.
 * A unit claims it on a phone, does it and shows it; those who asked say that it is solved, and only then it is closed.
 */
class ProjectJourney extends Journey {
    private static final String WORD = "夜灯";

    private int clicks;
    private int fields;

    private void click(Locator button) {
        clicks++;
        button.first().click();
    }

    private void fill(Page page, String field, String text) {
        fields++;
        page.fill(field, text);
    }

    private LocalDate workingDay(int ahead) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(ahead);
        while (!world.bean(WorkingDays.class).isWorking(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Test
    void five_needs_become_one_project_that_a_unit_claims_does_and_closes() {
        List<PlaceOrder.Receipt> orders = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            PlaceOrder.Receipt order = world.order(World.ZHANBEI, WORD + "第 " + i + " 处不亮");
            world.bean(AcceptNeed.class)
                    .accept(
                            world.viewer(Role.SECRETARY),
                            new AcceptNeed.Acceptance(order.need(), 1, WORD + "第 " + i + " 处不亮", false))
                    .orThrow();
            orders.add(order);
        }
        World.Person liaison = world.unit();
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        Page unit = browser(Look.PHONE, liaison);

        Instant began = Instant.now();
        secretary.navigate("/needs?q=" + WORD);
        Locator rows = secretary.locator("main input[name=need]");
        assertThat(rows.count()).isEqualTo(5);
        for (int i = 0; i < 5; i++) {
            clicks++;
            rows.nth(i).check();
        }
        click(secretary.locator("button:has-text('设计成项目')"));
        look(secretary);
        assertThat(secretary.inputValue("#aim")).contains("第 1 处").contains("第 5 处");
        fill(secretary, "#title", "五处夜灯");
        fill(secretary, "#beneficiaries", "120");
        click(secretary.locator("input[name=route][value=units]"));
        fill(secretary, "#reason", "供电公司能修");
        fill(secretary, "#milestone-1", "五处都亮");
        fill(secretary, "#due-1", workingDay(12).toString());
        click(secretary.locator("button[name=dispatch]"));
        assertThat(secretary.innerText("main")).contains("已下单");
        look(secretary);
        System.out.printf(
                "Five needs became a dispatched project: %d clicks, %d fields, %d ms of the machine%n",
                clicks, fields, Duration.between(began, Instant.now()).toMillis());
        assertThat(fields).isLessThanOrEqualTo(8);

        unit.navigate("/claims");
        look(unit);
        unit.locator("section:has-text('五处夜灯') a.btn").first().click();
        unit.fill("#words", "周三来两名电工");
        look(unit);
        unit.locator("main button.btn-primary").first().click();
        assertThat(unit.innerText("main")).contains("撤回认领");

        secretary.reload();
        secretary.locator("button[name=as][value=lead]").first().click();
        look(secretary);
        assertThat(secretary.innerText("main")).contains("已接单");

        unit.reload();
        unit.locator("main a.btn-primary:has-text('选派')").first().click();
        unit.locator("main button.btn-primary").first().click();
        look(unit);
        unit.fill("#text", "五处都换了灯，夜里看过。");
        unit.fill("#reached", "118");
        unit.setInputFiles("#photo", new FilePayload("after.png", "image/png", picture()));
        unit.locator(".action-bar button.btn-primary").click();
        assertThat(unit.innerText("main")).contains("待验收");

        secretary.reload();
        look(secretary);
        secretary.locator("form[action$='/passing'] button").click();
        assertThat(secretary.innerText("main")).contains("待评价");
        for (PlaceOrder.Receipt order : orders) {
            world.bean(Transactions.class)
                    .write(
                            Scope.code(order.county(), order.asker(), order.need()),
                            () -> world.bean(AnswerNeed.class)
                                    .answer(new AnswerNeed.Answer(order.county(), order.asker(), true, "", null)))
                    .orThrow();
        }
        world.bean(OutboxDelivery.class).deliver(150_622);

        unit.reload();
        unit.locator("summary:has-text('写单位的话')").click();
        unit.fill("#words-unit", "修好五处，比计划早两天");
        unit.locator("form:has(#words-unit) button").click();
        secretary.reload();
        look(secretary);
        secretary.fill("#words-community", "夜里五处都看过，都亮");
        secretary.locator("form:has(#words-community) button").click();
        assertThat(secretary.innerText("main")).contains("已解决");
        secretary.locator("a:has-text('整条链')").first().click();
        look(secretary);
        assertThat(secretary.innerText("main")).contains("第 3 处不亮", "已完结");
    }

    private static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
