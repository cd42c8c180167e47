package org.sandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sandan.Browsing;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every page of the demo, seen by the person whose page it is, on a phone and on a desk, in both languages: axe finds
 * nothing serious, no raw key or code is shown, and the pictures can be looked at. They are written to {@code
 * target/pictures}, or to {@code docs/pictures} where SANDAN_PICTURES is "write".
 */
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesJourney {
    private static final Path FOLDER =
            Path.of("write".equals(System.getenv("SANDAN_PICTURES")) ? "docs/pictures" : "target/pictures");

    private final ConfigurableApplicationContext context;
    private final String site;

    PicturesJourney() {
        this.context = RunningDemo.start().context();
        this.site = new RunningDemo(context).site();
    }

    /** @param open the link to follow from the path, or empty; with >> between them, one after the other */
    private record Shot(String name, String login, String path, String open) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot("start", "", "/", ""),
            new Shot("community", "", "/c/150622001003", ""),
            new Shot("town", "", "/c/150622001", ""),
            new Shot("community-needs", "", "/c/150622001003/needs", ""),
            new Shot("public-need", "", "/c/150622001003/needs", "main a[href*='/needs/1506']"),
            new Shot("order-what", "", "/order?village=150622001003", ""),
            new Shot(
                    "order-elder",
                    "",
                    "/c/150622001003",
                    "form[action='/text-size'] button >> main a[href^='/order?']"),
            new Shot("orders-empty", "", "/orders", ""),
            new Shot("login", "", "/login", ""),
            new Shot("not-found", "", "/c/999999999999", ""),
            new Shot("orders", "chenqiaozhen", "/orders", ""),
            new Shot("order-asked", "chenqiaozhen", "/orders", "main a[href^='/orders/']"),
            new Shot("desk-secretary", "liyunna", "/desk", ""),
            new Shot("case", "liyunna", "/desk", "main li.task a"),
            new Shot(
                    "case-sheet",
                    "liyunna",
                    "/needs?state=solved",
                    "main table a[href^='/needs/'] >> a[href$='/sheet']"),
            new Shot("needs", "liyunna", "/needs", ""),
            new Shot("needs-search", "liyunna", "/needs?q=灯&state=all", ""),
            new Shot("calls", "liyunna", "/calls", ""),
            new Shot("categories", "liyunna", "/categories", ""),
            new Shot("residents", "liyunna", "/residents", ""),
            new Shot("organisations", "liyunna", "/organisations", ""),
            new Shot("pairings", "liyunna", "/pairings", ""),
            new Shot("posts", "liyunna", "/posts", ""),
            new Shot("grids", "liyunna", "/grids", ""),
            new Shot("grid-new", "liyunna", "/grids/new?at=150622001003", ""),
            new Shot("grid", "liyunna", "/grids", "main th a[href^='/grids/']"),
            new Shot("post", "liyunna", "/posts", "main tbody tr:last-child th a[href^='/posts/']"),
            new Shot("post-new", "liyunna", "/posts/new", ""),
            new Shot("organisation", "liyunna", "/organisations?at=150622001003", "main th a[href^='/organisations/']"),
            new Shot(
                    "organisation-ending",
                    "liyunna",
                    "/organisations?at=150622001003&kind=ENTERPRISE",
                    "main th a[href^='/organisations/'] >> main a[href$='/ending']"),
            new Shot("household", "liyunna", "/households", "main th a[href^='/households/']"),
            new Shot("pairing-new", "haojianping", "/pairings/new", ""),
            new Shot("pairing", "haojianping", "/pairings?at=150621106", "main th a[href^='/pairings/']"),
            new Shot("meetings", "liyunna", "/meetings", ""),
            new Shot("meeting", "liyunna", "/meetings", "main h3 a"),
            new Shot("meeting-attendance", "liyunna", "/meetings", "main h3 a >> main a[href$='/attendance']"),
            new Shot("meeting-cancellation", "liyunna", "/meetings", "main h3 a >> main a[href$='/cancellation']"),
            new Shot("meeting-filed", "liyunna", "/meetings", "main .sec + ul h3 a"),
            new Shot("meeting-new", "liyunna", "/meetings/new", ""),
            new Shot("committee", "liyunna", "/meetings", "main .aside li a[href^='/committees/']"),
            new Shot("meeting-unit", "guoyongsheng", "/meetings", "main h3 a"),
            new Shot("account", "liyunna", "/account", ""),
            new Shot("projects", "liyunna", "/projects", ""),
            new Shot("project-dispatched", "liyunna", "/projects?state=dispatched", "main th a"),
            new Shot("project-checking", "liyunna", "/projects?state=checking", "main th a"),
            new Shot("project-evaluation", "liyunna", "/projects?state=evaluating", "main th a"),
            new Shot(
                    "project-served",
                    "liyunna",
                    "/projects?state=evaluating",
                    "main th a >> main a[href$='/beneficiaries']"),
            new Shot("project-design", "liyunna", "/projects?state=draft", "main th a"),
            new Shot("project-sheet", "liyunna", "/projects?state=running", "main th a >> main a[href$='/sheet']"),
            new Shot("chain", "liyunna", "/projects?state=solved", "main th a >> main a[href$='/chain']"),
            new Shot("claims", "guoyongsheng", "/claims", ""),
            new Shot("claim", "guoyongsheng", "/claims", "main a[href$='/claim']"),
            new Shot("small-wish", "guoyongsheng", "/claims", "main li.task h3 a"),
            new Shot("claims-taken", "guoyongsheng", "/claims/taken", ""),
            new Shot("project-unit", "guoyongsheng", "/claims/taken", "main li.task h3 a"),
            new Shot("public-projects", "", "/c/150622001003/projects", ""),
            new Shot("messages", "liyunna", "/messages", ""),
            new Shot(
                    "following",
                    "liyunna",
                    "/desk",
                    "main li.task a >> .follow button >> header a.bell >> main a[href='/following']"),
            new Shot("reach", "liyunna", "/account/notices", ""),
            new Shot("call", "liyunna", "/calls", "main ul.rows a.btn"),
            new Shot("group-community", "", "/c/150622001003/group", ""),
            new Shot(
                    "group-need",
                    "",
                    "/c/150622001003/needs?state=solved",
                    "main a[href*='/needs/1506'] >> main a[href$='/group']"),
            new Shot("channels", "tianjianing", "/channels", ""),
            new Shot("desk-grid-worker", "wurenna", "/desk", ""),
            new Shot("case-grid-worker", "wurenna", "/desk", "main li.task a"),
            new Shot("desk-town", "suwenbin", "/desk", ""),
            new Shot("accounts", "tianjianing", "/accounts", ""),
            new Shot("divisions", "tianjianing", "/divisions", ""),
            new Shot("trail", "rensuqing", "/trail", ""),
            new Shot("verification", "rensuqing", "/trail/verification", ""));

    @Test
    void every_page_can_be_shown_to_a_stranger() {
        List<String> faults = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            for (Shot shot : SHOTS) {
                for (boolean phone : new boolean[] {true, false}) {
                    faults.addAll(take(shot, language, phone));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private List<String> take(Shot shot, String language, boolean phone) {
        try (BrowserContext browser = Browsing.context(site, phone ? 390 : 1280, phone ? 844 : 900)) {
            Page page = browser.newPage();
            page.navigate("/login");
            if (language.equals("en")) {
                page.locator("form[action='/language'] button").first().click();
            }
            if (!shot.login().isEmpty()) {
                page.navigate("/login");
                page.locator("button[name=as][value='" + shot.login() + "']").click();
            }
            page.navigate(shot.path());
            for (String link :
                    shot.open().isEmpty() ? new String[0] : shot.open().split(" >> ")) {
                page.locator(link).first().click();
                page.waitForLoadState();
            }
            String name = shot.name() + (phone ? "-phone-" : "-desk-") + language + ".jpg";
            List<String> faults = Browsing.faults(page).stream()
                    .map(fault -> name + ": " + fault)
                    .toList();
            // As high as the page, so that what sticks to the window's bottom does not lie in the middle of the
            // picture.
            int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
            page.setViewportSize(phone ? 390 : 1280, Math.max(phone ? 844 : 900, Math.min(6000, height)));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name))
                    .setType(ScreenshotType.JPEG)
                    .setQuality(72)
                    .setFullPage(true));
            return Browsing.faults(page).stream()
                    .map(fault -> name + ": " + fault)
                    .toList();
        }
    }

    @AfterAll
    void stop() {
        context.close();
    }
}
