package org.sandan.projects;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.organisations.ExecutivePosts;
import org.sandan.organisations.ExecutivePosts.Member;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * What the lead decides: who holds post B, to whom it is handed over, and to give the project back. Only what is given back
 * after acceptance counts; the second time the level above decides.
 */
@Component
public class LeadProject {
    private final ProjectStore projects;
    private final ClaimStore claims;
    private final ProjectSteps steps;
    private final CaseSteps caseSteps;
    private final Beside beside;

    LeadProject(ProjectStore projects, ClaimStore claims, ProjectSteps steps, CaseSteps caseSteps, Beside beside) {
        this.projects = projects;
        this.claims = claims;
        this.steps = steps;
        this.caseSteps = caseSteps;
        this.beside = beside;
    }

    @Component
    record Beside(ExecutivePosts posts, Transactions transactions) {}

    /** 选派执行书记: the work begins. Post A appoints where the lead let its time pass. */
    public Outcome<Integer> appoint(Viewer viewer, UUID id, int version, UUID account) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "appoint").then(taken -> {
                            boolean lead = viewer.organisation() != null
                                    && viewer.organisation()
                                            .equals(taken.project().lead());
                            if (!lead && !taken.row().isTurnOf(viewer.actingPost())) {
                                return Outcome.refused(Common.NOT_ALLOWED_NOW);
                            }
                            return install(taken, account).then(installed -> {
                                Standing after = steps.working(
                                        taken.standing(), taken.project(), installed.postB(), taken.now());
                                return steps.finish(taken.row(), after, steps.act(viewer, taken));
                            });
                        }));
    }

    /** 移交岗位: somebody else of the lead holds post B from now on; turn, times and history stay. */
    public Outcome<Integer> handOver(Viewer viewer, UUID id, int version, UUID account) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "hand_over")
                                .then(taken -> install(taken, account)
                                        .then(installed -> steps.finish(
                                                taken.row(), taken.standing(), steps.act(viewer, taken)))));
    }

    private record Installed(UUID postB, Member holder) {}

    private Outcome<Installed> install(ProjectSteps.Taken taken, UUID account) {
        UUID lead = taken.project().lead();
        UUID postB = taken.project().postB();
        if (lead == null || postB == null) {
            return Outcome.refused(Common.NOT_ALLOWED_NOW);
        }
        Optional<Member> member = beside.posts().candidates(taken.county(), lead, postB, steps.today()).stream()
                .filter(one -> one.account().equals(account))
                .findFirst();
        if (member.isEmpty()) {
            return Outcome.refused(Refusal.at("person", ProjectRefusal.NOT_OF_THE_UNIT));
        }
        beside.posts().appoint(taken.county(), postB, taken.row().place(), member.get(), lead, steps.today());
        return Outcome.done(new Installed(postB, member.get()));
    }

    /** 退回: after acceptance, with a reason. */
    public Outcome<Integer> giveBack(Viewer viewer, UUID id, int version, String reason) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "return")
                                .then(taken -> ProjectSteps.text("reason", reason)
                                        .then(words -> giveBack(viewer, taken, words))));
    }

    private Outcome<Integer> giveBack(Viewer viewer, ProjectSteps.Taken taken, String reason) {
        int county = taken.county();
        int returns = taken.project().returns() + 1;
        UUID postB = taken.project().postB();
        if (postB != null) {
            beside.posts().vacate(county, postB, steps.today());
        }
        Outcome<Integer> returned = endLead(viewer, taken, reason);
        // From here on it is not this body's any more, so what is written is not in its name.
        beside.transactions().narrow(Scope.system(county, "return"));
        projects.returned(county, taken.row().id());
        Outcome<Standing> after = returns >= steps.amount("project.returns")
                ? steps.raised(taken.row(), taken.standing(), taken.now())
                : Outcome.done(steps.atTakers(taken.standing(), taken.now()));
        Act act = steps.act(viewer, taken)
                .saying(reason)
                .with(Map.of(
                        "returns",
                        "" + returns,
                        "organisation",
                        "" + taken.project().lead()));
        return returned.then(done -> after)
                .then(standing -> steps.finish(taken.row(), standing, act, "claim", Passed.RETURNED));
    }

    private Outcome<Integer> endLead(Viewer viewer, ProjectSteps.Taken taken, String reason) {
        List<ClaimRow> leading = claims.of(taken.county(), taken.row().id()).stream()
                .filter(ClaimRow::leads)
                .toList();
        if (leading.isEmpty()) {
            return Outcome.done(0);
        }
        UUID id = leading.getFirst().id();
        CaseRow row = caseSteps.find(ClaimLifecycle.TABLE, taken.county(), id).orElseThrow();
        return caseSteps
                .take(ClaimLifecycle.TABLE, row, 0, "return", EnumSet.of(Actor.LEAD))
                .then(step -> {
                    claims.hold(taken.county(), id, null, false);
                    return caseSteps.finish(
                            row,
                            row.standing().ended("returned", taken.now()),
                            caseSteps.act(viewer, step).saying(reason));
                });
    }
}
