package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.Browsing;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.kernel.Role;

/** In every mode in which somebody may read, axe finds nothing serious on the pages of a case. */
@Tag("all")
class ModesJourney extends Journey {
    @ParameterizedTest
    @ValueSource(strings = {"standard", "elder-18", "elder-24", "elder-30", "dark", "high contrast"})
    void the_pages_of_a_case_can_be_read(String mode) {
        Hands hands = new Hands(world, clock);
        PlaceOrder.Receipt solved = hands.handled("读得清的一件");
        hands.answer(solved, true);
        PlaceOrder.Receipt asked = hands.handled("等一句话的一件");
        PlaceOrder.Receipt open = world.order(World.ZHANBEI, "刚点的一件");
        List<String> faults = new ArrayList<>();
        for (Look look : Look.values()) {
            for (String language : List.of("zh", "en")) {
                Page staff = browser(look, world.person(World.ZHANBEI, Role.SECRETARY));
                Page resident = browser(look, true);
                for (Page page : List.of(staff, resident)) {
                    set(page, mode, language);
                }
                for (String path : List.of(
                        "/desk",
                        "/needs/" + open.need(),
                        "/needs/" + solved.need(),
                        "/needs/" + solved.need() + "/sheet",
                        "/needs/" + open.need() + "/refusal")) {
                    faults.addAll(faults(staff, path));
                }
                resident.context().addCookies(hands.keeping(asked, "http://127.0.0.1:" + port));
                resident.navigate("/orders/" + asked.asker());
                faults.addAll(told(resident));
                for (String path : List.of(
                        "/orders",
                        "/c/150622001003",
                        "/c/150622001003/needs/" + solved.number(),
                        "/order?village=150622001003")) {
                    faults.addAll(faults(resident, path));
                }
                resident.fill("#words", "每一种样子都读得清");
                if (resident.locator("input[type=radio][name=category]").count() > 0) {
                    resident.locator("input[name=category]").first().check();
                }
                resident.locator("main .action-bar button.btn-primary").click();
                faults.addAll(told(resident));
                resident.locator("input[name=grid]").nth(3).check();
                resident.locator("main .action-bar button.btn-primary").click();
                faults.addAll(told(resident));
                if (mode.startsWith("elder")) {
                    resident.locator("main .action-bar button.btn-primary").click();
                    faults.addAll(told(resident));
                }
            }
        }
        Page late = browser(Look.PHONE, world.person(World.ZHANBEI, Role.SECRETARY));
        set(late, mode, "zh");
        late.navigate("/needs/" + open.need() + "/refusal");
        late.fill("#reason", "不归社区管");
        hands.accept(open);
        late.locator("main button.btn-primary").click();
        late.waitForSelector(".beside");
        faults.addAll(told(late));
        assertThat(faults).isEmpty();
    }

    private void set(Page page, String mode, String language) {
        String site = "http://127.0.0.1:" + port;
        page.context().addCookies(List.of(new Cookie("sandan_lang", language).setUrl(site)));
        if (mode.startsWith("elder-")) {
            page.context().addCookies(List.of(new Cookie("sandan_size", mode.substring(6)).setUrl(site)));
        } else if (mode.equals("dark")) {
            page.context().addCookies(List.of(new Cookie("sandan_theme", "dark").setUrl(site)));
        } else if (mode.equals("high contrast")) {
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        }
    }

    private static List<String> faults(Page page, String path) {
        page.navigate(path);
        return told(page);
    }

    private static List<String> told(Page page) {
        page.waitForLoadState();
        return Browsing.faults(page).stream()
                .map(fault -> page.url() + " " + page.viewportSize().width + ": " + fault)
                .toList();
    }
}
