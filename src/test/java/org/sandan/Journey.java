package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A test that walks through the product in a real browser, as people do; axe looks at every page on the way. */
public abstract class Journey extends SandanTest {
    private final List<BrowserContext> open = new ArrayList<>();

    /** How somebody looks at the product. */
    protected enum Look {
        PHONE(390, 844),
        DESK(1280, 900);

        private final int width;
        private final int height;

        Look(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** A browser of somebody's own, with or without JavaScript. */
    protected Page browser(Look look, boolean javaScript) {
        BrowserContext context = Browsing.context(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(look.width, look.height)
                .setJavaScriptEnabled(javaScript));
        open.add(context);
        return context.newPage();
    }

    /** The browser of somebody who has logged in. */
    protected Page browser(Look look, World.Person person) {
        return browser(look, person, true);
    }

    protected Page browser(Look look, World.Person person, boolean javaScript) {
        Page page = browser(look, javaScript);
        String[] cookie = world.session(person).split(";", 2)[0].split("=", 2);
        page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl("http://127.0.0.1:" + port)));
        return page;
    }

    protected void look(Page page) {
        assertThat(Browsing.faults(page)).as(page.url()).isEmpty();
    }

    @AfterEach
    void close() {
        open.forEach(BrowserContext::close);
        open.clear();
    }
}
