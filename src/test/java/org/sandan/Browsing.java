package org.sandan;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one browser of a test run, and what is wrong with a page that it shows. */
public final class Browsing {
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    /** A message key, an id, the name of a constant: nothing of it is for people. */
    private static final List<Pattern> RAW = List.of(
            Pattern.compile("\\b[a-z]+\\.[a-z-]+\\.[a-z_-]+\\b"),
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-"),
            Pattern.compile("\\b[A-Z]+_[A-Z_]+\\b"));

    private Browsing() {}

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

    /** Cookies of their own, as somebody else's browser would have. */
    public static BrowserContext context(String site, int width, int height) {
        return context(new Browser.NewContextOptions().setBaseURL(site).setViewportSize(width, height));
    }

    static BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = Once.BROWSER.newContext(options);
        context.setDefaultTimeout(15_000);
        return context;
    }

    /** Serious faults for people who cannot see or use a mouse, and what is not for people at all. */
    public static List<String> faults(Page page) {
        List<String> faults = new ArrayList<>();
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Browsing::tell)
                        .forEach(faults::add);
        faults.addAll(raw(page.innerText("body")));
        if (Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))) {
            faults.add("is wider than the window");
        }
        return faults;
    }

    /** What of a text that is shown is not for people. */
    public static List<String> raw(String text) {
        return RAW.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(found -> "shows " + found.group())
                .toList();
    }

    private static String tell(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
