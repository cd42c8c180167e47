package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/**
 * A party and service centre that neither community nor sub-district can build: it goes up with a proposal, the leading group
 * studies it in its meeting and gives the money, and the community and everybody else read what was decided.
 */
class EscalationJourney extends Journey {
    private static final String CENTRE = "改建社区党群服务中心";

    @Test
    void a_service_centre_goes_up_two_levels_and_comes_back_with_money_and_the_number_of_the_meeting() {
        UUID project = MeetingTest.dispatched(world, clock, World.GUANJING, CENTRE);
        String at = "/projects/" + project;

        Page community = browser(Look.PHONE, world.person(World.GUANJING, Role.SECRETARY));
        community.navigate(at + "/route");
        look(community);
        community.check("input[value='escalation']");
        community.fill("#reason", "现有用房 60 平方米，社区没有场地和资金");
        community.locator("main button.btn-primary").click();
        look(community);
        assertThat(community.innerText("main")).contains("上级研究");

        Page town = browser(Look.DESK, world.person(World.GUANJING, Role.TOWN));
        town.navigate("/desk");
        assertThat(town.innerText("main")).contains(CENTRE);
        town.navigate(at + "/raising");
        look(town);
        town.fill("#reason", "街道今年没有这笔资金");
        town.locator("main button.btn-primary").click();
        assertThat(town.inputValue("#reason")).as("what was typed is kept").isEqualTo("街道今年没有这笔资金");
        town.fill("#proposal", "旗财政安排 80 万元，街道出场地，明年五月前完工");
        town.locator("main button.btn-primary").click();
        look(town);

        Page leader = browser(Look.DESK, world.person(World.GUANJING, Role.LEADING_GROUP));
        leader.navigate("/desk");
        look(leader);
        leader.fill("header input[name=q]", number(project));
        leader.locator("header input[name=q]").press("Enter");
        look(leader);
        assertThat(leader.innerText("main")).contains("解决了吗？", "上级研究");
        leader.locator("main a[href='" + at + "']").first().click();
        assertThat(leader.innerText("main")).contains("旗财政安排 80 万元", "社区没有场地和资金");

        UUID meeting = called(project, leader);
        assertThat(leader.innerText("main")).contains("旗财政安排 80 万元");
        leader.check("input[name=how][value=funded]");
        leader.fill("#source", "旗财政 2026 年为民服务专项");
        leader.locator("button:has-text('作出决定')").click();
        look(leader);
        assertThat(leader.inputValue("#source")).isEqualTo("旗财政 2026 年为民服务专项");
        leader.fill("#money", "800,000");
        leader.locator("button:has-text('作出决定')").click();
        look(leader);
        leader.locator("button:has-text('结束会议')").click();
        look(leader);
        assertThat(leader.inputValue("#minutes")).contains("专题研究，议定：安排资金 800,000.00 元");

        community.navigate(at);
        look(community);
        assertThat(community.innerText("main")).contains("上级的决定", "安排资金 800,000.00 元", number(meeting));
        community.navigate("/desk");
        look(community);
        assertThat(community.innerText("main")).contains("新动态", CENTRE);
        community.navigate("/chain/" + project);
        look(community);
        assertThat(community.innerText("main")).contains(number(meeting));
    }

    private UUID called(UUID project, Page leader) {
        World.Person unit = world.person(World.GUANJING, Role.UNIT);
        UUID committee = world.bean(KeepCommittee.class)
                .keep(
                        leaders(),
                        new KeepCommittee.Asked(
                                null,
                                Place.of(World.GUANJING.at(Level.COUNTY)),
                                "旗级联合党委",
                                "Joint committee of the banner",
                                leaders().actingPost(),
                                ""))
                .orThrow();
        world.bean(KeepCommittee.class)
                .join(
                        leaders(),
                        new KeepCommittee.Joining(
                                committee, unit.post().organisation(), "", "替补人", java.time.LocalDate.of(2026, 1, 1)))
                .orThrow();
        UUID meeting = world.bean(PlanMeeting.class)
                .plan(
                        leaders(),
                        committee,
                        "党群服务中心建设专题会议",
                        new PlanMeeting.When(
                                MeetingTest.workingDay(world, clock, 2), java.time.LocalTime.of(9, 0), "旗政府三楼"))
                .orThrow();
        leader.navigate("/meetings/" + meeting);
        look(leader);
        leader.check("input[name='pick-" + project + "']");
        leader.locator("button:has-text('发出议程')").click();
        look(leader);
        leader.navigate("/meetings/" + meeting + "/attendance");
        leader.locator("input[name='came-" + unit.post().organisation() + "'][value=delegate]")
                .check(new Locator.CheckOptions().setForce(true));
        leader.locator("main button.btn-primary").click();
        leader.locator("button:has-text('开始会议')").click();
        look(leader);
        return meeting;
    }

    private Viewer leaders() {
        return world.person(World.GUANJING, Role.LEADING_GROUP).viewer();
    }

    private String number(UUID id) {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(150_621, "test"),
                        () -> world.bean(Cases.class).find(150_621, id))
                .orElseThrow()
                .number();
    }
}
