package org.sandan.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sandan.World;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.projects.KeepServices.CohortGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 居民自办 and 社会组织承接: who can take a project on by these routes, how one is chosen, and what is kept of a service. */
class RoutesTest extends ProjectTest {
    private UUID residents(String words) {
        return dispatched(accepted(words), Route.RESIDENTS);
    }

    private UUID call(String words) {
        return dispatched(accepted(words), Route.ORGANISATIONS);
    }

    private ClaimProject claims() {
        return world.bean(ClaimProject.class);
    }

    private AnswerClaim answers() {
        return world.bean(AnswerClaim.class);
    }

    private Outcome<UUID> onBehalf(UUID project, UUID body, String person) {
        return claims().offer(
                        secretary(),
                        new ClaimProject.Offer(
                                project,
                                body,
                                false,
                                true,
                                List.of(1),
                                "电工一名",
                                new ClaimProject.Terms("", "", person)));
    }

    private Outcome<Integer> choose(UUID claim, String reason) {
        return answers().accept(secretary(), claim, 0, ClaimRow.LEAD, reason);
    }

    private UUID community() {
        return world.person(World.ZHANBEI, Role.SECRETARY).post().organisation();
    }

    private UUID homeOfPostB(UUID project) {
        UUID postB = Objects.requireNonNull(project(project).postB());
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Posts.class).find(COUNTY, postB).orElseThrow())
                .organisation();
    }

    private Optional<UUID> holderOfPostB(UUID project) {
        UUID postB = Objects.requireNonNull(project(project).postB());
        LocalDate today = workingDay(0);
        return transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(Posts.class).holder(COUNTY, postB, today))
                .map(holder -> holder.account());
    }

    @ParameterizedTest
    @EnumSource(
            value = OrganisationKind.class,
            names = {"BUILDING_TEAM", "VILLAGE_GROUP", "TALENT_ROSTER"})
    void a_team_of_residents_leads_at_once_with_post_b_in_the_community(OrganisationKind kind) {
        World.Person leader = world.member(team(kind));
        UUID project = residents("楼道灯 " + kind);
        UUID claim = offer(leader, project);
        answers().accept(secretary(), claim, 1, "lead").orThrow();
        assertThat(row(project).state()).isEqualTo("running");
        assertThat(project(project).lead()).isEqualTo(leader.post().organisation());
        assertThat(homeOfPostB(project)).isEqualTo(community());
        assertThat(holderOfPostB(project)).contains(leader.account());
        work(leader, project);
        assertWhole(ProjectLifecycle.TABLE, project);
    }

    @Test
    void a_member_of_the_roster_claims_in_the_own_name_and_another_one_can_too() {
        Organisation roster = team(OrganisationKind.TALENT_ROSTER);
        World.Person first = world.member(roster);
        World.Person second = world.member(roster);
        UUID project = residents("楼顶漏水");
        ClaimProject.Offer own = new ClaimProject.Offer(project, null, true, true, List.of(1), "会修");
        UUID claim = claims().offer(first.viewer(), own).orThrow();
        assertThat(refused(claims().offer(first.viewer(), own))).isEqualTo(ProjectRefusal.OFFERED_BEFORE);
        claims().offer(second.viewer(), own).orThrow();
        answers().accept(secretary(), claim, 1, "lead").orThrow();
        assertThat(holderOfPostB(project)).contains(first.account());
    }

    @Test
    void a_team_without_a_log_in_is_stood_in_for_by_its_secretary_who_can_give_it_back() {
        Organisation team = team(OrganisationKind.BUILDING_TEAM);
        UUID project = residents("单元门坏了");
        UUID claim = onBehalf(project, team.id(), "").orThrow();
        answers().accept(secretary(), claim, 1, "lead").orThrow();
        assertThat(row(project).state()).isEqualTo("running");
        assertThat(project(project).lead()).isEqualTo(team.id());
        assertThat(holderOfPostB(project)).contains(secretary().actingAccount());
        report(world.person(World.ZHANBEI, Role.SECRETARY), project).orThrow();
        pass(project).orThrow();
        world.bean(LeadProject.class)
                .giveBack(secretary(), project, row(project).version(), "队里的人外出了")
                .orThrow();
        assertThat(row(project).state()).isEqualTo("dispatched");
    }

    @Test
    void two_residents_are_entered_by_name_which_nobody_outside_the_community_reads() {
        UUID project = residents("门口的树要修");
        UUID first = onBehalf(project, community(), "赵桂兰").orThrow();
        onBehalf(project, community(), "钱有福").orThrow();
        answers().accept(secretary(), first, 1, "lead").orThrow();
        assertThat(row(project).state()).isEqualTo("running");
        ClaimPersons persons = world.bean(ClaimPersons.class);
        assertThat(transactions().read(secretary().scope(), () -> persons.of(COUNTY, List.of(first))))
                .containsEntry(first, "赵桂兰");
        World.Person unit = world.unit();
        assertThat(transactions().read(unit.viewer().scope(), () -> persons.of(COUNTY, List.of(first))))
                .isEmpty();
        String sealed = transactions()
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql(
                                        "select encode(data, 'escape') from claim_person where county_id = :county and claim_id = :claim")
                                .param("county", COUNTY)
                                .param("claim", first)
                                .query(String.class)
                                .single());
        assertThat(sealed).doesNotContain("赵桂兰");
    }

    @Test
    void somebody_of_the_roster_is_not_entered_without_a_name() {
        UUID project = residents("晾衣架坏了");
        assertThat(refused(
                        onBehalf(project, team(OrganisationKind.TALENT_ROSTER).id(), "")))
                .isEqualTo(Common.REQUIRED);
    }

    @Test
    void units_and_the_community_give_what_residents_lack_and_do_not_lead() {
        World.Person leader = world.member(team(OrganisationKind.BUILDING_TEAM));
        UUID project = residents("修一座凉亭");
        answers().accept(secretary(), offer(leader, project), 1, "lead").orThrow();
        World.Person unit = world.unit();
        assertThat(refused(offering(unit, residents("另一个凉亭"), true))).isEqualTo(ProjectRefusal.RESIDENTS_LEAD);
        ProjectLists lists = world.bean(ProjectLists.class);
        assertThat(lists.open(unit.viewer()).lacking())
                .filteredOn(one -> one.project().id().equals(project))
                .singleElement()
                .extracting(ProjectViews.Open::parts)
                .isEqualTo(List.of(new Plan.Part(2, "路灯", "11 盏")));
        claims().offer(secretary(), new ClaimProject.Offer(project, null, false, false, List.of(2), "社区出灯"))
                .orThrow();
        assertThat(lists.open(unit.viewer()).lacking())
                .noneMatch(one -> one.project().id().equals(project));
    }

    @Test
    void a_team_of_another_community_does_not_take_what_is_to_be_done_here() {
        World.Person elsewhere = world.member(world.body(OrganisationKind.BUILDING_TEAM, Place.of(World.NANYUAN)));
        assertThat(refused(offering(elsewhere, residents("车棚漏雨了"), true))).isEqualTo(ProjectRefusal.NOT_FROM_HERE);
    }

    @Test
    void nothing_is_bought_from_residents() {
        World.Person leader = world.member(team(OrganisationKind.BUILDING_TEAM));
        assertThat(refused(bid(leader, residents("围墙裂开了"), "500"))).isEqualTo(ProjectRefusal.PURCHASE_NOT_HERE);
        assertThat(refused(bid(world.unit(), dispatched("围栏倒了一段"), "500"))).isEqualTo(ProjectRefusal.PURCHASE_NOT_HERE);
    }

    @Test
    void one_social_organisation_is_chosen_with_a_reason_and_the_others_are_told() {
        World.Person first = world.member(socialOrganisation());
        World.Person second = world.member(socialOrganisation());
        UUID project = call("放学后没人管");
        UUID bought = bid(first, project, "12,000").orThrow();
        UUID free = bid(second, project, "0").orThrow();
        assertThat(refused(choose(bought, " "))).isEqualTo(Common.REQUIRED);
        assertThat(refused(answers().accept(secretary(), bought, 1, "support", "都要")))
                .isEqualTo(ProjectRefusal.CHOSEN_BY_REASON);
        assertThat(row(bought).state()).as("nothing was chosen yet").isEqualTo("offered");
        choose(bought, "做过三年，家长认可").orThrow();
        assertThat(claim(bought).takenAs()).isEqualTo(ClaimRow.PURCHASED);
        assertThat(row(free).state()).isEqualTo("closed");
        assertThat(claim(free).answer()).isEqualTo("做过三年，家长认可");
        assertThat(world.bean(ProjectLists.class).taken(second.viewer()).others())
                .extracting(ProjectViews.Answered::reason)
                .contains("做过三年，家长认可");
        assertThat(refused(choose(free, "再选一家"))).isEqualTo(ProjectRefusal.HAS_A_LEAD);
        assertThat(refused(answers().undo(secretary(), bought, row(bought).version())))
                .isEqualTo(ProjectRefusal.OTHERS_WERE_TOLD);
        assertThat(history(project).getFirst().note()).isEqualTo("做过三年，家长认可");
    }

    @Test
    void a_voluntary_offer_is_taken_as_voluntary_and_undone_while_nobody_else_was_told() {
        World.Person person = world.member(socialOrganisation());
        UUID project = call("陪老人说话");
        UUID claim = bid(person, project, "0").orThrow();
        choose(claim, "只有一家报名").orThrow();
        assertThat(claim(claim).takenAs()).isEqualTo(ClaimRow.VOLUNTARY);
        answers().undo(secretary(), claim, row(claim).version()).orThrow();
        assertThat(claim(claim).takenAs()).isNull();
        assertThat(row(project).state()).isEqualTo("dispatched");
    }

    @Test
    void an_offer_without_a_price_or_with_words_for_one_is_refused() {
        World.Person person = world.member(socialOrganisation());
        UUID project = call("日间照料");
        assertThat(refused(bid(person, project, ""))).isEqualTo(ProjectRefusal.PRICE_MISSING);
        assertThat(refused(bid(person, project, "面议"))).isEqualTo(ProjectRefusal.NOT_AN_AMOUNT);
    }

    @Test
    void a_body_that_the_route_is_not_for_cannot_offer() {
        UUID project = call("心理咨询");
        assertThat(refused(bid(world.unit(), project, "0"))).isEqualTo(ProjectRefusal.SOCIAL_ORGANISATIONS_ONLY);
        assertThat(refused(bid(world.member(team(OrganisationKind.BUILDING_TEAM)), project, "0")))
                .isEqualTo(ProjectRefusal.SOCIAL_ORGANISATIONS_ONLY);
        for (OrganisationKind kind :
                List.of(OrganisationKind.CLASS_ONE_INSTITUTION, OrganisationKind.MASS_ORGANISATION)) {
            World.Person funded =
                    world.member(world.body(kind, socialOrganisation().place()));
            assertThat(refused(bid(funded, project, "8000"))).isEqualTo(ProjectRefusal.FUNDED_BY_BUDGET);
        }
        assertThat(refused(onBehalf(project, community(), "孙大爷"))).isEqualTo(ProjectRefusal.SOCIAL_ORGANISATIONS_ONLY);
        World.Person social = world.member(socialOrganisation());
        assertThat(refused(offering(social, dispatched("路灯不亮了"), true))).isEqualTo(ProjectRefusal.ROUTE_IS_ANOTHERS);
    }

    @Test
    void an_organisation_that_was_struck_off_is_neither_called_nor_heard() {
        Organisation gone = socialOrganisation();
        World.Person person = world.member(gone);
        UUID project = call("法律咨询");
        assertThat(world.bean(ProjectLists.class).open(person.viewer()).projects())
                .anyMatch(one -> one.project().id().equals(project));
        transactions()
                .change(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("update organisation set ended_on = :day where county_id = :county and id = :id")
                                .param("day", workingDay(0).minusDays(1))
                                .param("county", COUNTY)
                                .param("id", gone.id())
                                .update());
        assertThat(refused(bid(person, project, "0"))).isEqualTo(ProjectRefusal.UNIT_HAS_ENDED);
        assertThat(world.bean(ProjectLists.class).open(person.viewer()).projects())
                .isEmpty();
    }

    /** An order that a social organisation has taken and works on. */
    private UUID serving(World.Person person, PlaceOrder.Receipt order) {
        UUID project = dispatched(order, Route.ORGANISATIONS);
        UUID claim = bid(person, project, "0").orThrow();
        choose(claim, "最合适").orThrow();
        world.bean(LeadProject.class)
                .appoint(person.viewer(), project, row(project).version(), person.account())
                .orThrow();
        return project;
    }

    private Outcome<Integer> session(World.Person person, UUID project, int minutes, int served, int daysAgo) {
        return world.bean(KeepServices.class)
                .log(
                        person.viewer(),
                        project,
                        new KeepServices.Typed(
                                LocalDate.ofInstant(clock.instant(), org.sandan.platform.Timestamps.CHINA)
                                        .minusDays(daysAgo),
                                minutes,
                                served,
                                "作业辅导"));
    }

    @Test
    void a_service_is_the_sum_of_its_sessions_to_the_minute_and_a_void_one_counts_no_longer() {
        World.Person person = world.member(socialOrganisation());
        UUID project = serving(person, accepted("四点半没人接"));
        var before = row(project).standing();
        session(person, project, 95, 23, 0).orThrow();
        session(person, project, 90, 21, 0).orThrow();
        assertThat(row(project).standing()).as("a session moves no turn").isEqualTo(before);
        KeepServices services = world.bean(KeepServices.class);
        assertThat(totals(person, project)).isEqualTo(new KeepServices.Totals(2, 185, 44));
        assertThat(totals(person, project).hours()).isEqualTo(3);
        assertThat(totals(person, project).rest()).isEqualTo(5);
        UUID last = transactions()
                .read(person.viewer().scope(), () -> services.sessions(COUNTY, project))
                .getFirst()
                .id();
        services.takeBack(person.viewer(), project, last).orThrow();
        assertThat(totals(person, project).sessions()).isEqualTo(1);
        assertThat(transactions().read(person.viewer().scope(), () -> services.sessions(COUNTY, project)))
                .hasSize(2);
        assertThat(refused(services.takeBack(person.viewer(), project, last))).isEqualTo(Common.NOT_FOUND);
        assertThat(refused(session(person, project, 0, 23, 0))).isEqualTo(ProjectRefusal.NUMBER_BETWEEN);
        assertThat(refused(session(person, project, 90, 0, 0))).isEqualTo(ProjectRefusal.NUMBER_BETWEEN);
        assertThat(refused(session(person, project, 90, 5, -1))).isEqualTo(ProjectRefusal.DAY_TO_COME);
        assertThat(refused(session(person, project, 90, 5, 400))).isEqualTo(ProjectRefusal.BEFORE_THE_ORDER);
        World.Person stranger = world.member(socialOrganisation());
        assertThat(refused(session(stranger, project, 90, 5, 0))).isEqualTo(Common.NOT_ALLOWED_NOW);
        assertThat(totals(stranger, project).sessions()).isZero();
    }

    private KeepServices.Totals totals(World.Person person, UUID project) {
        return transactions()
                .read(
                        person.viewer().scope(),
                        () -> world.bean(KeepServices.class).totals(COUNTY, project));
    }

    private Outcome<Integer> cohort(World.Person person, UUID project, int children, String lines, String consent) {
        return world.bean(KeepServices.class)
                .keepCohort(
                        person.viewer(),
                        project,
                        new KeepServices.Cohort(
                                Map.of(CohortGroup.CHILDREN_UNDER_14, children, CohortGroup.ELDERS, 4),
                                lines,
                                !consent.isEmpty(),
                                consent));
    }

    @Test
    void a_child_stands_with_initials_and_year_unless_consent_is_noted() {
        World.Person person = world.member(socialOrganisation());
        UUID project = serving(person, accepted("放学托管班"));
        assertThat(refused(cohort(person, project, 2, "刘美华 三年级", ""))).isEqualTo(ProjectRefusal.CHILD_BY_NAME);
        assertThat(refused(cohort(person, project, 2, "LMH 刘美华", ""))).isEqualTo(ProjectRefusal.CHILD_BY_NAME);
        assertThat(refused(cohort(person, project, 1, "LMH 三年级\nZQ 8岁", "")))
                .isEqualTo(ProjectRefusal.MORE_CHILDREN_THAN_COUNTED);
        assertThat(cohort(person, project, 2, "LMH 三年级\nZQ 8岁", "").orThrow()).isEqualTo(6);
        assertThat(cohort(person, project, 2, "刘美华 三年级", "11 月 20 日签，存社区").orThrow())
                .isEqualTo(6);
        KeepServices services = world.bean(KeepServices.class);
        assertThat(services.lookAtChildren(person.viewer(), project))
                .extracting(KeepServices.Child::line)
                .containsExactly("刘美华 三年级");
        World.Person stranger = world.member(socialOrganisation());
        assertThat(services.lookAtChildren(stranger.viewer(), project)).isEmpty();
        assertThat(refused(cohort(stranger, project, 2, "", ""))).isEqualTo(Common.NOT_ALLOWED_NOW);
    }

    @Test
    void a_small_wish_by_another_route_is_still_led_by_whom_the_route_is_for_and_chosen_with_a_reason() {
        UUID wish = world.bean(DesignProject.class)
                .begin(
                        secretary(),
                        new DesignProject.Beginning(List.of(accepted("想学用手机").need()), "", true))
                .orThrow();
        Plan small = by(Route.ORGANISATIONS);
        dispatch(
                        secretary(),
                        wish,
                        new Plan(
                                small.title(),
                                small.aim(),
                                small.spot(),
                                1,
                                small.groups(),
                                org.sandan.kernel.Money.NONE,
                                "",
                                small.milestones(),
                                List.of(),
                                Route.ORGANISATIONS,
                                "社工会教"))
                .orThrow();
        World.Person person = world.member(socialOrganisation());
        UUID claim = claims().offer(
                        person.viewer(),
                        new ClaimProject.Offer(
                                wish, null, false, true, List.of(), "教会为止", new ClaimProject.Terms("", "0", "")))
                .orThrow();
        assertThat(row(claim).state()).isEqualTo("offered");
        choose(claim, "只有一家").orThrow();
        assertThat(claim(claim).takenAs()).isEqualTo(ClaimRow.VOLUNTARY);
    }
}
