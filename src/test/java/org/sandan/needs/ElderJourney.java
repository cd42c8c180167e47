package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.Journey;

/** Somebody old orders on a phone with large letters: by speaking, and having read aloud what comes of it. */
class ElderJourney extends Journey {
    /** A browser that hears and speaks, as far as a test can. */
    private static final String EARS_AND_VOICE = """
            window.SpeechRecognition = class {
              start() { setTimeout(() => {
                this.onresult({results: [[{transcript: "井台结冰了，"}], [{transcript: "打水怕滑倒"}]]});
                this.onend();
              }); }
              stop() { this.onend(); }
            };
            window.told = [];
            Object.defineProperty(window, "speechSynthesis",
              {value: {speaking: false, cancel() {}, speak(speech) { window.told.push(speech.text); }}});
            """;

    private static final String DEAF_AND_DUMB = """
            delete window.SpeechRecognition; delete window.webkitSpeechRecognition;
            Object.defineProperty(window, "speechSynthesis", {value: undefined});
            """;

    @ParameterizedTest
    @ValueSource(strings = {"18", "24", "30"})
    void what_is_spoken_stands_in_the_field_and_the_page_is_read_aloud(String size) {
        Page elder = elder(size, EARS_AND_VOICE);
        elder.navigate("/order?village=150622001003");
        look(elder);
        elder.fill("#words", "东头");
        elder.locator("[data-speak=words]").click();
        elder.waitForCondition(() -> elder.inputValue("#words").contains("怕滑倒"));
        assertThat(elder.inputValue("#words")).isEqualTo("东头，井台结冰了，打水怕滑倒");
        next(elder);
        look(elder);
        elder.locator("input[name=grid]").nth(3).check();
        next(elder);
        look(elder);
        next(elder);
        elder.locator("input[value=anonymous]").check();
        look(elder);
        next(elder);
        assertThat(elder.locator(".code").first().innerText().strip()).matches("[A-Z0-9]{5} [A-Z0-9]{5}");
        look(elder);

        elder.navigate("/orders");
        look(elder);
        elder.locator("main a[href^='/orders/']").first().click();
        look(elder);
        elder.locator("[data-read]").click();
        assertThat((String) elder.evaluate("window.told[0]")).contains("现在", "待受理", "轮到", "期限", "之后");
    }

    @Test
    void what_a_browser_cannot_do_is_not_offered() {
        Page elder = elder("24", DEAF_AND_DUMB);
        elder.navigate("/order?village=150622001003");
        assertThat(elder.locator("[data-speak]").first().isVisible()).isFalse();
        assertThat(elder.locator("[data-read]").isVisible()).isFalse();
        look(elder);
    }

    @Test
    void all_of_it_works_without_a_script() {
        Page elder = browser(Look.PHONE, false);
        large(elder, "24");
        elder.navigate("/order?village=150622001003");
        assertThat(elder.locator("[data-speak]").first().isVisible()).isFalse();
        elder.fill("#words", "院门口的台阶塌了一块");
        next(elder);
        elder.locator("input[name=grid]").nth(3).check();
        next(elder);
        next(elder);
        elder.locator("input[value=anonymous]").check();
        next(elder);
        assertThat(elder.locator(".code").first().innerText().strip()).matches("[A-Z0-9]{5} [A-Z0-9]{5}");
    }

    private Page elder(String size, String script) {
        Page page = browser(Look.PHONE, true);
        page.addInitScript(script);
        large(page, size);
        return page;
    }

    private void large(Page page, String size) {
        page.context()
                .addCookies(java.util.List.of(new Cookie("sandan_size", size).setUrl("http://127.0.0.1:" + port)));
    }

    private static void next(Page page) {
        page.locator("main .action-bar button.btn-primary").click();
    }
}
