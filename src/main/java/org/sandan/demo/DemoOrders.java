package org.sandan.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sandan.demo.DemoOrder.Step;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.DueJob;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the orders of the demo in the order in which they would have happened, each evening with the clock that moves
 * what is overdue. A load that was stopped goes on: an order has its number by its turn, and its history says how many
 * steps it has taken.
 */
@InDemo
class DemoOrders {
    private static final Logger LOG = LoggerFactory.getLogger(DemoOrders.class);
    private static final Set<String> OF_ASKERS = Set.of("solved", "not_solved");

    private final DemoSteps steps;
    private final Cases cases;
    private final DueJob dueJob;
    private final DemoClock clock;
    private final Transactions transactions;
    private final List<DemoOrder> orders;

    DemoOrders(
            DemoSteps steps, Cases cases, DueJob dueJob, DemoClock clock, Transactions transactions, JsonMapper json) {
        this.steps = steps;
        this.cases = cases;
        this.dueJob = dueJob;
        this.clock = clock;
        this.transactions = transactions;
        this.orders = List.of(read(json));
    }

    private static DemoOrder[] read(JsonMapper json) {
        try (var file = new ClassPathResource("data/demo-orders.json").getInputStream()) {
            return json.readValue(file, DemoOrder[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has been played so far. */
    private static final class Played {
        private final Map<String, String> numbers = new HashMap<>();
        private final Map<String, Integer> series = new HashMap<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private final Set<String> broken = new HashSet<>();
        private final Set<String> begunBefore = new HashSet<>();
        private int day = Integer.MAX_VALUE;

        String nextNumber(DemoOrder order, Instant at) {
            int year = LocalDate.ofInstant(at, Timestamps.CHINA).getYear();
            int number = series.merge(order.village() + "-" + year, 1, Integer::sum);
            return "%d-%d-%05d".formatted(order.village(), year, number);
        }
    }

    void play(DemoCalendar calendar) {
        Played played = new Played();
        Instant now = Instant.now();
        orders.stream()
                .flatMap(order -> order.script().stream())
                .sorted(Comparator.comparing((Step step) -> calendar.at(step.ago(), step.time())))
                .forEach(step -> {
                    evenings(played, calendar, step.ago());
                    Instant at = calendar.at(step.ago(), step.time());
                    play(played, step, calendar, at.isBefore(now) ? at : now);
                });
        evenings(played, calendar, 0);
    }

    /** Lets the clock run on the evenings that lie between the last step and this one. */
    private void evenings(Played played, DemoCalendar calendar, int ago) {
        for (int day = Math.min(played.day, ago + 60); day > ago; day--) {
            clock.at(calendar.evening(day), () -> {
                counties().forEach(dueJob::run);
                return "";
            });
        }
        played.day = ago;
    }

    private Set<Integer> counties() {
        Set<Integer> counties = new HashSet<>();
        orders.forEach(order -> counties.add(new DivisionCode(order.village()).county()));
        return counties;
    }

    private void play(Played played, Step step, DemoCalendar calendar, Instant at) {
        String key = step.order().key();
        if (played.broken.contains(key)) {
            return;
        }
        Outcome<?> outcome = clock.at(at, () -> take(played, step, calendar, at));
        if (outcome instanceof Outcome.Refused<?>(Refusal refusal)) {
            LOG.warn("The demo's order {} was refused at step {}: {}", key, step.index(), refusal);
            played.broken.add(key);
        }
    }

    private Outcome<?> take(Played played, Step step, DemoCalendar calendar, Instant at) {
        String key = step.order().key();
        if (step.verb().equals("place")) {
            String number = played.nextNumber(step.order(), at);
            played.numbers.put(key, number);
            played.taken.put(key, 1);
            if (find(step, number).isEmpty()) {
                return steps.place(step, phone(step, 0));
            }
            played.begunBefore.add(key);
            return Outcome.done(number);
        }
        Outcome<?> last = Outcome.done(key);
        for (int who : people(step)) {
            int before = played.taken.merge(key, 1, Integer::sum) - 1;
            CaseRow row =
                    find(step, Objects.requireNonNull(played.numbers.get(key))).orElseThrow();
            String target = step.verb().equals("merge") ? Objects.requireNonNull(played.numbers.get(step.rest())) : "";
            if (step.verb().equals("merge")) {
                played.taken.merge(step.rest(), 1, Integer::sum);
            }
            boolean taken = played.begunBefore.contains(key) && hasTaken(row) > before;
            if (!taken && last instanceof Outcome.Done<?>) {
                last = take(step, row, who, calendar, target);
            }
        }
        return last;
    }

    private Outcome<?> take(Step step, CaseRow row, int who, DemoCalendar calendar, String target) {
        return switch (step.verb()) {
            case "join" -> steps.join(step, row, who, phone(step, who + 1));
            case "solved", "not_solved" -> steps.answer(step, row, who);
            case "withdraw", "object" -> steps.leave(step, row);
            default -> steps.office(step, row, calendar, target);
        };
    }

    /** How many steps people have taken, leaving out what the clock did. */
    private int hasTaken(CaseRow row) {
        return transactions.read(
                Scope.system(row.county(), "demo"), () -> (int) cases.history(row.county(), row.id()).stream()
                        .filter(act -> act.by() != Act.By.CLOCK)
                        .count());
    }

    private Optional<CaseRow> find(Step step, String number) {
        int county = new DivisionCode(step.order().village()).county();
        return transactions.read(Scope.system(county, "demo"), () -> cases.findByNumber(county, number));
    }

    /** Which of those who ask take the step: "3" for one, "1-5" for several; as many as are named join. */
    private static int[] people(Step step) {
        if (step.verb().equals("join")) {
            return IntStream.range(0, Integer.parseInt(step.word())).toArray();
        }
        if (!OF_ASKERS.contains(step.verb())) {
            return new int[] {0};
        }
        String[] range = step.word().split("-", 2);
        int first = Integer.parseInt(range[0]);
        return IntStream.rangeClosed(first, range.length > 1 ? Integer.parseInt(range[1]) : first)
                .toArray();
    }

    private static String phone(Step step, int who) {
        int number = DemoNames.mix(step.order().key().hashCode(), step.index() * 40 + who) % 4_000;
        return "1380000%04d".formatted(5_000 + number);
    }
}
