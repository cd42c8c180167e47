package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.calendar.WorkingDays;
import org.sandan.documents.Photos;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.DueJob;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.lifecycle.Turn;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.AnswerNeed;
import org.sandan.needs.Group;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** What tests of projects do again and again, each as a sentence; some of them in a browser. */
abstract class ProjectTest extends Journey {
    static final int COUNTY = 150_622;

    Viewer secretary() {
        return world.viewer(Role.SECRETARY);
    }

    /** An order that its community has accepted. */
    PlaceOrder.Receipt accepted(String words) {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, words);
        world.bean(AcceptNeed.class)
                .accept(secretary(), new AcceptNeed.Acceptance(order.need(), 1, words, false))
                .orThrow();
        return order;
    }

    UUID draft(PlaceOrder.Receipt... orders) {
        List<UUID> needs = new ArrayList<>();
        for (PlaceOrder.Receipt order : orders) {
            needs.add(order.need());
        }
        return world.bean(DesignProject.class)
                .begin(secretary(), new DesignProject.Beginning(needs, "", false))
                .orThrow();
    }

    Plan plan() {
        return new Plan(
                "西门夜间照明",
                "修好西门至菜场一带路灯 11 盏",
                "西门至菜场",
                320,
                EnumSet.of(Group.ELDERS),
                new Money(1_860_000),
                "旗供电公司",
                List.of(new Plan.Milestone(1, "现场查勘", workingDay(8)), new Plan.Milestone(2, "修好 11 盏", workingDay(18))),
                List.of(new Plan.Part(1, "电工", "2 名"), new Plan.Part(2, "路灯", "11 盏")),
                Route.UNITS,
                "供电、物业都是成员单位");
    }

    Outcome<Integer> dispatch(Viewer viewer, UUID project, Plan plan) {
        return world.bean(DispatchProject.class)
                .dispatch(
                        viewer,
                        new DispatchProject.Dispatch(project, row(project).version(), plan, Map.of()));
    }

    /** A project of one order, out to the units. */
    UUID dispatched(String words) {
        UUID project = draft(accepted(words));
        dispatch(secretary(), project, plan()).orThrow();
        return project;
    }

    /** A project of one order, out by another route than to the units. */
    UUID dispatched(PlaceOrder.Receipt order, Route route) {
        UUID project = draft(order);
        dispatch(secretary(), project, by(route)).orThrow();
        return project;
    }

    Plan by(Route route) {
        Plan plan = plan();
        return new Plan(
                plan.title(),
                plan.aim(),
                plan.spot(),
                plan.beneficiaries(),
                plan.groups(),
                plan.cost(),
                plan.borneBy(),
                plan.milestones(),
                plan.parts(),
                route,
                plan.reason());
    }

    /** A building team, village group or roster of Zhanbei. */
    Organisation team(OrganisationKind kind) {
        return world.body(kind, Place.of(World.ZHANBEI));
    }

    Organisation socialOrganisation() {
        return world.body(OrganisationKind.SOCIAL_ORGANISATION, Place.of(World.ZHANBEI.at(DivisionCode.Level.COUNTY)));
    }

    Outcome<UUID> bid(World.Person organisation, UUID project, String price) {
        return world.bean(ClaimProject.class)
                .offer(
                        organisation.viewer(),
                        new ClaimProject.Offer(
                                project,
                                null,
                                false,
                                true,
                                List.of(1),
                                "每周两次，在活动室",
                                new ClaimProject.Terms("两名社工", price, "")));
    }

    ClaimRow claim(UUID id) {
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(ClaimStore.class).find(COUNTY, id).orElseThrow());
    }

    UUID offer(World.Person unit, UUID project) {
        return offering(unit, project, true).orThrow();
    }

    Outcome<UUID> offering(World.Person unit, UUID project, boolean lead) {
        return world.bean(ClaimProject.class)
                .offer(unit.viewer(), new ClaimProject.Offer(project, null, false, lead, List.of(1), "出 2 名电工"));
    }

    /** A project that a unit leads. */
    UUID claimed(World.Person unit, String words) {
        UUID project = dispatched(words);
        UUID claim = offer(unit, project);
        world.bean(AnswerClaim.class).accept(secretary(), claim, 1, "lead").orThrow();
        return project;
    }

    /** A project that is under way, post B held by the unit's liaison. */
    UUID running(World.Person unit, String words) {
        UUID project = claimed(unit, words);
        world.bean(LeadProject.class)
                .appoint(unit.viewer(), project, row(project).version(), unit.account())
                .orThrow();
        return project;
    }

    Outcome<Integer> report(World.Person unit, UUID project) {
        return world.bean(WorkOnProject.class)
                .report(
                        unit.viewer(),
                        new WorkOnProject.Report(
                                project,
                                row(project).version(),
                                "做好了",
                                List.of(photo()),
                                true,
                                318,
                                new Money(1_750_000)));
    }

    Outcome<Integer> pass(UUID project) {
        return world.bean(CheckWork.class)
                .pass(secretary(), project, row(project).version());
    }

    /** A project whose work was accepted; those who asked are asked now. */
    UUID evaluating(World.Person unit, String words) {
        UUID project = running(unit, words);
        work(unit, project);
        return project;
    }

    void work(World.Person unit, UUID project) {
        for (int i = 0; i < 3 && !row(project).state().equals("evaluating"); i++) {
            report(unit, project).orThrow();
            pass(project).orThrow();
        }
        assertThat(row(project).state()).isEqualTo("evaluating");
    }

    Outcome<String> answer(PlaceOrder.Receipt order, boolean solved, String words) {
        Outcome<String> said = transactions()
                .write(
                        Scope.code(order.county(), order.asker(), order.need()),
                        () -> world.bean(AnswerNeed.class)
                                .answer(new AnswerNeed.Answer(order.county(), order.asker(), solved, words, null)));
        deliver();
        return said;
    }

    void deliver() {
        world.bean(OutboxDelivery.class).deliver(COUNTY);
    }

    void wait(int days) {
        clock.pass(Duration.ofDays(days));
        world.bean(DueJob.class).run(COUNTY);
        deliver();
    }

    CaseRow row(UUID id) {
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Cases.class).find(COUNTY, id).orElseThrow());
    }

    ProjectRow project(UUID id) {
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(ProjectStore.class).find(COUNTY, id).orElseThrow());
    }

    List<HistoryRow> history(UUID id) {
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Cases.class).history(COUNTY, id));
    }

    /** The invariants of every case: an owner, a turn, a clock, and a row that its history gives again. */
    void assertWhole(Lifecycle table, UUID id) {
        CaseRow row = row(id);
        boolean ended = table.state(row.state()).ended();
        assertThat(row.standing().ownerPost()).isNotNull();
        assertThat(row.standing().turn() == Turn.NOBODY).as(row.state()).isEqualTo(ended);
        assertThat(row.standing().stepDue() == null).as(row.state()).isEqualTo(ended);
        List<HistoryRow> history = history(id);
        assertThat(history).hasSize(row.version());
        assertThat(history.getFirst().after()).isEqualTo(row.standing());
    }

    LocalDate workingDay(int daysAhead) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(daysAhead);
        while (!world.bean(WorkingDays.class).isWorking(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    static RefusalType refused(Outcome<?> outcome) {
        Refusal refusal = ((Outcome.Refused<?>) outcome).refusal();
        return refusal.fields().isEmpty()
                ? refusal.type()
                : refusal.fields().getFirst().type();
    }

    Transactions transactions() {
        return world.bean(Transactions.class);
    }

    Photos.Ready photo() {
        return world.bean(Photos.class).prepare(picture()).orThrow();
    }

    static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20, 15, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
