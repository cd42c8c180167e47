package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.residents.Neighbours;

/**
 * The secretary finds "paste a message" beside the orders, pastes what came by WeChat, reads what was made out of it and
 * why, puts one thing right, sends it, and finds the order with the name of whoever wrote. The next message is about the
 * same thing: it joins.
 */
class MessageJourney extends Journey {
    private static final String MESSAGE = "乌仁其木格 2026/11/23 8:12\n31 号楼楼道灯坏了，老人晚上不敢下楼\n[图片]";

    @Test
    void a_pasted_message_becomes_an_order_and_the_next_one_joins_it() {
        new Neighbours(world).live(Place.grid(World.ZHANBEI, 3), "龙兴家园 31 号楼 1 单元 101", "乌仁其木格", "13900003111");
        String number = "";
        for (Look how : Look.values()) {
            Page page = browser(how, world.person(World.ZHANBEI, Role.SECRETARY));
            page.navigate("/needs");
            page.locator("main a[href='/order/message']").first().click();
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator(".error-summary").innerText()).contains("这里还没有填");
            look(page);
            page.locator("#message").fill(MESSAGE);
            page.locator("main form button.btn-primary").click();

            assertThat(page.locator("main").innerText()).contains("因为", "31号楼", "139****3111");
            assertThat(page.locator("#words").inputValue()).isEqualTo("31 号楼楼道灯坏了，老人晚上不敢下楼");
            assertThat(page.locator("#grid").inputValue())
                    .isEqualTo(Place.grid(World.ZHANBEI, 3).toString());
            look(page);
            if (how == Look.PHONE) {
                page.locator("#category").selectOption("");
                page.locator("#spot").fill("三楼拐角");
                page.locator("main .btns button.btn-primary").click();
                assertThat(page.locator("#category-e").innerText()).isNotBlank();
                assertThat(page.locator("#spot").inputValue()).isEqualTo("三楼拐角");
                look(page);
                page.locator("#category")
                        .selectOption(world.category(World.ZHANBEI.county(), "SMALL_WORKS")
                                .toString());
                page.locator("main .btns button.btn-primary").click();
            } else {
                page.locator("#similar button[name=join]").first().click();
            }
            assertThat(page.url()).contains("/order/done");
            number = page.locator("main section.card b.nowrap").first().innerText();
            look(page);
        }
        Page desk = browser(Look.DESK, world.person(World.ZHANBEI, Role.SECRETARY));
        desk.navigate("/desk");
        desk.fill("header input[name=q]", number);
        desk.press("header input[name=q]", "Enter");
        desk.locator("main a[href^='/needs/0']").first().click();
        assertThat(desk.locator("main").innerText()).contains("三楼拐角", "2 人", "乌仁其木格");
    }
}
