package org.sandan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;

/** From the text message to the verdict on a phone without JavaScript, and the pages on which channels are chosen and set up. */
class ChannelJourney extends ChannelTest {
    private void look(Page page, String name) {
        look(page);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures/channel-" + name + ".png"))
                .setFullPage(true));
    }

    @Test
    void an_asker_answers_from_the_text_message_on_a_phone() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            Matcher link = Pattern.compile(Pattern.quote(SITE) + "(/v/\\w+)")
                    .matcher(gateway.heard().getFirst().body());
            assertThat(link.find()).isTrue();
            Page seen = browser(Look.PHONE, true);
            seen.navigate(link.group(1));
            look(seen, "link");
            Page phone = browser(Look.PHONE, false);
            phone.navigate(link.group(1));
            phone.locator("button[value=solved]").click();
            assertThat(phone.url()).endsWith(order.number());
            assertThat(phone.locator("main").innerText()).contains("您的评价已记下", "已解决");
            seen.navigate("/v/AAAACCCCDDDD");
            look(seen, "link-shut");

            Page ordering = browser(Look.PHONE, true);
            ordering.navigate("/order?village=150622001003");
            ordering.locator("textarea[name=words]").fill("楼道里的灯不亮了");
            ordering.locator("main form .tile:has(input[name=category])")
                    .first()
                    .click();
            ordering.locator("main .action-bar button").first().click();
            ordering.locator("main .tile:has(input[name=grid])").first().click();
            ordering.locator("main .action-bar button").first().click();
            assertThat(ordering.locator("input[name=sms]").isChecked()).isFalse();
            look(ordering, "order");
        }
    }

    @Test
    void somebody_in_a_post_chooses_and_the_administrator_sets_up() {
        gateway("http://127.0.0.1:1/send", "POST", Map.of());
        system(() -> {
            Addresses addresses = world.bean(Addresses.class);
            String code = addresses.add(COUNTY, secretary().actingAccount(), Channel.SMS, "13911112222");
            addresses.confirm(COUNTY, secretary().actingAccount(), Channel.SMS, code);
            addresses.add(COUNTY, secretary().actingAccount(), Channel.SMS, "13933334444");
            return 0;
        });
        for (Look how : Look.values()) {
            Page page = browser(how, world.person(World.ZHANBEI, Role.SECRETARY));
            page.navigate("/account/notices");
            look(page, "reach-" + how);
            page.locator("#by-mail").check();
            page.locator("#digest-at").fill("22:00");
            page.locator("form[action='/account/notices'] button").click();
            assertThat(page.locator(".error-summary").innerText()).contains("8 点到 20 点之间", "先留下地址");
            look(page, "reach-faults-" + how);

            Page admin = browser(how, world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
            admin.navigate("/channels");
            admin.locator("#url").fill("ftp://nowhere");
            admin.locator("#success").fill("((");
            admin.locator("form[action='/channels/sms'] button").click();
            assertThat(admin.locator("#url").inputValue()).isEqualTo("ftp://nowhere");
            look(admin, "settings-" + how);
        }
    }

    @Test
    void a_text_for_the_group_is_copied_with_one_tap() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "群里的人看得到标题", BY_SMS);
        accept(order, "西门照明");
        Page page = browser(Look.PHONE, true);
        page.navigate("/c/150622001003/needs/" + order.number() + "/group");
        page.locator("#copy").click();
        page.locator("#copied:has-text('已复制')")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        look(page, "group");
    }
}
