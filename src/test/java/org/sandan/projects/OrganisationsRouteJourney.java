package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;

/**
 * 社会组织承接, from the need to the evaluation: two organisations offer, the community chooses one with a reason and the
 * other reads it; whom it serves is counted, every session is kept, and those who asked say whether it helped.
 */
class OrganisationsRouteJourney extends ProjectTest {
    private static void send(Page page) {
        page.locator("main button.btn-primary").first().click();
    }

    private Page offers(World.Person person, UUID project, String how, String price) {
        Page phone = browser(Look.PHONE, person);
        phone.navigate("/claims");
        look(phone);
        phone.locator("a[href='/projects/" + project + "/claim']").click();
        phone.fill("#words", how);
        send(phone);
        assertThat(phone.innerText("main")).as("without a price").contains("请写报价");
        assertThat(phone.inputValue("#words")).isEqualTo(how);
        phone.fill("#helpers", "两名社工");
        phone.fill("#price", price);
        look(phone);
        send(phone);
        assertThat(phone.innerText("main")).contains("撤回认领");
        return phone;
    }

    @Test
    void two_organisations_offer_one_is_chosen_serves_and_is_judged_by_those_who_asked() {
        PlaceOrder.Receipt order = accepted("四点半课堂");
        World.Person person = world.member(socialOrganisation());
        World.Person other = world.member(socialOrganisation());
        Page secretary = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        UUID project = ResidentsRouteJourney.designed(
                secretary, "四点半课堂", "organisations", workingDay(12).toString());
        Page phone = offers(person, project, "每周一三五，每次九十分钟", "12000");
        Page second = offers(other, project, "每周二四", "0");

        secretary.navigate("/projects/" + project);
        look(secretary);
        secretary.locator("form[action$='/choice'] button").click();
        assertThat(secretary.innerText("main")).contains("请先选一家");
        secretary
                .locator("form[action$='/choice'] label.choice:has-text('12,000') input")
                .check();
        secretary.locator("form[action$='/choice'] button").click();
        assertThat(secretary.innerText("main")).as("without a reason").contains("这里还没有填");
        secretary.fill("#reason", "做过三年，家长认可");
        look(secretary);
        secretary.locator("form[action$='/choice'] button").click();
        assertThat(secretary.innerText("main")).contains("已接单", "购买服务", "做过三年，家长认可");
        look(secretary);
        second.navigate("/claims/taken");
        assertThat(second.innerText("main")).contains("选了别家的", "做过三年，家长认可");
        look(second);

        phone.navigate("/projects/" + project);
        phone.locator("main a.btn-primary:has-text('选派')").first().click();
        send(phone);
        phone.locator("a[href$='/services']").first().click();
        look(phone);
        phone.fill("#cohort-children_under_14", "23");
        phone.fill("#children", "刘美华 三年级");
        phone.locator("form[action$='/cohort'] button").click();
        assertThat(phone.innerText("main")).contains("姓名缩写 年级");
        look(phone);
        phone.fill("#children", "LMH 三年级");
        phone.locator("form[action$='/cohort'] button").click();
        assertThat(phone.innerText("main")).contains("服务对象 23 人", "LMH 三年级");
        phone.fill("#service-minutes", "95");
        phone.fill("#service-served", "21");
        phone.fill("#service-what", "作业辅导和阅读");
        phone.locator("form[action$='/services'] button").click();
        assertThat(phone.innerText("main")).contains("服务 1 次，1 小时 35 分，21 人次");
        look(phone);

        phone.navigate("/projects/" + project);
        phone.fill("#text", "本学期的课上完了");
        phone.fill("#reached", "23");
        phone.setInputFiles("#photo", new FilePayload("class.png", "image/png", picture()));
        phone.locator(".action-bar button.btn-primary").click();
        secretary.reload();
        secretary.locator("form[action$='/passing'] button").click();
        answer(order, true, "").orThrow();
        phone.reload();
        phone.locator("summary:has-text('写单位的话')").click();
        phone.fill("#words-unit", "孩子们坚持下来了");
        phone.locator("form:has(#words-unit) button").click();
        secretary.reload();
        assertThat(secretary.innerText("main")).contains("服务 1 次，1 小时 35 分，21 人次", "做了多少次不等于解决");
        look(secretary);
        secretary.fill("#words-community", "家长和孩子都问过");
        secretary.locator("form:has(#words-community) button").click();
        assertThat(secretary.innerText("main")).contains("已解决");
        assertWhole(ProjectLifecycle.TABLE, project);
    }
}
