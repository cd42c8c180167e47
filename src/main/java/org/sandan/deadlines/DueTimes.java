package org.sandan.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.sandan.calendar.WorkingDays;
import org.sandan.platform.Rules;
import org.sandan.platform.Rules.Rule;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/** When a step is due by a rule, and how much is left. A working day ends when the offices close. */
@Component
public class DueTimes {
    private static final int SOON_WORKING_DAYS = 2;

    private final WorkingDays days;
    private final Rules rules;

    DueTimes(WorkingDays days, Rules rules) {
        this.days = days;
        this.rules = rules;
    }

    /**
     * @param rule the rule and its version, as histories keep it
     * @param calendar the calendar's version; empty where no working days were counted
     * @param provisional whether a notice still to come may move it (暂计)
     */
    public record Due(Instant at, String rule, String calendar, boolean provisional) {}

    /** How a due time looks from now. */
    public record Left(Tone tone, int amount, Unit unit) {
        public enum Tone {
            CALM,
            SOON,
            LATE
        }

        public enum Unit {
            WORKING_DAYS,
            HOURS,
            MINUTES
        }
    }

    public Due due(Instant from, String ruleKey) {
        return due(from, rules.rule(ruleKey));
    }

    /** Recomputes a due time with the rule that a history names. */
    public Due due(Instant from, Rule rule) {
        return switch (rule.unit()) {
            case "working_days" -> {
                WorkingDays.Day day = days.after(date(from), rule.amount());
                yield new Due(closing(day.date()), rule.reference(), days.version(), day.provisional());
            }
            case "calendar_days" -> new Due(closing(date(from).plusDays(rule.amount())), rule.reference(), "", false);
            case "hours" -> new Due(from.plus(Duration.ofHours(rule.amount())), rule.reference(), "", false);
            case "minutes" -> new Due(from.plus(Duration.ofMinutes(rule.amount())), rule.reference(), "", false);
            default -> throw new IllegalStateException("Not a time: " + rule);
        };
    }

    /** The moment on that day when the offices close. */
    public Instant closing(LocalDate day) {
        return day.atTime(rules.amount("office.closes"), 0)
                .atZone(Timestamps.CHINA)
                .toInstant();
    }

    public boolean isWorking(LocalDate day) {
        return days.isWorking(day);
    }

    /** The last day that a promise may name, counted from now. */
    public LocalDate latest(Instant from, String ruleKey) {
        return days.after(date(from), rules.amount(ruleKey)).date();
    }

    public boolean isProvisional(Instant due) {
        return days.after(date(due).minusDays(1), 1).provisional();
    }

    /** On the last day in hours, before in working days; after it how many working days it is overdue, at least one. */
    public Left left(Instant now, Instant due) {
        if (!now.isBefore(due)) {
            return new Left(Left.Tone.LATE, Math.max(1, days.between(date(due), date(now))), Left.Unit.WORKING_DAYS);
        }
        int working = days.between(date(now), date(due));
        if (date(now).equals(date(due)) || working == 0) {
            long minutes = ChronoUnit.MINUTES.between(now, due);
            return minutes >= 60
                    ? new Left(Left.Tone.SOON, (int) (minutes / 60), Left.Unit.HOURS)
                    : new Left(Left.Tone.SOON, (int) Math.max(1, minutes), Left.Unit.MINUTES);
        }
        Left.Tone tone = working <= SOON_WORKING_DAYS ? Left.Tone.SOON : Left.Tone.CALM;
        return new Left(tone, working, Left.Unit.WORKING_DAYS);
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(Timestamps.CHINA).toLocalDate();
    }
}
