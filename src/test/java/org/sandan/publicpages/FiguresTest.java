package org.sandan.publicpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sandan.publicpages.NeedCounters.Told;

class FiguresTest {
    private static final long GRID = 150_622_001_003_004L;

    private static Told told(String action, String from, String to) {
        return new Told(action, from, to, GRID, Instant.parse("2025-12-31T17:00:00Z"));
    }

    private static Figures after(Told... events) {
        Map<String, Long> sum = new TreeMap<>();
        List.of(events).forEach(event -> event.changes().forEach((name, by) -> sum.merge(name, by, Long::sum)));
        return new Figures(sum);
    }

    @Test
    void an_order_is_open_until_it_ends() {
        Figures figures = after(told("order", "received", "received"), told("accept", "received", "accepted"));
        assertThat(figures.ordered()).isEqualTo(1);
        assertThat(figures.open()).isEqualTo(1);
    }

    @Test
    void a_need_solved_the_second_time_has_two_verdicts() {
        Figures figures = after(
                told("order", "received", "received"),
                told("not_solved", "verdict", "redo"),
                told("done", "redo", "verdict"),
                told("solved", "verdict", "solved"));
        assertThat(figures.solved()).isEqualTo(1);
        assertThat(figures.open()).isZero();
        assertThat(figures.verdicts()).isEqualTo(2);
        assertThat(figures.share()).isEqualTo("50.0%");
    }

    @Test
    void a_solved_need_that_is_opened_again_is_no_longer_solved() {
        Figures figures = after(
                told("order", "received", "received"),
                told("solved", "verdict", "solved"),
                told("not_solved", "solved", "redo"));
        assertThat(figures.solved()).isZero();
        assertThat(figures.open()).isEqualTo(1);
    }

    @Test
    void an_answer_that_ends_no_round_changes_nothing() {
        assertThat(told("solved", "verdict", "verdict").changes()).isEmpty();
        assertThat(told("join", "received", "received").changes()).isEmpty();
    }

    @Test
    void an_undo_changes_nothing_since_what_it_takes_back_was_never_told() {
        assertThat(told("undo", "accepted", "received").changes()).isEmpty();
    }

    @Test
    void there_is_no_share_without_a_verdict() {
        assertThat(after(told("order", "received", "received")).share()).isEmpty();
    }

    @Test
    void the_year_is_the_one_in_china() {
        assertThat(told("order", "received", "received").year()).isEqualTo(2026);
    }
}
