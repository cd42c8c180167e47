package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.chain.Escalations;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Standing;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.DecideNeed;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.DecideProject;
import org.sandan.projects.ProjectRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 上报: community, town, leading group; what goes up with a case, what the leading group decides, whom it reaches. */
class EscalationTest extends MeetingTest {
    private static final String PLAN = "新建 300 平方米党群服务中心";

    private Viewer town() {
        return world.viewer(Role.TOWN);
    }

    private Viewer leaders() {
        return world.viewer(Role.LEADING_GROUP);
    }

    private DecideProject decide() {
        return world.bean(DecideProject.class);
    }

    /** A project that its community sent to the town. */
    private UUID atTown(String words) {
        UUID project = dispatched(World.ZHANBEI, words);
        decide().changeRoute(secretary(), project, row(project).version(), "escalation", "社区没有场地和资金")
                .orThrow();
        assertThat(row(project).standing().ownerPost()).isEqualTo(town().post());
        return project;
    }

    private UUID atTheTop(String words) {
        UUID project = atTown(words);
        raise(town(), project, "街道今年没有这笔钱", "由旗组织部牵头，旗财政安排 80 万元").orThrow();
        assertThat(row(project).standing().ownerPost()).isEqualTo(leaders().post());
        return project;
    }

    private Outcome<Integer> raise(Viewer viewer, UUID project, String reason, String proposal) {
        return decide().decide(
                        viewer, new DecideProject.Decision(project, row(project).version(), "raise", reason, proposal));
    }

    private UUID inSession(UUID topic) {
        UUID committee = committee(World.ZHANBEI.at(Level.COUNTY), leaders());
        World.Person unit = world.unit();
        join(committee, leaders(), unit);
        UUID meeting = planned(committee, leaders(), 3);
        sent(leaders(), meeting, List.of(topic));
        attend(leaders(), meeting, unit);
        world.bean(HoldMeeting.class)
                .begin(leaders(), meeting, row(meeting).version())
                .orThrow();
        return meeting;
    }

    private Outcome<UUID> study(
            Viewer viewer,
            UUID meeting,
            UUID topic,
            String how,
            @Nullable UUID body,
            String money,
            String from,
            String reason) {
        Item item = items(meeting).getFirst();
        return world.bean(DecideItem.class)
                .study(
                        viewer,
                        meeting,
                        item.id(),
                        new DecideItem.Study(how, row(topic).version(), body, money, from, reason));
    }

    private List<Escalations.Decision> decisions(UUID id) {
        return system(() -> world.bean(Escalations.class)
                .of(
                        COUNTY,
                        id,
                        clock.instant()
                                .atZone(org.sandan.platform.Timestamps.CHINA)
                                .toLocalDate())
                .decisions());
    }

    private static String field(Outcome<?> outcome) {
        Refusal refusal = ((Outcome.Refused<?>) outcome).refusal();
        return refusal.fields().isEmpty() ? "" : refusal.fields().getFirst().field();
    }

    @Test
    void what_goes_up_carries_the_proposal_of_each_level_and_the_level_above_reads_it() {
        UUID project = atTheTop(PLAN);
        Visitor leader = visitor(world.person(World.ZHANBEI, Role.LEADING_GROUP));
        String page = leader.get("/projects/" + project).body();
        assertThat(page).contains("上报建议", "由旗组织部牵头，旗财政安排 80 万元", "社区没有场地和资金");
        assertThat(page).contains("修好西门至菜场一带路灯 11 盏");
    }

    @Test
    void nobody_raises_without_a_proposal_nor_past_a_level_nor_above_the_highest() {
        UUID project = atTown("越级上报的项目");
        assertThat(field(raise(town(), project, "没有钱", " "))).isEqualTo("proposal");
        assertThat(raise(secretary(), project, "社区想直接到旗里", "请旗里定")).isInstanceOf(Outcome.Refused.class);
        raise(town(), project, "街道没有钱", "请旗里安排").orThrow();
        assertThat(refused(raise(leaders(), project, "再往上", "请市里定"))).isEqualTo(ProjectRefusal.NO_LEVEL_ABOVE);
    }

    @Test
    void the_town_sends_it_back_with_a_reason_that_the_community_and_the_askers_read() {
        UUID project = atTown("街道退回的项目");
        decide().decide(town(), new DecideProject.Decision(project, row(project).version(), "send_back", "供电公司可以认领"))
                .orThrow();
        Standing after = row(project).standing();
        assertThat(after.state()).isEqualTo("dispatched");
        assertThat(after.ownerPost()).isEqualTo(secretary().post());
        assertThat(decisions(project)).singleElement().satisfies(one -> {
            assertThat(one.how()).isEqualTo(Escalations.How.SENT_BACK);
            assertThat(one.words()).isEqualTo("供电公司可以认领");
            assertThat(one.meeting()).isEmpty();
        });
    }

    @Test
    void the_leading_group_gives_money_in_its_meeting_and_one_act_carries_the_number_of_the_meeting() {
        UUID project = atTheTop("安排资金的服务中心");
        UUID meeting = inSession(project);
        study(leaders(), meeting, project, "funded", null, "800,000", "旗财政 2026 年为民服务专项", "")
                .orThrow();
        String number = row(meeting).number();
        assertThat(row(project).state()).isEqualTo("dispatched");
        assertThat(row(project).standing().ownerPost()).isEqualTo(secretary().post());
        assertThat(history(project).getFirst().action()).isEqualTo("fund");
        assertThat(history(project).getFirst().facts())
                .containsEntry("meetingNumber", number)
                .containsEntry("amount", "800,000.00");
        assertThat(items(meeting).getFirst().outcome()).isEqualTo("funded");
        assertThat(decisions(project)).singleElement().satisfies(one -> {
            assertThat(one.meeting()).isEqualTo(number);
            assertThat(one.source()).isEqualTo("旗财政 2026 年为民服务专项");
        });
        String minutes = system(() -> world.bean(MinutesDraft.class).words(row(meeting), meeting(meeting)));
        assertThat(minutes).contains("专题研究，议定：安排资金 800,000.00 元，来源：旗财政 2026 年为民服务专项。");
    }

    @Test
    void a_department_does_it_and_a_next_year_and_a_no_need_their_reason() {
        UUID project = atTheTop("交部门办的服务中心");
        UUID meeting = inSession(project);
        UUID body = world.unit().post().organisation();
        assertThat(field(study(leaders(), meeting, project, "department", null, "", "", "")))
                .isEqualTo("organisation");
        assertThat(field(study(leaders(), meeting, project, "next_year", null, "", "", " ")))
                .isEqualTo("reason");
        assertThat(field(study(leaders(), meeting, project, "refused", null, "", "", "")))
                .isEqualTo("reason");
        assertThat(row(project).state()).isEqualTo("raised");
        study(leaders(), meeting, project, "department", body, "", "", "").orThrow();
        assertThat(row(project).state()).isEqualTo("claimed");
        assertThat(project(project).lead()).isEqualTo(body);
    }

    @Test
    void money_without_an_amount_or_a_source_is_refused_at_its_field() {
        UUID project = atTheTop("没有金额的服务中心");
        UUID meeting = inSession(project);
        assertThat(field(study(leaders(), meeting, project, "funded", null, "", "旗财政", "")))
                .isEqualTo("money");
        assertThat(field(study(leaders(), meeting, project, "funded", null, "很多", "旗财政", "")))
                .isEqualTo("money");
        assertThat(field(study(leaders(), meeting, project, "funded", null, "0", "旗财政", "")))
                .isEqualTo("money");
        assertThat(field(study(leaders(), meeting, project, "funded", null, "500000", "", "")))
                .isEqualTo("source");
        assertThat(items(meeting).getFirst().isOpen()).isTrue();
    }

    @Test
    void only_the_leading_group_decides_a_topic_and_only_in_its_own_meeting_can_it_be_put_on_an_agenda() {
        UUID project = atTheTop("别人不能定的服务中心");
        UUID own = planned(committee(), secretary(), 3);
        assertThat(world.bean(DrawAgenda.class)
                        .draw(secretary(), own, row(own).version(), List.of(new DrawAgenda.Line(project, ""))))
                .isInstanceOf(Outcome.Refused.class);
        UUID meeting = inSession(project);
        assertThat(study(town(), meeting, project, "refused", null, "", "", "街道说不办"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(study(secretary(), meeting, project, "refused", null, "", "", "社区说不办"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(row(project).state()).isEqualTo("raised");
    }

    @Test
    void a_raised_need_is_studied_too_and_whoever_asked_reads_the_decision_in_plain_words() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "社区没有开会的地方");
        world.bean(AcceptNeed.class)
                .accept(secretary(), new AcceptNeed.Acceptance(order.need(), 1, "社区没有开会的地方", false))
                .orThrow();
        // A need reaches the town by an objection to a refusal, and the leading group by the town.
        world.bean(DecideNeed.class)
                .decide(secretary(), new DecideNeed.Decision(order.need(), 2, "refuse", "社区没有房子"))
                .orThrow();
        Visitor asker = visitor();
        asker.get("/orders");
        asker.post("/orders", Map.of("number", order.number(), "code", order.code()));
        String own = "/orders/" + order.asker();
        asker.get(own + "/objection");
        asker.post(own + "/objection", Map.of("words", "老人没有地方活动", "reason", "老人没有地方活动"));
        assertThat(row(order.need()).state()).isEqualTo("raised");
        world.bean(DecideNeed.class)
                .decide(
                        town(),
                        new DecideNeed.Decision(
                                order.need(), row(order.need()).version(), "raise", "街道也没有房子", "建一个党群服务中心"))
                .orThrow();
        UUID meeting = inSession(order.need());
        study(leaders(), meeting, order.need(), "next_year", null, "", "", "列入 2027 年党群服务中心建设计划")
                .orThrow();
        assertThat(row(order.need()).state()).isEqualTo("accepted");
        assertThat(row(order.need()).standing().ownerPost())
                .isEqualTo(secretary().post());
        String page = asker.get(own).body();
        assertThat(page).contains("上级的决定", "在会议（" + row(meeting).number() + "）上决定：列入明年计划", "列入 2027 年党群服务中心建设计划");
        asker.keep("sandan_lang=en");
        assertThat(asker.get(own).body()).contains("Decisions of the levels above", "it is planned for next year");
    }

    @Test
    void on_the_page_the_leading_group_puts_a_topic_on_the_agenda_and_decides_it_and_a_fault_keeps_what_was_typed() {
        UUID project = atTheTop("页面上研究的服务中心");
        UUID committee = committee(World.ZHANBEI.at(Level.COUNTY), leaders());
        UUID meeting = planned(committee, leaders(), 3);
        Visitor leader = visitor(world.person(World.ZHANBEI, Role.LEADING_GROUP));
        String agenda = leader.get("/meetings/" + meeting).body();
        assertThat(agenda).contains("pick-" + project, "专题研究");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("version", String.valueOf(row(meeting).version()));
        form.put("pick-" + project, "yes");
        form.put("no-" + project, "1");
        assertThat(leader.post("/meetings/" + meeting + "/sending", form).statusCode())
                .isEqualTo(303);
        World.Person unit = world.unit();
        join(committee, leaders(), unit);
        attend(leaders(), meeting, unit);
        world.bean(HoldMeeting.class)
                .begin(leaders(), meeting, row(meeting).version())
                .orThrow();
        Item item = items(meeting).getFirst();
        String at = "/meetings/" + meeting + "/items/" + item.id() + "/study";
        assertThat(leader.get("/meetings/" + meeting).body()).contains("由旗组织部牵头，旗财政安排 80 万元", "作出决定");
        Map<String, String> wrong = new LinkedHashMap<>(
                Map.of("version", "" + row(project).version(), "how", "funded", "money", "", "source", "旗财政专项资金"));
        HttpResponse<String> refused = leader.post(at, wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("旗财政专项资金");
        wrong.put("money", "650000");
        clock.set(newestStep().plus(Duration.ofHours(1)));
        leader = visitor(world.person(World.ZHANBEI, Role.LEADING_GROUP));
        leader.get("/meetings/" + meeting);
        assertThat(leader.post(at, wrong).statusCode()).isEqualTo(303);
        assertThat(row(project).state()).isEqualTo("dispatched");
        String chain = leader.get("/chain/" + project).body();
        assertThat(chain).contains(row(meeting).number());
        Visitor community = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(community.get("/projects/" + project).body()).contains("上级的决定", "安排资金 650,000.00 元，来源：旗财政专项资金");
        assertThat(community.get("/desk").body()).contains("/projects/" + project);
    }

    /** When the newest step of any case was taken: other tests let months pass, and a desk shows only the newest. */
    private Instant newestStep() {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("select max(at) as at from case_history where county_id = :county")
                                .param("county", COUNTY)
                                .query((row, n) -> Timestamps.read(row, "at"))
                                .single());
    }
}
