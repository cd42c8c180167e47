package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Cases;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.platform.Viewer;
import org.sandan.projects.ClaimProject;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.ProjectRefusal;

/** Fifty units offer for thirty projects at the same time, and two secretaries accept at once. */
class MeetingCrowdTest extends MeetingTest {
    private static final int UNITS = 50;
    private static final int PROJECTS = 30;

    @Test
    void fifty_units_offer_at_once_and_two_secretaries_accept_at_once() throws Exception {
        Viewer secretary = secretary();
        UUID committee = committee();
        List<World.Person> units = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            World.Person unit = world.unit();
            join(committee, secretary, unit);
            units.add(unit);
        }
        List<UUID> projects = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            projects.add(dispatched(World.ZHANBEI, "认领高峰项目 " + (i + 1)));
        }
        UUID meeting = session(committee, secretary, units.getFirst(), projects);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<UUID> offers = offerAtOnce(threads, units, projects);
            assertThat(offers).as("every offer is kept").hasSize(UNITS * 3).doesNotHaveDuplicates();
            List<UUID> kept = projects.stream()
                    .flatMap(project -> claims(project).stream())
                    .map(ClaimRow::id)
                    .toList();
            assertThat(kept).containsExactlyInAnyOrderElementsOf(offers);

            List<RefusalType> told = acceptAtOnce(threads, secretary, meeting, projects);
            assertThat(told).hasSize(PROJECTS);
            assertThat(Set.<RefusalType>of(ProjectRefusal.HAS_A_LEAD, Common.STALE, Common.NOT_ALLOWED_NOW))
                    .containsAll(Set.copyOf(told));
        }
        for (UUID project : projects) {
            List<ClaimRow> leads =
                    claims(project).stream().filter(ClaimRow::leads).toList();
            assertThat(leads).hasSize(1);
            assertThat(row(project).state()).isEqualTo("claimed");
            assertThat(project(project).lead()).isEqualTo(leads.getFirst().organisation());
        }
        String screen = visitor(world.person(World.ZHANBEI, Role.SECRETARY))
                .get("/meetings/" + meeting + "/screen")
                .body();
        assertThat(screen).contains("<b>30</b>", "项已接单，共 30 项");
    }

    /** Each unit offers for three projects, all of them at the same moment. */
    private List<UUID> offerAtOnce(ExecutorService threads, List<World.Person> units, List<UUID> projects)
            throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<UUID>>> running = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            int at = i;
            running.add(threads.submit(() -> {
                start.await();
                List<UUID> made = new ArrayList<>();
                for (int n = 0; n < 3; n++) {
                    UUID project = projects.get((at * 3 + n) % projects.size());
                    made.add(world.bean(ClaimProject.class)
                            .offer(
                                    units.get(at).viewer(),
                                    new ClaimProject.Offer(project, null, false, true, List.of(1), "全包"))
                            .orThrow());
                }
                return made;
            }));
        }
        start.countDown();
        List<UUID> all = new ArrayList<>();
        for (Future<List<UUID>> one : running) {
            all.addAll(one.get());
        }
        return all;
    }

    /** For each project two accept another unit as lead at the same moment: one is told that it was too late. */
    private List<RefusalType> acceptAtOnce(ExecutorService threads, Viewer secretary, UUID meeting, List<UUID> projects)
            throws Exception {
        List<Item> items = items(meeting);
        List<RefusalType> told = new ArrayList<>();
        for (UUID project : projects) {
            UUID item = items.stream()
                    .filter(one -> project.equals(one.project()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            List<ClaimRow> offered = claims(project);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Outcome<UUID>>> running = new ArrayList<>();
            for (ClaimRow claim : offered.subList(0, 2)) {
                running.add(threads.submit(() -> {
                    start.await();
                    return world.bean(DecideItem.class)
                            .confirm(
                                    secretary,
                                    meeting,
                                    item,
                                    List.of(new DecideItem.Choice(claim.id(), 1, ClaimRow.LEAD)));
                }));
            }
            start.countDown();
            List<Outcome<UUID>> outcomes = new ArrayList<>();
            for (Future<Outcome<UUID>> one : running) {
                outcomes.add(one.get());
            }
            assertThat(outcomes.stream()
                            .filter(one -> one instanceof Outcome.Done<UUID>)
                            .count())
                    .isEqualTo(1);
            outcomes.stream()
                    .filter(one -> one instanceof Outcome.Refused<UUID>)
                    .map(MeetingTest::refused)
                    .forEach(told::add);
            Set<String> states = system(() ->
                    world
                            .bean(Cases.class)
                            .find(COUNTY, offered.stream().map(ClaimRow::id).toList())
                            .stream()
                            .map(one -> one.state())
                            .collect(Collectors.toSet()));
            assertThat(states).contains("accepted", "offered");
        }
        return told;
    }
}
