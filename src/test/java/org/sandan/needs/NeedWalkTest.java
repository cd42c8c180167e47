package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.DueJob;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Transition;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** The table of the need, walked: what it promises holds after any sequence of allowed and refused steps. */
class NeedWalkTest extends SandanTest {
    private static final Lifecycle TABLE = NeedLifecycle.TABLE;
    private static final Path DIAGRAM = Path.of("docs/lifecycles/need.md");
    private static final List<String> STEPS = List.of(
            "accept",
            "accept",
            "assign",
            "assign",
            "done",
            "done",
            "hand_back",
            "refuse",
            "raise",
            "send_back",
            "undo",
            "solved",
            "not_solved",
            "not_solved",
            "object",
            "join",
            "withdraw",
            "wait",
            "wait");
    private static final List<Role> OFFICES =
            List.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP);

    @Test
    void every_state_can_be_reached_and_every_open_state_has_a_clock() {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("received"));
        while (!next.isEmpty()) {
            String state = next.pop();
            if (reached.add(state)) {
                TABLE.transitions().stream()
                        .filter(edge -> edge.from().equals(state))
                        .flatMap(edge -> edge.to().stream())
                        .filter(to -> !to.equals("same"))
                        .forEach(next::push);
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.states().stream().map(Lifecycle.State::name).toList());
        for (Lifecycle.State state : TABLE.states()) {
            boolean clocked = TABLE.transitions().stream()
                    .filter(edge -> edge.from().equals(state.name()))
                    .anyMatch(edge -> edge.actors().contains(Actor.CLOCK));
            boolean follows = state.name().equals("in_project");
            assertThat(clocked).as(state.name()).isEqualTo(!state.ended() && !follows);
        }
    }

    @Test
    void the_diagram_in_the_documents_is_that_of_the_table() throws IOException {
        String now = "# The life of a need\n\nDrawn from `NeedLifecycle.TABLE`; a test compares.\n\n```mermaid\n"
                + TABLE.diagram() + "```\n";
        if ("write".equals(System.getenv("SANDAN_GOLDEN"))) {
            Files.writeString(DIAGRAM, now);
        }
        assertThat(now).isEqualTo(Files.readString(DIAGRAM));
    }

    @Test
    void nobody_may_do_what_the_table_does_not_name() {
        Set<String> actions = new TreeSet<>();
        TABLE.transitions().forEach(edge -> actions.add(edge.action()));
        for (Lifecycle.State state : TABLE.states()) {
            for (String action : actions) {
                for (Actor actor : Actor.values()) {
                    boolean named = TABLE.transitions().stream()
                            .filter(edge -> edge.from().equals(state.name()))
                            .filter(edge -> edge.action().equals(action))
                            .map(Transition::actors)
                            .anyMatch(actors -> actors.contains(actor));
                    assertThat(TABLE.find(state.name(), action, Set.of(actor)).isPresent())
                            .isEqualTo(named);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void after_any_steps_a_need_has_an_owner_a_turn_a_clock_and_is_rebuilt_from_its_history(long seed) {
        Random random = new Random(seed);
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "随机走一遍 " + seed);
        for (int step = 0; step < 30; step++) {
            CaseRow before = row(order);
            boolean moved = take(STEPS.get(random.nextInt(STEPS.size())), order, random);
            CaseRow after = row(order);
            if (!moved) {
                assertThat(after).isEqualTo(before);
            }
            assertWhole(after);
        }
    }

    private void assertWhole(CaseRow row) {
        boolean ended = TABLE.state(row.state()).ended();
        assertThat(row.standing().ownerPost()).isNotNull();
        assertThat(row.standing().turn() == Turn.NOBODY).isEqualTo(ended);
        assertThat(row.standing().stepDue() == null).isEqualTo(ended);
        List<HistoryRow> history = transactions()
                .read(
                        Scope.system(row.county(), "test"),
                        () -> world.bean(Cases.class).history(row.county(), row.id()));
        assertThat(history).hasSize(row.version());
        assertThat(history.getFirst().after()).isEqualTo(row.standing());
    }

    /** @return whether the step was allowed; waiting may move the need or not, and counts as allowed */
    private boolean take(String step, PlaceOrder.Receipt order, Random random) {
        Viewer viewer = world.viewer(OFFICES.get(random.nextInt(OFFICES.size())));
        int version = row(order).version();
        KeptOrders.Kept kept = new KeptOrders.Kept(order.county(), order.asker());
        return switch (step) {
            case "accept" ->
                done(world.bean(AcceptNeed.class)
                        .accept(viewer, new AcceptNeed.Acceptance(order.need(), version, "公开标题", false)));
            case "assign" ->
                done(world.bean(AssignNeed.class)
                        .assign(
                                viewer,
                                new AssignNeed.Assignment(
                                        order.need(),
                                        version,
                                        world.viewer(Role.GRID_WORKER).post(),
                                        nextWorkingDay(),
                                        "公开标题",
                                        "")));
            case "done" ->
                done(world.bean(FinishNeed.class)
                        .finish(
                                viewer,
                                new FinishNeed.Completion(order.need(), version, "办了", List.of(photo()), false)));
            case "undo" -> done(world.bean(UndoNeed.class).undo(viewer, order.need(), version));
            case "solved", "not_solved" -> done(world.bean(OwnOrders.class).answer(kept, step.equals("solved"), "新情况"));
            case "object" -> done(world.bean(OwnOrders.class).object(kept, "有新情况"));
            case "withdraw" ->
                random.nextInt(6) == 0 && done(world.bean(OwnOrders.class).withdraw(kept));
            case "join" ->
                done(transactions()
                        .write(
                                Scope.ordering(order.county()),
                                () -> world.bean(JoinNeed.class)
                                        .join(
                                                new JoinNeed.Joining(
                                                        order.county(), order.need(), "", "", Contact.ANONYMOUS),
                                                World.key(),
                                                null)));
            case "wait" -> {
                clock.pass(Duration.ofDays(random.nextInt(12)));
                world.bean(DueJob.class).run(order.county());
                yield true;
            }
            default ->
                done(world.bean(DecideNeed.class)
                        .decide(viewer, new DecideNeed.Decision(order.need(), version, step, "写明的理由")));
        };
    }

    private LocalDate nextWorkingDay() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(1);
        while (!world.bean(org.sandan.calendar.WorkingDays.class).isWorking(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean done(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>;
    }

    private CaseRow row(PlaceOrder.Receipt order) {
        return transactions()
                .read(
                        Scope.system(order.county(), "test"),
                        () -> world.bean(Cases.class)
                                .find(order.county(), order.need())
                                .orElseThrow());
    }

    private Transactions transactions() {
        return world.bean(Transactions.class);
    }

    private Photos.Ready photo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20, 15, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return world.bean(Photos.class).prepare(out.toByteArray()).orThrow();
    }
}
