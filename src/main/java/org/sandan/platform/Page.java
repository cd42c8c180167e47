package org.sandan.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.RefusalType;
import org.springframework.security.web.csrf.CsrfToken;

/** What every template needs beside its own data: words, dates, who is looking, where the assets are. */
public final class Page {
    /** The sizes that the style sheet knows. */
    static final String SIZES = "18|21|24|27|30";

    static final String SIZE_COOKIE = "sandan_size";
    static final String THEME_COOKIE = "sandan_theme";
    private static final Map<String, DateTimeFormatter> DATES = Map.of(
            "zh", DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT),
            "en", DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH),
            "zh.short", DateTimeFormatter.ofPattern("M月d日", Locale.ROOT),
            "en.short", DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH),
            "zh.weekday", DateTimeFormatter.ofPattern("EEE", Locale.SIMPLIFIED_CHINESE),
            "en.weekday", DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH));
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Pages pages;
    private final HttpServletRequest request;
    private final Locale locale;
    private final Viewer viewer;
    private final Instant now;
    private final Optional<Flash> flash;

    Page(Pages pages, HttpServletRequest request, Instant now, Optional<Flash> flash) {
        this(pages, request, localeOf(request), now, flash);
    }

    Page(Pages pages, HttpServletRequest request, Locale locale, Instant now, Optional<Flash> flash) {
        this.pages = pages;
        this.request = request;
        this.locale = locale;
        this.viewer = viewerOf(request);
        this.now = now;
        this.flash = flash;
    }

    /** The language in which the visitor reads. */
    public static Locale localeOf(HttpServletRequest request) {
        return request.getAttribute(Locale.class.getName()) instanceof Locale known ? known : Messages.CHINESE;
    }

    static Viewer viewerOf(HttpServletRequest request) {
        return request.getAttribute(Viewer.class.getName()) instanceof Viewer known ? known : Viewer.NOBODY;
    }

    /** The words of a key. */
    public String t(String key, Object... arguments) {
        return pages.messages().text(locale, key, arguments);
    }

    /** The Chinese or the English name of something that has both. */
    public String name(String zh, String en) {
        return isEnglish() && !en.isEmpty() ? en : zh;
    }

    public boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    public String htmlLanguage() {
        return isEnglish() ? "en" : "zh-Hans";
    }

    public Locale locale() {
        return locale;
    }

    public Viewer viewer() {
        return viewer;
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return now.atZone(Timestamps.CHINA).toLocalDate();
    }

    public boolean isDemo() {
        return pages.demo();
    }

    /** The elder mode that the visitor chose: text size in pixels, or 0. */
    public int elderSize() {
        return elderSize(request);
    }

    private static int elderSize(HttpServletRequest request) {
        return Cookies.read(request, SIZE_COOKIE)
                .filter(size -> size.matches(SIZES))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Whether a resident reads in elder mode: fewer choices, one question a page, speech and telephone first. */
    public static boolean isElder(HttpServletRequest request) {
        return elderSize(request) > 0 && !viewerOf(request).isStaff();
    }

    public boolean isElder() {
        return isElder(request);
    }

    /** light, dark, or empty to follow the device. */
    public String theme() {
        return Cookies.read(request, THEME_COOKIE)
                .filter(theme -> theme.matches("light|dark"))
                .orElse("");
    }

    /** The address of an asset, with the hash of its content. */
    public String asset(String file) {
        return pages.asset(file);
    }

    public String path() {
        return request.getRequestURI();
    }

    public boolean isAt(String prefix) {
        return path().equals(prefix) || path().startsWith(prefix + "/");
    }

    public List<MenuEntry> menu() {
        return pages.menu(viewer);
    }

    /** Whether this page of the menu is for the viewer: nobody is sent to one that is not. */
    public boolean offers(String path) {
        return menu().stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** How many messages the viewer has not read, for the bell. */
    public int unread() {
        return viewer.isStaff() ? pages.notices().unread(viewer) : 0;
    }

    /** Whether the viewer's post follows a case. */
    public boolean follows(UUID caseId) {
        return viewer.isStaff() && pages.notices().follows(viewer, caseId);
    }

    public String csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /** A key for a form: the request that carries it has its effect once. */
    public String formKey() {
        return Ids.next().toString();
    }

    public Optional<Flash> flash() {
        return flash;
    }

    public String sentence(RefusalType type, List<Object> arguments) {
        return t("refusal." + type.key(), arguments.toArray());
    }

    public String sentence(Refusal refusal) {
        return sentence(refusal.type(), refusal.arguments());
    }

    public String date(LocalDate day) {
        return format("", day.atStartOfDay(Timestamps.CHINA));
    }

    public String date(Instant instant) {
        return format("", instant.atZone(Timestamps.CHINA));
    }

    /** Without the year where it is the current one. */
    public String shortDate(Instant instant) {
        ZonedDateTime at = instant.atZone(Timestamps.CHINA);
        return format(at.getYear() == today().getYear() ? ".short" : "", at);
    }

    public String shortDate(LocalDate day) {
        return shortDate(day.atStartOfDay(Timestamps.CHINA).toInstant());
    }

    public String weekday(Instant instant) {
        return format(".weekday", instant.atZone(Timestamps.CHINA));
    }

    public String dateTime(Instant instant) {
        return shortDate(instant) + " " + CLOCK.format(instant.atZone(Timestamps.CHINA));
    }

    public String isoTime(Instant instant) {
        return instant.toString();
    }

    public String clockTime(Instant instant) {
        return CLOCK.format(instant.atZone(Timestamps.CHINA));
    }

    private String format(String kind, ZonedDateTime at) {
        DateTimeFormatter format = DATES.get((isEnglish() ? "en" : "zh") + kind);
        if (format == null) {
            throw new IllegalStateException("No date format " + kind);
        }
        return format.format(at);
    }

    /** Whether the page is shown to the holder of this post. */
    public boolean isMine(@Nullable UUID post) {
        return post != null && post.equals(viewer.post());
    }

    /**
     * What the step just taken says at the top of the next page.
     *
     * @param undo the address to which 撤销这一步 posts; empty where it cannot be undone
     */
    public record Flash(String key, List<String> arguments, String undo) {}
}
