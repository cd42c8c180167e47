package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.Cookies;
import org.sandan.platform.Keys;
import org.springframework.stereotype.Component;

/**
 * The orders that this browser has opened by number and code: an encrypted cookie, until the browser is closed, or for a
 * year where the visitor chose to keep them on this device.
 */
@Component
public class KeptOrders {
    private static final String COOKIE = "sandan_orders";
    private static final int MOST = 30;
    private static final int YEAR = 365 * 24 * 3600;

    private final Keys keys;

    KeptOrders(Keys keys) {
        this.keys = keys;
    }

    /** An order as somebody who asked for it opens it. */
    public record Kept(int county, UUID asker) {}

    private record Content(boolean lasting, List<Kept> orders) {}

    /** The newest first. */
    public List<Kept> all(HttpServletRequest request) {
        return read(request).orders();
    }

    public boolean isLasting(HttpServletRequest request) {
        return read(request).lasting();
    }

    public Optional<Kept> find(HttpServletRequest request, UUID asker) {
        return all(request).stream().filter(kept -> kept.asker().equals(asker)).findFirst();
    }

    /** Adds orders; those that were there stay, up to thirty. */
    public void add(HttpServletRequest request, HttpServletResponse response, List<Kept> more, boolean lasting) {
        Content before = read(request);
        List<Kept> all = new ArrayList<>(more);
        before.orders().stream().filter(kept -> !all.contains(kept)).forEach(all::add);
        write(request, response, new Content(lasting || before.lasting(), all.subList(0, Math.min(MOST, all.size()))));
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(Cookies.secure(request, COOKIE, "", 0));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Content content) {
        StringBuilder text = new StringBuilder(content.lasting() ? "1" : "0");
        content.orders()
                .forEach(kept ->
                        text.append('\n').append(kept.county()).append(' ').append(kept.asker()));
        String cookie = keys.toCookie(COOKIE, text.toString());
        response.addCookie(Cookies.secure(request, COOKIE, cookie, content.lasting() ? YEAR : -1));
    }

    private Content read(HttpServletRequest request) {
        return keys.fromCookie(COOKIE, Cookies.read(request, COOKIE).orElse(null))
                .map(text -> text.split("\n", -1))
                .map(lines -> new Content(
                        lines[0].equals("1"),
                        Arrays.stream(lines).skip(1).map(KeptOrders::parse).toList()))
                .orElse(new Content(false, List.of()));
    }

    private static Kept parse(String line) {
        String[] parts = line.split(" ", 2);
        return new Kept(Integer.parseInt(parts[0]), UUID.fromString(parts[1]));
    }
}
