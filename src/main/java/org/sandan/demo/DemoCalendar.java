package org.sandan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.sandan.deadlines.DueTimes;
import org.sandan.platform.Timestamps;

/**
 * The days of the demo, counted from its own: the first working day that has not closed when the demo is first started.
 * Steps are told in working days before it, so that each of them falls on a working day whenever that is.
 */
record DemoCalendar(LocalDate day, DueTimes dueTimes) {
    /** The demo's own day as seen from now. */
    static DemoCalendar startingAt(Instant now, DueTimes dueTimes) {
        LocalDate day = LocalDate.ofInstant(now, Timestamps.CHINA);
        while (!dueTimes.isWorking(day) || !now.isBefore(dueTimes.closing(day))) {
            day = day.plusDays(1);
        }
        return new DemoCalendar(day, dueTimes);
    }

    /** So many working days before the demo's own day; after it where the number is negative. */
    LocalDate before(int workingDays) {
        LocalDate at = day;
        for (int left = Math.abs(workingDays); left > 0; ) {
            at = workingDays > 0 ? at.minusDays(1) : at.plusDays(1);
            left -= dueTimes.isWorking(at) ? 1 : 0;
        }
        return at;
    }

    Instant at(int workingDaysBefore, LocalTime time) {
        return before(workingDaysBefore).atTime(time).atZone(Timestamps.CHINA).toInstant();
    }

    /** A minute after the offices have closed: what is overdue is found then. */
    Instant evening(int workingDaysBefore) {
        return dueTimes.closing(before(workingDaysBefore)).plusSeconds(30);
    }
}
