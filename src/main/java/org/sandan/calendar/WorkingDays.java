package org.sandan.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which days are worked. A year whose notice of the State Council is in counts by it, make-up days included; a later
 * year counts by weekends and the festivals that the law fixes in the solar calendar, and dates that rest on it are
 * provisional (暂计).
 */
@Component
public class WorkingDays {
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** 全国年节及纪念日放假办法, as in force since 2025: the festivals that need no lunar calendar. */
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Snapshot> read = new AtomicReference<>();

    WorkingDays(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Snapshot(Instant at, Map<LocalDate, Boolean> exceptions, TreeSet<Integer> years, String version) {
        boolean isWorking(LocalDate day) {
            Boolean exception = exceptions.get(day);
            if (exception != null) {
                return exception;
            }
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            return !weekend && (years.contains(day.getYear()) || !FIXED.contains(MonthDay.from(day)));
        }
    }

    /** @param provisional whether it rests on a year whose notice is not out */
    public record Day(LocalDate date, boolean provisional) {}

    public boolean isWorking(LocalDate day) {
        return snapshot().isWorking(day);
    }

    /** The n-th working day after a day, which itself does not count. */
    public Day after(LocalDate day, int n) {
        Snapshot days = snapshot();
        LocalDate at = day;
        int left = n;
        while (left > 0) {
            at = at.plusDays(1);
            if (days.isWorking(at)) {
                left--;
            }
        }
        return new Day(at, !days.years().contains(at.getYear()));
    }

    /** Working days after the first day up to and including the last; 0 where the last is not later. */
    public int between(LocalDate first, LocalDate last) {
        Snapshot days = snapshot();
        int count = 0;
        for (LocalDate at = first.plusDays(1); !at.isAfter(last); at = at.plusDays(1)) {
            if (days.isWorking(at)) {
                count++;
            }
        }
        return count;
    }

    /** Which notices the calendar holds: {@code 2026.1} is the first reading of 2026's. Histories keep it. */
    public String version() {
        return snapshot().version();
    }

    private Snapshot snapshot() {
        Snapshot known = read.get();
        Instant now = clock.instant();
        if (known == null || now.isAfter(known.at().plus(FRESH)) || now.isBefore(known.at())) {
            known = load(now);
            read.set(known);
        }
        return known;
    }

    private Snapshot load(Instant now) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        jdbc.sql("select on_date, working from working_day").query(row -> {
            exceptions.put(row.getObject("on_date", LocalDate.class), row.getBoolean("working"));
        });
        TreeSet<Integer> years = new TreeSet<>();
        int[] readings = {0};
        jdbc.sql("select year, version from calendar_year").query(row -> {
            years.add(row.getInt("year"));
            readings[0] += row.getInt("version");
        });
        String version = years.isEmpty() ? "0.0" : years.getLast() + "." + (readings[0] - years.size() + 1);
        return new Snapshot(now, exceptions, years, version);
    }
}
