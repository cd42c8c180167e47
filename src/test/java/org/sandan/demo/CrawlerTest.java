package org.sandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sandan.Browsing;
import org.sandan.Visitor;
import org.sandan.accounts.DemoPeople;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Everybody in the demo, and whoever is not logged in, follows every link in both languages: none ends in an error, no
 * page is a dead end, and nothing that is shown is a key, an id or the name of a constant.
 */
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlerTest {
    /** Pages that differ by what they are about only: as many of each sort are looked at. */
    private static final int OF_A_SORT = 12;

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern PICTURE = Pattern.compile("<img [^>]*src=\"(/[^\"]*)");

    private final ConfigurableApplicationContext context;

    CrawlerTest() {
        this.context = RunningDemo.start().context();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    static List<String> visitors() {
        return Stream.concat(Stream.of(""), DemoFolk.everybody().stream().map(DemoPeople.Person::value))
                .flatMap(person -> Stream.of(person + " zh", person + " en"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void every_link_leads_somewhere(String who) {
        String person = who.substring(0, who.indexOf(' '));
        Visitor visitor = new Visitor(new RunningDemo(context).site());
        visitor.keep("sandan_lang=" + who.substring(who.indexOf(' ') + 1));
        visitor.get("/login");
        if (!person.isEmpty()) {
            visitor.post("/demo/become", Map.of("as", person));
        }
        List<String> faults = new ArrayList<>();
        Map<String, Integer> sorts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("/", "/me", "/orders", "/c/150622001003", "/order"));
        if (!person.isEmpty()) {
            next.add("/desk");
        }
        while (!next.isEmpty()) {
            String path = next.poll();
            if (seen.add(path) && sorts.merge(sort(path), 1, Integer::sum) <= OF_A_SORT) {
                look(visitor, path, faults, next);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(sorts.size()).as("it came around").isGreaterThan(8);
    }

    private static void look(Visitor visitor, String path, List<String> faults, Deque<String> next) {
        HttpResponse<String> page = visitor.get(path);
        if (page.statusCode() / 100 == 3) {
            next.add(page.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""));
            return;
        }
        boolean notForResidents = path.equals("/desk") && page.statusCode() == 404;
        if (page.statusCode() != 200 && !notForResidents) {
            faults.add(path + ": " + page.statusCode());
            return;
        }
        if (!page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return;
        }
        List<String> links = links(page.body());
        if (links.isEmpty()) {
            faults.add(path + ": a dead end");
        }
        Browsing.raw(text(page.body())).forEach(raw -> faults.add(path + ": " + raw));
        next.addAll(links);
    }

    private static List<String> links(String page) {
        List<String> links = new ArrayList<>();
        for (Pattern pattern : List.of(LINK, PICTURE)) {
            Matcher found = pattern.matcher(page);
            while (found.find()) {
                links.add(found.group(1).replace("&amp;", "&"));
            }
        }
        return links;
    }

    /** What of a page is read: no head, no tags. */
    private static String text(String page) {
        return page.replaceAll("(?s)<head>.*?</head>", " ")
                .replaceAll("(?s)<textarea.*?</textarea>", " ")
                .replaceAll("<[^>]*>", " ");
    }

    private static String sort(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{}")
                .replaceAll("\\d[\\d-]{2,}", "{}")
                .replaceAll("=[^&]*", "=");
    }
}
