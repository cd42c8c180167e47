package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A test that walks through the product in a real browser, as people do; axe looks at every page on the way. */
public abstract class Journey extends SandanTest {
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final List<BrowserContext> open = new ArrayList<>();

    private static final class Once {
        static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));

        private static Path chromium() {
            return Stream.concat(Stream.ofNullable(System.getenv("SANDAN_CHROMIUM")), CHROMIUM.stream())
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No Chromium: run ./sandan test, which installs it or says what to install."));
        }
    }

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
        BrowserContext context = Once.BROWSER.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(look.width, look.height)
                .setJavaScriptEnabled(javaScript));
        context.setDefaultTimeout(15_000);
        open.add(context);
        return context.newPage();
    }

    /** The browser of somebody who has logged in. */
    protected Page browser(Look look, World.Person person) {
        Page page = browser(look, true);
        String[] cookie = world.session(person).split(";", 2)[0].split("=", 2);
        page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl("http://127.0.0.1:" + port)));
        return page;
    }

    /** Asserts that the page has no serious fault for people who cannot see or use a mouse, and no raw key. */
    protected void look(Page page) {
        List<String> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Journey::tell)
                        .toList();
        assertThat(faults).as(page.url()).isEmpty();
        assertThat(page.innerText("body"))
                .as(page.url())
                .doesNotContainPattern("\\b[a-z]+\\.[a-z-]+\\.[a-z_-]+\\b")
                .doesNotContainPattern("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-")
                .doesNotContainPattern("\\b[A-Z]+_[A-Z_]+\\b");
    }

    private static String tell(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    @AfterEach
    void close() {
        open.forEach(BrowserContext::close);
        open.clear();
    }
}
