package org.sandan.needs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which needs of the repository are shown, as it stands in the address.
 *
 * @param words words of the title or of what was ordered, or a number; empty for all
 * @param states empty for all that are in progress; {@code all} for every state
 * @param place a grid, a village or a town
 * @param newest the newest first instead of what is due first
 * @param chosen what was selected on other pages
 */
public record NeedFilter(
        String words,
        Set<String> states,
        @Nullable UUID category,
        @Nullable Group group,
        @Nullable Place place,
        Order.@Nullable Channel source,
        boolean newest,
        List<UUID> chosen) {
    static final int MOST_CHOSEN = 50;
    private static final int LONGEST = 60;

    /** What programs ask for: words and one state, the newest first. */
    static NeedFilter of(String words, String state) {
        return new NeedFilter(cut(words), states(List.of(state)), null, null, null, null, true, List.of());
    }

    static NeedFilter of(MultiValueMap<String, String> typed) {
        String place = first(typed, "grid");
        return new NeedFilter(
                cut(first(typed, "q")),
                states(typed.getOrDefault("state", List.of())),
                OrderForm.uuid(first(typed, "category")).orElse(null),
                named(Group.values(), first(typed, "group")).orElse(null),
                place.matches("[1-9]\\d{14}") ? new Place(Long.parseLong(place)) : null,
                named(Order.Channel.values(), first(typed, "source")).orElse(null),
                first(typed, "sort").equals("newest"),
                uuids(typed.getOrDefault("need", List.of())));
    }

    static List<UUID> uuids(List<String> typed) {
        return typed.stream()
                .flatMap(one -> OrderForm.uuid(one).stream())
                .distinct()
                .limit(MOST_CHOSEN)
                .toList();
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    private static String cut(String words) {
        String line = words.strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static Set<String> states(List<String> typed) {
        if (typed.contains("all")) {
            return Set.of("all");
        }
        Set<String> known = new LinkedHashSet<>();
        NeedLifecycle.TABLE.states().stream()
                .map(state -> state.name())
                .filter(typed::contains)
                .forEach(known::add);
        return known;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String word) {
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Whether nothing narrows it: all that is in progress. */
    public boolean isPlain() {
        return words.isEmpty() && states.isEmpty() && isUnnarrowed();
    }

    /** Whether neither kind, group, place nor way in narrows it. */
    boolean isUnnarrowed() {
        return category == null && group == null && place == null && source == null;
    }

    boolean isAll() {
        return states.contains("all");
    }

    /** Whether it asks for nothing that has ended. */
    public boolean isOpen() {
        return !isAll()
                && states.stream()
                        .noneMatch(state -> NeedLifecycle.TABLE.state(state).ended());
    }

    /** What has ended has no due time, so it comes by its age. */
    public boolean isByDue() {
        return !newest && isOpen();
    }

    public boolean has(String state) {
        return states.contains(state);
    }

    NeedFilter saying(String said) {
        return new NeedFilter(said, states, category, group, place, source, newest, chosen);
    }

    NeedFilter in(Set<String> which) {
        return new NeedFilter(words, which, category, group, place, source, newest, chosen);
    }

    NeedFilter of(@Nullable UUID kind) {
        return new NeedFilter(words, states, kind, group, place, source, newest, chosen);
    }

    NeedFilter forGroup(@Nullable Group whom) {
        return new NeedFilter(words, states, category, whom, place, source, newest, chosen);
    }

    NeedFilter at(@Nullable Place where) {
        return new NeedFilter(words, states, category, group, where, source, newest, chosen);
    }

    NeedFilter from(Order.@Nullable Channel way) {
        return new NeedFilter(words, states, category, group, place, way, newest, chosen);
    }

    public NeedFilter sorted(boolean byAge) {
        return new NeedFilter(words, states, category, group, place, source, byAge, chosen);
    }

    /** Nothing narrows it any more; the order and what was chosen stay. */
    public NeedFilter cleared() {
        return new NeedFilter("", Set.of(), null, null, null, null, newest, chosen);
    }

    /** The address of the list so narrowed. */
    public String path() {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/needs");
        List<Object> all = new ArrayList<>(states);
        if (!words.isEmpty()) {
            path.queryParam("q", "{words}");
        }
        if (!all.isEmpty()) {
            path.queryParam("state", all);
        }
        query(path, "category", category);
        query(path, "group", group == null ? null : group.word());
        query(path, "grid", place);
        query(path, "source", source == null ? null : source.name().toLowerCase(Locale.ROOT));
        query(path, "sort", newest ? "newest" : null);
        if (!chosen.isEmpty()) {
            path.queryParam("need", List.copyOf(chosen));
        }
        return words.isEmpty()
                ? path.build().toUriString()
                : path.encode().buildAndExpand(words).toUriString();
    }

    private static void query(UriComponentsBuilder path, String name, @Nullable Object value) {
        if (value != null) {
            path.queryParam(name, value);
        }
    }

    /** The address of another page of it. */
    public String page(String direction, String key) {
        String path = path();
        return path + (path.contains("?") ? "&" : "?") + direction + "=" + key;
    }
}
