package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.kernel.Role;

/** A case goes back, goes up, is refused, is opened again: every turn in the browser, most of them without a script. */
class TurnsJourney extends Journey {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_worker_hands_it_back_with_a_reason_and_the_secretary_gives_it_out_again(boolean javaScript) {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "水管在地下漏，挖不开 " + javaScript);
        hands().accept(order);
        hands().assign(order, world.viewer(Role.SECRETARY));
        Page worker = staff(Look.PHONE, Role.GRID_WORKER, javaScript);
        worker.navigate("/needs/" + order.need() + "/handing-back");
        worker.fill("#reason", "要挖路面，网格里没有这个设备");
        send(worker);
        assertThat(worker.innerText("main")).contains("已退回下单的岗位", "已受理");

        Page secretary = staff(Look.DESK, Role.SECRETARY, javaScript);
        secretary.navigate("/needs/" + order.need());
        assertThat(secretary.innerText("main")).contains("要挖路面，网格里没有这个设备");
        if (javaScript) {
            look(secretary);
        }
        assertThat(secretary.locator(".chain .returned").count()).isEqualTo(1);
        send(secretary);
        assertThat(secretary.innerText("main")).contains("已下单");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_objection_goes_to_the_sub_district_which_raises_it_to_the_banner(boolean javaScript) {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "想在院里装一部电梯 " + javaScript);
        Page secretary = staff(Look.DESK, Role.SECRETARY, javaScript);
        secretary.navigate("/needs/" + order.need() + "/refusal");
        secretary.fill("#reason", "加装电梯要全楼同意，请先找楼栋自治队");
        send(secretary);
        assertThat(secretary.innerText("main")).contains("不予受理");

        Page resident = resident(order, javaScript);
        assertThat(resident.innerText("main")).contains("加装电梯要全楼同意");
        resident.locator("a[href$='/objection']").click();
        resident.fill("#words", "全楼十二户都签了字，书记没有看到");
        send(resident);
        assertThat(resident.innerText("main")).contains("上级研究", "已记下，交上一级研究");
        assertThat(resident.locator("a[href$='/objection']").count())
                .as("an objection is made once")
                .isZero();

        Page town = staff(Look.DESK, Role.TOWN, javaScript);
        town.navigate("/needs/" + order.need());
        assertThat(town.innerText("main")).contains("全楼十二户都签了字");
        town.navigate("/needs/" + order.need() + "/raising");
        town.fill("#reason", "加装电梯的补贴由旗里定");
        town.fill("#proposal", "建议旗住建局按户给补贴，楼栋自治队出其余的");
        send(town);
        assertThat(town.innerText("main")).contains("已上报上一级");

        Page banner = staff(Look.DESK, Role.LEADING_GROUP, javaScript);
        banner.navigate("/needs/" + order.need());
        assertThat(banner.innerText("main")).contains("加装电梯的补贴由旗里定", "您");
        if (javaScript) {
            look(banner);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, zh", "true, en"})
    void what_was_solved_and_breaks_again_is_done_again_and_the_second_time_studied_above(
            boolean javaScript, String language) {
        PlaceOrder.Receipt order = hands().handled("修好的门又坏了 " + language);
        Page resident = resident(order, javaScript);
        if (language.equals("en")) {
            resident.locator("form[action='/language'] button").first().click();
        }
        resident.locator("button[value=solved]").click();
        for (String state : language.equals("zh")
                ? new String[] {"未解决，已重办", "上级研究"}
                : new String[] {"Not solved, being redone", "With the level above"}) {
            resident.locator("form details summary").last().click();
            resident.locator("form details #words").fill("It is broken again, the door hangs");
            resident.locator("button[value=not_solved]").click();
            assertThat(resident.innerText("main")).contains(state);
            if (javaScript) {
                look(resident);
            }
            if (state.equals("未解决，已重办") || state.equals("Not solved, being redone")) {
                hands().finish(order, world.viewer(Role.GRID_WORKER));
                resident.reload();
                resident.locator("button[value=solved]").click();
            }
        }
        assertThat(hands().row(order).standing().round()).isEqualTo(2);
    }

    @Test
    void not_solved_is_said_in_english() {
        PlaceOrder.Receipt order = hands().handled("The lamp at the west gate is dark");
        Page resident = resident(order, true);
        resident.locator("form[action='/language'] button").first().click();
        look(resident);
        resident.locator("summary").first().click();
        resident.fill("#words", "Still dark at night");
        resident.locator("button[value=not_solved]").click();
        assertThat(resident.innerText("main"))
                .contains("Not solved, being redone")
                .doesNotContain("未解决")
                .contains("An asker said: not solved");
        look(resident);
    }

    @Test
    void two_secretaries_without_a_script_see_side_by_side_what_became_of_the_case() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "两位书记同时打开的一件");
        Page late = staff(Look.PHONE, Role.SECRETARY, false);
        late.navigate("/needs/" + order.need() + "/refusal");
        late.fill("#reason", "不归社区管");
        hands().accept(order);
        send(late);
        assertThat(late.innerText("main")).contains("并排看看", "不归社区管", "已受理");
        assertThat(late.inputValue("#reason")).isEqualTo("不归社区管");
        send(late);
        assertThat(late.innerText("main")).contains("不予受理");
    }

    private Hands hands() {
        return new Hands(world, clock);
    }

    private Page staff(Look look, Role role, boolean javaScript) {
        return browser(look, world.person(World.ZHANBEI, role), javaScript);
    }

    /** The browser of whoever asked. */
    private Page resident(PlaceOrder.Receipt order, boolean javaScript) {
        Page page = browser(Look.PHONE, javaScript);
        page.context().addCookies(hands().keeping(order, "http://127.0.0.1:" + port));
        page.navigate("/orders/" + order.asker());
        return page;
    }

    private static void send(Page page) {
        page.locator("main button.btn-primary").first().click();
    }
}
