package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.Money;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.needs.PlaceOrder;

/**
 * A secretary ticks five needs in the repository and makes one project of them without typing anything that the needs say.
 * A unit claims it on a phone, does it and shows it; those who asked say that it is solved, and only then it is closed.
 */
class ProjectJourney extends ProjectTest {
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

    @Test
    void five_needs_become_one_project_that_a_unit_claims_does_and_closes() {
        List<PlaceOrder.Receipt> orders = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            orders.add(accepted(WORD + "第 " + i + " 处不亮"));
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
            answer(order, true, "").orThrow();
        }

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

    private static void send(Page page) {
        page.locator("main button.btn-primary").first().click();
    }

    /** Somebody of a unit finds a project among those that can be claimed, and offers to lead it. */
    private Page claims(World.Person liaison, UUID project) {
        Page unit = browser(Look.PHONE, liaison);
        unit.navigate("/claims");
        unit.locator("a[href='/projects/" + project + "/claim']").click();
        unit.fill("#words", "周三来两名电工");
        send(unit);
        return unit;
    }

    private static void accepts(Page secretary, UUID project) {
        secretary.navigate("/projects/" + project);
        secretary.locator("button[name=as][value=lead]").first().click();
        assertThat(secretary.innerText("main")).contains("已确认接单");
    }

    @Test
    void a_unit_declines_two_others_give_it_back_and_the_town_gives_it_to_a_department() {
        UUID project = dispatched("车棚漏雨");
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));

        Page declining = browser(Look.PHONE, world.unit());
        declining.navigate("/claims");
        Locator here = declining.locator("a[href='/projects/" + project + "/declining']");
        here.click();
        send(declining);
        assertThat(declining.innerText("main")).as("without a reason").contains("这里还没有填");
        declining.fill("#reason", "本季度电工都派出去了");
        look(declining);
        send(declining);
        assertThat(declining.innerText("main")).contains("已记下“不认领”");
        assertThat(here.count()).isZero();
        secretary.navigate("/projects/" + project);
        assertThat(secretary.innerText("main")).contains("本季度电工都派出去了");

        for (String reason : List.of("设备进不了院", "改造方案没有批")) {
            Page unit = claims(world.unit(), project);
            accepts(secretary, project);
            unit.reload();
            unit.locator("main a[href$='/returning']").first().click();
            unit.fill("#reason", reason);
            look(unit);
            send(unit);
        }
        secretary.reload();
        assertThat(secretary.innerText("main"))
                .contains("上级研究")
                .contains("设备进不了院")
                .contains("改造方案没有批");
        assertThat(project(project).returns()).isEqualTo(2);

        Page town = browser(Look.DESK, world.person(World.ZHANBEI, Role.TOWN));
        town.navigate("/desk");
        town.locator("main a.btn[href='/projects/" + project + "']").click();
        look(town);
        town.locator("main a.btn-primary[href$='/department']").click();
        send(town);
        assertThat(town.innerText("main")).contains("已交部门办").contains("已接单");
        look(town);
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void a_party_member_claims_a_small_wish_in_two_taps() {
        UUID wish = world.bean(DesignProject.class)
                .begin(
                        secretary(),
                        new DesignProject.Beginning(List.of(accepted("想要一台收音机").need()), "", true))
                .orThrow();
        Plan plan = new Plan(
                "一台收音机",
                "给独居老人送一台收音机",
                "",
                1,
                Set.of(),
                new Money(8_000),
                "认领的人",
                List.of(new Plan.Milestone(1, "送到", workingDay(8))),
                List.of(),
                Route.UNITS,
                "党员直接认领");
        dispatch(secretary(), wish, plan).orThrow();
        World.Person member = world.colleague(world.unit());
        Page phone = browser(Look.PHONE, member);
        phone.navigate("/desk");
        look(phone);
        clicks = 0;
        click(phone.locator(".tabs a[href='/claims']"));
        click(phone.locator("form[action='/projects/" + wish + "/claims'] button"));
        assertThat(clicks).isEqualTo(2);
        assertThat(phone.innerText("main")).contains("已认领，谢谢您").contains("实施中");
        look(phone);
        UUID postB = Objects.requireNonNull(project(wish).postB());
        assertThat(row(wish).isTurnOf(postB)).isTrue();
        phone.navigate("/desk");
        assertThat(phone.innerText("main")).contains("一台收音机");
    }

    @Test
    void another_community_claims_a_theme_day_of_the_party_building_list() {
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        secretary.navigate("/projects/new");
        secretary.fill("#title", "重温入党誓词");
        send(secretary);
        secretary.fill("#aim", "两个社区的党员一起过主题党日");
        secretary.fill("#beneficiaries", "60");
        secretary.check("input[name=route][value=units]");
        secretary.fill("#reason", "社区之间轮流承办");
        secretary.fill("#milestone-1", "办好主题党日");
        secretary.fill("#due-1", workingDay(12).toString());
        look(secretary);
        secretary.locator("button[name=dispatch]").click();
        assertThat(secretary.innerText("main")).contains("已下单").contains("党建清单");
        UUID project = UUID.fromString(secretary.url().replaceAll(".*/projects/", ""));

        Page neighbour = browser(Look.DESK, world.person(World.NANYUAN, Role.SECRETARY));
        neighbour.navigate("/projects");
        neighbour.locator("main a[href='/claims']").click();
        look(neighbour);
        neighbour.locator("a[href='/projects/" + project + "/claim']").click();
        neighbour.fill("#words", "出会场和讲解员");
        send(neighbour);
        assertThat(neighbour.innerText("main")).contains("等社区确认");
        accepts(secretary, project);
        assertThat(row(project).state()).isEqualTo("running");

        neighbour.navigate("/desk");
        neighbour.locator("main a.btn[href='/projects/" + project + "']").click();
        look(neighbour);
        neighbour.fill("#text", "六十名党员到场");
        neighbour.fill("#reached", "60");
        neighbour.fill("#spent", "0");
        neighbour.setInputFiles("#photo", new FilePayload("day.png", "image/png", picture()));
        neighbour.locator(".action-bar button.btn-primary").click();
        assertThat(neighbour.innerText("main")).contains("待验收");
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void post_b_is_handed_over_in_the_middle_and_nothing_is_lost() {
        World.Person first = world.unit();
        World.Person second = world.colleague(first);
        UUID project = running(first, "二号楼的灯");
        report(first, project).orThrow();
        pass(project).orThrow();
        Page before = browser(Look.PHONE, first);
        before.navigate("/projects/" + project);
        before.fill("#text", "灯具到货，等天晴");
        before.setInputFiles("#photo", new FilePayload("lamp.png", "image/png", picture()));
        before.locator(".action-bar button[formaction$='/notes']:not([name=help])")
                .click();
        CaseRow was = row(project);
        int photos = before.locator("main figure").count();

        before.locator("main a[href$='/handing-over']").first().click();
        look(before);
        before.selectOption("#person", second.account().toString());
        send(before);
        assertThat(before.innerText("main")).contains("岗位已移交");
        assertThat(row(project).standing()).as("turn, times and owner stay").isEqualTo(was.standing());

        Page after = browser(Look.PHONE, second);
        after.navigate("/desk");
        after.locator("main a.btn[href='/projects/" + project + "']").click();
        look(after);
        assertThat(after.innerText("main"))
                .contains("灯具到货，等天晴")
                .contains("现场查勘")
                .contains("轮到您");
        assertThat(after.locator("main figure").count()).isEqualTo(photos).isGreaterThan(1);
        after.fill("#text", "全部修好");
        after.fill("#reached", "320");
        after.setInputFiles("#photo", new FilePayload("after.png", "image/png", picture()));
        after.locator(".action-bar button.btn-primary").click();
        assertThat(after.innerText("main")).contains("待验收");
        before.navigate("/desk");
        assertThat(before.locator("main a.btn[href='/projects/" + project + "']")
                        .count())
                .isZero();
        assertWhole(ProjectLifecycle.TABLE, project);
    }
}
