package org.sandan.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.documents.Photos;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What post B does: keeps a log, asks for help, reports milestones and the completion, proposes another plan. */
@Component
public class WorkOnProject {
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final Photos photos;
    private final DispatchProject dispatch;
    private final Transactions transactions;

    WorkOnProject(
            ProjectStore projects,
            ProjectSteps steps,
            Photos photos,
            DispatchProject dispatch,
            Transactions transactions) {
        this.projects = projects;
        this.steps = steps;
        this.photos = photos;
        this.dispatch = dispatch;
        this.transactions = transactions;
    }

    /**
     * A line of the log, which changes no turn and no time; or 求助, a call for help: it is the owner's turn until it is
     * answered, and the time of the work runs on.
     */
    public Outcome<Integer> note(
            Viewer viewer, UUID id, boolean help, String words, List<Photos.Ready> pictures, boolean show) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, 0, help ? "ask_help" : "log")
                        .then(taken -> ProjectSteps.text("text", words).then(text -> {
                            keep(taken, pictures, show);
                            Standing after = help
                                    ? taken.standing()
                                            .at(
                                                    "help",
                                                    taken.standing().ownerPost(),
                                                    steps.clock(taken.now(), "project.help"))
                                    : taken.standing();
                            return steps.finish(
                                    taken.row(), after, steps.act(viewer, taken).saying(text));
                        })));
    }

    /**
     * A milestone that was reached; the last one is the completion.
     *
     * @param reached persons really reached, at the completion; null where what was typed is no number
     * @param spent what it really cost, at the completion; null where what was typed is no amount
     */
    public record Report(
            UUID project,
            int version,
            String text,
            List<Photos.Ready> photos,
            boolean show,
            @Nullable Integer reached,
            @Nullable Money spent) {}

    /** 上报里程碑或完工: post A accepts it next. */
    public Outcome<Integer> report(Viewer viewer, Report report) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, report.project(), report.version(), "report")
                        .then(taken -> taken.row().isTurnOf(taken.standing().ownerPost())
                                        && taken.project().proposed() != null
                                ? Outcome.<Integer>refused(ProjectRefusal.WAITS_FOR_CONSENT)
                                : ProjectSteps.text("text", report.text())
                                        .then(text -> report(viewer, taken, report, text))));
    }

    private Outcome<Integer> report(Viewer viewer, ProjectSteps.Taken taken, Report report, String text) {
        Optional<Plan.Milestone> next = steps.next(taken.project());
        boolean last = isLast(taken, next);
        List<AtField> faults = new ArrayList<>();
        if (report.photos().isEmpty()) {
            faults.add(AtField.of("photo", ProjectRefusal.EVIDENCE_MISSING));
        }
        if (last && (report.reached() == null || report.reached() < 0)) {
            faults.add(AtField.of("reached", Common.NOT_A_NUMBER));
        }
        if (last && report.spent() == null) {
            faults.add(AtField.of("spent", ProjectRefusal.NOT_AN_AMOUNT));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        int county = taken.county();
        keep(taken, report.photos(), report.show());
        int no = next.map(Plan.Milestone::no).orElse(0);
        projects.report(county, taken.project(), taken.row().version() + 1, no, text, taken.now());
        if (last && report.reached() != null && report.spent() != null) {
            projects.completed(county, taken.row().id(), report.reached(), report.spent());
        }
        UUID owner = taken.standing().ownerPost();
        Standing after = taken.standing().at("checking", owner, steps.clock(taken.now(), "project.checking"));
        return steps.finish(
                taken.row(),
                after,
                steps.act(viewer, taken)
                        .saying(text)
                        .with(Map.of(
                                "milestone",
                                next.map(Plan.Milestone::title).orElse(""),
                                "completion",
                                Boolean.toString(last))));
    }

    /** Whether the next report is the completion: the last milestone, or all were accepted before and it was done again. */
    boolean isLast(ProjectSteps.Taken taken, Optional<Plan.Milestone> next) {
        List<Plan.Milestone> all = projects.milestones(
                taken.county(), taken.row().id(), taken.project().plan());
        return next.isEmpty() || all.isEmpty() || next.get().equals(all.getLast());
    }

    private void keep(ProjectSteps.Taken taken, List<Photos.Ready> pictures, boolean show) {
        Photos.Belongs belongs = new Photos.Belongs(
                taken.county(),
                null,
                taken.row().id(),
                taken.row().place(),
                true,
                taken.standing().round(),
                show,
                taken.project().lead());
        pictures.forEach(picture -> photos.keep(belongs, picture));
    }

    /** 变更计划: another plan, which holds once post A consents. Until then it is A's turn. */
    public Outcome<Integer> propose(
            Viewer viewer, UUID id, int version, List<Plan.Milestone> milestones, String reason) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "propose_plan")
                        .then(taken -> ProjectSteps.text("reason", reason).then(words -> {
                            if (taken.project().proposed() != null) {
                                return Outcome.refused(ProjectRefusal.WAITS_FOR_CONSENT);
                            }
                            List<AtField> faults = dispatch.faultsOfDays(milestones);
                            if (milestones.isEmpty()) {
                                faults.add(AtField.of("milestone-1", ProjectRefusal.MILESTONE_MISSING));
                            }
                            milestones.stream()
                                    .filter(one -> one.dueOn() == null)
                                    .forEach(one -> faults.add(AtField.of("due-" + one.no(), Common.NOT_A_DATE)));
                            if (!faults.isEmpty()) {
                                return Outcome.refused(Refusal.at(faults));
                            }
                            int county = taken.county();
                            int plan = projects.lastPlan(county, id) + 1;
                            // No body may write plans; this one was checked to be in charge of the work.
                            transactions.narrow(Scope.system(county, "plan"));
                            projects.milestones(county, taken.row().place(), id, plan, after(taken, milestones));
                            projects.plan(county, id, taken.project().plan(), plan);
                            Standing after = taken.standing()
                                    .at(
                                            taken.row().state(),
                                            taken.standing().ownerPost(),
                                            steps.clock(taken.now(), "project.checking"));
                            return steps.finish(
                                    taken.row(),
                                    after,
                                    steps.act(viewer, taken).saying(words).with(Map.of("plan", "" + plan)));
                        })));
    }

    /** What was accepted already stays as it was; the numbers go on from there. */
    private List<Plan.Milestone> after(ProjectSteps.Taken taken, List<Plan.Milestone> milestones) {
        int accepted = projects.reports(taken.county(), taken.row().id()).stream()
                .filter(report -> report.accepted() != null)
                .mapToInt(ProjectStore.Report::no)
                .max()
                .orElse(0);
        List<Plan.Milestone> numbered = new ArrayList<>();
        for (Plan.Milestone one : milestones) {
            numbered.add(new Plan.Milestone(accepted + numbered.size() + 1, one.title(), one.dueOn()));
        }
        return numbered;
    }
}
