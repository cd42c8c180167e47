package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.World;
import org.sandan.chain.Links;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.needs.NeedLifecycle;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.OrganisationKind;
import org.sandan.platform.Scope;
import org.sandan.platform.Viewer;

/** The tables of the project and the claim, walked: what they promise holds after any allowed and refused steps. */
class ProjectWalkTest extends ProjectTest {
    private static final List<String> STEPS = List.of(
            "offer",
            "offer",
            "on_behalf",
            "choose",
            "serve",
            "decline",
            "withdraw",
            "accept",
            "accept",
            "support",
            "not_taken",
            "undo",
            "appoint",
            "appoint",
            "hand_over",
            "return",
            "report",
            "report",
            "report",
            "pass",
            "pass",
            "pass",
            "correct",
            "propose",
            "consent",
            "keep_plan",
            "extend",
            "note",
            "answer_help",
            "solved",
            "solved",
            "not_solved",
            "own_word",
            "sample",
            "close",
            "close",
            "cancel",
            "raise",
            "send_back",
            "department",
            "fund",
            "next_year",
            "refuse",
            "change_route",
            "wait");

    @Test
    void every_state_of_a_project_can_be_reached_and_every_open_one_has_a_clock() {
        assertReached(ProjectLifecycle.TABLE, "draft");
        for (Lifecycle.State state : ProjectLifecycle.TABLE.states()) {
            boolean clocked = ProjectLifecycle.TABLE.transitions().stream()
                    .filter(edge -> edge.from().equals(state.name()))
                    .anyMatch(edge -> edge.actors().contains(Actor.CLOCK));
            assertThat(clocked).as(state.name()).isEqualTo(!state.ended());
        }
    }

    @Test
    void every_state_of_a_claim_can_be_reached() {
        Set<String> reached = reached(ClaimLifecycle.TABLE, "offered");
        reached.add("declined");
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(ClaimLifecycle.TABLE.states().stream()
                        .map(Lifecycle.State::name)
                        .toList());
    }

    private static void assertReached(Lifecycle table, String first) {
        assertThat(reached(table, first))
                .containsExactlyInAnyOrderElementsOf(
                        table.states().stream().map(Lifecycle.State::name).toList());
    }

    private static Set<String> reached(Lifecycle table, String first) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            String state = next.pop();
            if (reached.add(state)) {
                table.transitions().stream()
                        .filter(edge -> edge.from().equals(state))
                        .flatMap(edge -> edge.to().stream())
                        .filter(to -> !to.equals("same"))
                        .forEach(next::push);
            }
        }
        return reached;
    }

    @Test
    void the_diagrams_in_the_documents_are_those_of_the_tables() throws IOException {
        for (Lifecycle table : List.of(ProjectLifecycle.TABLE, ClaimLifecycle.TABLE)) {
            Path file = Path.of("docs/lifecycles/" + table.kind() + ".md");
            String now = "# The life of a " + table.kind()
                    + "\n\nDrawn from its table; a test compares.\n\n```mermaid\n" + table.diagram() + "```\n";
            if ("write".equals(System.getenv("SANDAN_GOLDEN"))) {
                Files.writeString(file, now);
            }
            assertThat(now).isEqualTo(Files.readString(file));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void after_any_steps_a_project_has_an_owner_a_whole_chain_and_from_its_claim_a_post_b(long seed) {
        Random random = new Random(seed);
        World.Person[] units = {
            world.unit(),
            world.unit(),
            world.member(team(OrganisationKind.BUILDING_TEAM)),
            world.member(team(OrganisationKind.TALENT_ROSTER)),
            world.member(socialOrganisation())
        };
        Route[] routes = {Route.UNITS, Route.RESIDENTS, Route.ORGANISATIONS};
        PlaceOrder.Receipt order = accepted("随机走一遍项目 " + seed);
        UUID project = draft(order);
        dispatch(secretary(), project, by(routes[(int) (seed % routes.length)])).orThrow();
        List<UUID> claims = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            CaseRow before = row(project);
            boolean allowed = take(STEPS.get(random.nextInt(STEPS.size())), order, project, claims, units, random);
            if (!allowed) {
                assertThat(row(project)).isEqualTo(before);
            }
            deliver();
            assertWhole(ProjectLifecycle.TABLE, project);
            assertWhole(NeedLifecycle.TABLE, order.need());
            claims.forEach(claim -> assertWhole(ClaimLifecycle.TABLE, claim));
            assertChained(order, project, claims);
        }
    }

    private void assertChained(PlaceOrder.Receipt order, UUID project, List<UUID> claims) {
        String state = row(project).state();
        boolean led =
                Set.of("claimed", "running", "help", "checking", "evaluating").contains(state);
        if (led) {
            assertThat(project(project).lead()).as(state).isNotNull();
            assertThat(project(project).postB()).as(state).isNotNull();
        }
        List<Links.Link> to = transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Links.class).to(COUNTY, project));
        assertThat(to).extracting(Links.Link::from).contains(order.need());
        List<Links.Link> from = transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Links.class).from(COUNTY, project));
        assertThat(from).extracting(Links.Link::to).containsAll(claims);
        String need = row(order.need()).state();
        boolean ended = ProjectLifecycle.TABLE.state(state).ended();
        assertThat(need.equals("in_project")).as(state + " " + need).isEqualTo(!ended);
        long leads =
                transactions()
                        .read(
                                Scope.system(COUNTY, "test"),
                                () -> world.bean(ClaimStore.class).of(COUNTY, project))
                        .stream()
                        .filter(ClaimRow::leads)
                        .filter(claim -> row(claim.id()).state().equals("accepted"))
                        .count();
        assertThat(leads).isLessThanOrEqualTo(1);
    }

    private boolean take(
            String step,
            PlaceOrder.Receipt order,
            UUID project,
            List<UUID> claims,
            World.Person[] units,
            Random random) {
        World.Person unit = units[random.nextInt(units.length)];
        Viewer office = world.viewer(List.of(Role.SECRETARY, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP)
                .get(random.nextInt(4)));
        int version = row(project).version();
        UUID claim = claims.isEmpty() ? project : claims.get(random.nextInt(claims.size()));
        return switch (step) {
            case "offer", "decline" -> {
                boolean call = project(project).route() == Route.ORGANISATIONS;
                Outcome<UUID> offered = step.equals("offer")
                        ? call
                                ? bid(unit, project, random.nextBoolean() ? "0" : "8,000")
                                : offering(unit, project, random.nextBoolean())
                        : world.bean(ClaimProject.class).decline(unit.viewer(), project, null, "没有人手");
                if (offered instanceof Outcome.Done<UUID>(UUID id)) {
                    claims.add(id);
                }
                yield done(offered);
            }
            case "on_behalf" -> {
                Outcome<UUID> entered = world.bean(ClaimProject.class)
                        .offer(
                                secretary(),
                                new ClaimProject.Offer(
                                        project,
                                        secretary().organisation(),
                                        false,
                                        true,
                                        List.of(2),
                                        "自己动手",
                                        new ClaimProject.Terms("", "", "周大爷")));
                if (entered instanceof Outcome.Done<UUID>(UUID id)) {
                    claims.add(id);
                }
                yield done(entered);
            }
            case "choose" -> done(world.bean(AnswerClaim.class).accept(office, claim, version(claim), "lead", "经验多"));
            case "serve" ->
                done(world.bean(KeepServices.class)
                        .log(unit.viewer(), project, new KeepServices.Typed(workingDay(0), 60, 12, "上课")));
            case "withdraw" -> done(world.bean(ClaimProject.class).withdraw(unit.viewer(), claim, version(claim)));
            case "accept", "support" ->
                done(world.bean(AnswerClaim.class)
                        .accept(office, claim, version(claim), step.equals("accept") ? "lead" : "support"));
            case "not_taken" -> done(world.bean(AnswerClaim.class).notTaken(office, claim, version(claim)));
            case "undo" -> done(world.bean(AnswerClaim.class).undo(office, claim, version(claim)));
            case "appoint" ->
                done(world.bean(LeadProject.class).appoint(unit.viewer(), project, version, unit.account()));
            case "hand_over" ->
                done(world.bean(LeadProject.class).handOver(unit.viewer(), project, version, unit.account()));
            case "return" -> done(world.bean(LeadProject.class).giveBack(unit.viewer(), project, version, "抽调了人"));
            case "report" ->
                done(report(random.nextInt(3) == 0 ? world.person(World.ZHANBEI, Role.SECRETARY) : unit, project));
            case "pass" -> done(world.bean(CheckWork.class).pass(office, project, version));
            case "correct" -> done(world.bean(CheckWork.class).correct(office, project, version, "照片不清楚"));
            case "propose" ->
                done(world.bean(WorkOnProject.class)
                        .propose(
                                unit.viewer(),
                                project,
                                version,
                                List.of(new Plan.Milestone(1, "全部完成", workingDay(25))),
                                "材料晚到"));
            case "consent" -> done(world.bean(CheckWork.class).consent(office, project, version));
            case "keep_plan" -> done(world.bean(CheckWork.class).keepPlan(office, project, version, "照原计划"));
            case "extend" -> done(world.bean(CheckWork.class).extend(office, project, version, workingDay(20), "下雪"));
            case "note" ->
                done(world.bean(WorkOnProject.class)
                        .note(unit.viewer(), project, random.nextBoolean(), "记一笔", List.of(), false));
            case "answer_help" -> done(world.bean(CheckWork.class).answerHelp(office, project, version, "街道的吊车周五来"));
            case "solved", "not_solved" -> done(answer(order, step.equals("solved"), "新情况"));
            case "own_word" ->
                done(world.bean(EvaluateProject.class).ownWord(unit.viewer(), project, version, "solved", "做好了"));
            case "sample" ->
                done(world.bean(EvaluateProject.class).sample(office, project, version, null, "solved", "问过了"));
            case "close" -> done(world.bean(EvaluateProject.class).close(office, project, version, "看过了"));
            case "change_route" ->
                done(world.bean(DecideProject.class)
                        .changeRoute(office, project, version, Route.values()[random.nextInt(4)].word(), "换条路"));
            case "fund" -> done(world.bean(DecideProject.class).fund(office, project, version, "12,000", "旗财政专项"));
            case "department" ->
                done(world.bean(DecideProject.class)
                        .department(office, project, version, unit.post().organisation()));
            case "wait" -> {
                wait(random.nextInt(8));
                yield true;
            }
            case "cancel", "refuse" ->
                random.nextInt(5) == 0
                        && done(world.bean(DecideProject.class)
                                .decide(office, new DecideProject.Decision(project, version, step, "写明的理由")));
            default ->
                done(world.bean(DecideProject.class)
                        .decide(office, new DecideProject.Decision(project, version, step, "写明的理由")));
        };
    }

    private int version(UUID id) {
        return row(id).version();
    }

    private static boolean done(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>;
    }
}
