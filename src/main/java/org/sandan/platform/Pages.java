package org.sandan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Makes the {@link Page} of a request. */
@Component
public class Pages {
    private static final String FLASH = "sandan_done";

    private final Messages messages;
    private final ResourceUrlProvider assets;
    private final InstantSource clock;
    private final Keys keys;
    private final List<MenuEntry> menu;
    private final ObjectProvider<Notices> notices;
    private final boolean demo;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    Pages(
            Messages messages,
            ResourceUrlProvider assets,
            InstantSource clock,
            Keys keys,
            ObjectProvider<MenuEntry> menu,
            ObjectProvider<Notices> notices,
            @Value("${sandan.demo:false}") boolean demo) {
        this.messages = messages;
        this.assets = assets;
        this.clock = clock;
        this.keys = keys;
        this.menu =
                menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        this.notices = notices;
        this.demo = demo;
    }

    Page page(HttpServletRequest request, HttpServletResponse response) {
        Optional<Page.Flash> flash = keys.fromCookie(
                        FLASH, Cookies.read(request, FLASH).orElse(null))
                .map(Pages::parse);
        if (flash.isPresent()) {
            response.addCookie(Cookies.plain(FLASH, "", 0));
        }
        return new Page(this, request, clock.instant(), flash);
    }

    /** Says on the next page what was done, with a way to undo it where there is one. */
    public void flash(HttpServletResponse response, String undo, String key, String... arguments) {
        String text = key + "\n" + undo + "\n" + String.join("\n", arguments);
        response.addCookie(Cookies.plain(FLASH, keys.toCookie(FLASH, text), 120));
    }

    /**
     * Where the browser goes once a form was done, and what the page there says of it.
     *
     * @param undo the address to which 撤销这一步 posts; empty where it cannot be undone
     */
    public record Next(String path, String undo, String key, List<String> words) {
        public static Next to(String path, String key, String... words) {
            return new Next(path, "", key, List.of(words));
        }

        public Next undoneBy(String address) {
            return new Next(path, address, key, words);
        }
    }

    /**
     * Answers a form: what was done is told on the page that follows (303); what was refused shows the form again.
     *
     * @param again the page with what was typed
     */
    public <T> Object answer(
            HttpServletResponse response,
            Outcome<T> outcome,
            Function<T, Next> done,
            Function<Refusal, ModelAndView> again) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> {
                Next next = done.apply(value);
                flash(response, next.undo(), next.key(), next.words().toArray(String[]::new));
                yield Redirects.to(next.path());
            }
            case Outcome.Refused<T>(Refusal refusal) -> refused(refusal, again);
        };
    }

    /** The form again with the status of the refusal; what is hidden or absent has no form. */
    public static ModelAndView refused(Refusal refusal, Function<Refusal, ModelAndView> again) {
        if (refusal.type() == Common.NOT_FOUND) {
            throw new NotFound();
        }
        ModelAndView page = again.apply(refusal);
        page.setStatus(HttpStatusCode.valueOf(refusal.type().status()));
        return page;
    }

    private static Page.Flash parse(String text) {
        String[] lines = text.split("\n", -1);
        return new Page.Flash(lines[0], Arrays.asList(lines).subList(2, lines.length), lines[1]);
    }

    Notices notices() {
        return notices.getObject();
    }

    Messages messages() {
        return messages;
    }

    boolean demo() {
        return demo;
    }

    List<MenuEntry> menu(Viewer viewer) {
        return menu.stream()
                .filter(entry -> entry.roles().contains(viewer.role()))
                .toList();
    }

    String asset(String file) {
        return addresses.computeIfAbsent(file, name -> {
            String hashed = assets.getForLookupPath("/assets/" + name);
            if (hashed == null) {
                throw new IllegalStateException("There is no asset " + name);
            }
            return hashed;
        });
    }
}
