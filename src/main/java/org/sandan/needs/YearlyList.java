package org.sandan.needs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/**
 * What a community takes on in a year.
 *
 * @param edition the newest one, frozen or being written
 */
public record YearlyList(UUID id, Place place, int year, int edition) {

    /** By which way it is meant to be done; the project decides. */
    public enum Route {
        RESIDENTS,
        UNITS,
        ORGANISATIONS,
        ESCALATION;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Route> of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(route -> route.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * @param plan the implementation plan (实施方案)
     * @param frozenAt null while it is being written
     */
    public record Edition(int number, String plan, @Nullable Instant frozenAt) {
        public boolean isFrozen() {
            return frozenAt != null;
        }
    }

    /**
     * @param priority 1 first, 2 in its turn, 3 can wait
     * @param quarter 1 to 4; null while it is not decided
     */
    public record Item(
            UUID need,
            String number,
            String title,
            int priority,
            @Nullable Route route,
            @Nullable Integer quarter,
            String note,
            int askers) {
        boolean isComplete() {
            return route != null && quarter != null;
        }

        boolean saysTheSame(Item other) {
            return priority == other.priority
                    && route == other.route
                    && java.util.Objects.equals(quarter, other.quarter)
                    && note.equals(other.note)
                    && title.equals(other.title);
        }
    }

    /** How an edition differs from the one before in one need: added, removed or changed. */
    public record Change(@Nullable Item before, @Nullable Item after) {
        public String kind() {
            return before == null ? "added" : after == null ? "removed" : "changed";
        }

        public String title() {
            Item item = after == null ? before : after;
            return item == null ? "" : item.title();
        }
    }

    /** What changed from one edition to the next, in the order of the newer; what was removed last. */
    static List<Change> changes(List<Item> before, List<Item> after) {
        Map<UUID, Item> gone = new LinkedHashMap<>();
        before.forEach(item -> gone.put(item.need(), item));
        List<Change> changes = new ArrayList<>();
        for (Item item : after) {
            Item was = gone.remove(item.need());
            if (was == null || !was.saysTheSame(item)) {
                changes.add(new Change(was, item));
            }
        }
        gone.values().forEach(item -> changes.add(new Change(item, null)));
        return changes;
    }
}
