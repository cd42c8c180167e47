package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;

/**
 * 居民自办, from the need to the evaluation: the community finds the right people on its roster, a building team claims on a
 * phone, a unit gives what the team lacks, and those who asked say whether it helped.
 */
class ResidentsRouteJourney extends ProjectTest {
    private static void send(Page page) {
        page.locator("main button.btn-primary").first().click();
    }

    /** One order becomes a project by a route, through the form. */
    static UUID designed(Page secretary, String word, String route, String due) {
        secretary.navigate("/needs?q=" + word);
        secretary.locator("main input[name=need]").first().check();
        secretary.locator("button:has-text('设计成项目')").first().click();
        secretary.fill("#title", word);
        secretary.fill("#aim", "把" + word + "办好");
        secretary.fill("#beneficiaries", "30");
        secretary.check("input[name=route][value=" + route + "]");
        secretary.fill("#reason", "邻里自己能办");
        secretary.fill("#milestone-1", "办好");
        secretary.fill("#due-1", due);
        secretary.fill("#part-1", "人手");
        secretary.fill("#part-2", "梯子");
        secretary.locator("button[name=dispatch]").click();
        assertThat(secretary.innerText("main")).contains("已下单");
        return UUID.fromString(secretary.url().replaceAll(".*/projects/", ""));
    }

    @Test
    void a_building_team_takes_on_what_its_neighbours_asked_for_and_a_unit_gives_the_rest() {
        PlaceOrder.Receipt order = accepted("楼道杂物清理");
        Organisation team = team(OrganisationKind.BUILDING_TEAM);
        World.Person leader = world.member(team);
        World.Person helper = world.unit();
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        secretary.navigate("/organisations/" + team.id());
        secretary.locator("main a[href$='/roster']").click();
        secretary.fill("#roster-name", "赵桂兰");
        secretary.locator("aside button.btn-primary").click();
        assertThat(secretary.innerText("main")).as("without a skill").contains("这里还没有填");
        secretary.fill("#roster-skills", "组织邻居、搬运");
        look(secretary);
        secretary.locator("aside button.btn-primary").click();
        assertThat(secretary.innerText("main")).contains("在册 1 人", "赵桂兰");
        look(secretary);
        UUID project = designed(secretary, "楼道杂物清理", "residents", workingDay(12).toString());

        Page phone = browser(Look.PHONE, leader);
        phone.navigate("/organisations/" + team.id() + "/roster");
        assertThat(phone.innerText("main")).contains("赵桂兰");
        look(phone);
        phone.navigate("/claims");
        look(phone);
        phone.locator("a[href='/projects/" + project + "/claim']").click();
        phone.check("input[name=offer-1]");
        look(phone);
        send(phone);
        assertThat(phone.innerText("main")).contains("撤回认领");

        secretary.navigate("/projects/" + project);
        look(secretary);
        secretary.locator("button[name=as][value=lead]").first().click();
        assertThat(secretary.innerText("main")).contains("实施中", "还缺 梯子");
        look(secretary);

        Page unit = browser(Look.PHONE, helper);
        unit.navigate("/claims");
        look(unit);
        unit.locator("a[href='/projects/" + project + "/claim']").click();
        unit.check("input[name=offer-2]");
        look(unit);
        send(unit);
        secretary.reload();
        secretary.locator("button[name=as][value=support]").first().click();
        assertThat(secretary.innerText("main")).doesNotContain("还缺 梯子");

        phone.navigate("/projects/" + project);
        look(phone);
        phone.fill("#text", "三个单元都清完了");
        phone.fill("#reached", "30");
        phone.setInputFiles("#photo", new FilePayload("after.png", "image/png", picture()));
        phone.locator(".action-bar button.btn-primary").click();
        assertThat(phone.innerText("main")).contains("待验收");
        secretary.reload();
        secretary.locator("form[action$='/passing'] button").click();
        answer(order, true, "").orThrow();
        phone.reload();
        phone.locator("summary:has-text('写单位的话')").click();
        phone.fill("#words-unit", "邻居们一起清的");
        phone.locator("form:has(#words-unit) button").click();
        secretary.reload();
        secretary.fill("#words-community", "三个单元都看过");
        secretary.locator("form:has(#words-community) button").click();
        assertThat(secretary.innerText("main")).contains("已解决");
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void the_secretary_enters_a_resident_without_a_log_in_and_only_the_community_reads_the_name() {
        accepted("门前花池");
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        UUID project = designed(secretary, "门前花池", "residents", workingDay(12).toString());
        secretary.locator("summary:has-text('代为登记认领')").click();
        secretary.selectOption(
                "#organisation",
                secretary().organisation() == null
                        ? ""
                        : secretary().organisation().toString());
        secretary.fill("#claimant", "钱有福");
        secretary.fill("#words", "自己带工具");
        look(secretary);
        secretary.locator("form:has(#claimant) button").click();
        assertThat(secretary.innerText("main")).contains("钱有福");
        secretary.locator("button[name=as][value=lead]").first().click();
        assertThat(secretary.innerText("main")).contains("实施中", "钱有福");
        look(secretary);
        Page unit = browser(Look.PHONE, world.unit());
        unit.navigate("/projects/" + project);
        assertThat(unit.innerText("body")).doesNotContain("钱有福");
        look(unit);
    }
}
