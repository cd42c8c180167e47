package org.sandan.projects;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.needs.ProjectNeeds;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 实效评估: those who asked say whether it helped, then a sample of those served, the unit and the community say theirs, and
 * only then is it closed. "Not solved" sends it back to the unit, the second time one level up.
 */
@Component
public class EvaluateProject {
    static final Set<String> ANSWERS = Set.of("solved", "not_solved", "not_reached");

    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final Evaluations evaluations;
    private final ProjectNeeds needs;
    private final Beside beside;

    EvaluateProject(
            ProjectStore projects, ProjectSteps steps, Evaluations evaluations, ProjectNeeds needs, Beside beside) {
        this.projects = projects;
        this.steps = steps;
        this.evaluations = evaluations;
        this.needs = needs;
        this.beside = beside;
    }

    @org.springframework.stereotype.Component
    record Beside(
            ClaimStore claims,
            CaseSteps cases,
            Levels levels,
            ServiceSheets sheets,
            DrawSample draws,
            Transactions transactions) {}

    /** How a project stands when its work was accepted: the askers' turn; without askers the owner's at once. */
    Standing begin(CaseRow row, Instant now) {
        int round = row.standing().round();
        beside.sheets().close(row.county(), row.id());
        if (needs.of(row.county(), row.id()).isEmpty()) {
            return toClose(row.standing().counted(round, 1), now);
        }
        Standing.Clock clock = steps.clock(now, "project.evaluating");
        needs.ask(row.county(), row.id(), round, 1, clock);
        return row.standing().counted(round, 1).asking("evaluating", clock);
    }

    private Standing toClose(Standing from, Instant now) {
        return from.at("evaluating", from.ownerPost(), steps.clock(now, "project.closing"));
    }

    /** An asker has answered. In a transaction of the county. */
    void answered(int county, UUID project, boolean late) {
        CaseRow row = steps.find(county, project).orElseThrow();
        ProjectRow found = projects.find(county, project).orElseThrow();
        Instant now = steps.now();
        if (row.state().equals("evaluating")) {
            ProjectNeeds.Verdict verdict = needs.verdict(county, project);
            boolean over = ProjectSteps.waitsForAskers(row) ? verdict.isComplete() : verdict.isNotSolved();
            if (over) {
                conclude(row, found, verdict, Act.byCase("answered", now), now).orThrow();
            }
        } else if (late && row.state().matches("solved|not_reached")) {
            reopen(row, found, now);
        }
    }

    /** The askers have spoken, or their time is over. */
    Outcome<Integer> conclude(CaseRow row, ProjectRow project, ProjectNeeds.Verdict verdict, Act act, Instant now) {
        Act counted = act.with(Map.of(
                "solved", "" + verdict.solved(), "notSolved", "" + verdict.notSolved(), "asked", "" + verdict.asked()));
        if (verdict.isNotSolved()) {
            return steps.finish(row, again(row, project, now), counted, "verdict", Passed.RETURNED);
        }
        return steps.finish(row, toClose(row.standing(), now), counted);
    }

    private void reopen(CaseRow row, ProjectRow project, Instant now) {
        for (ClaimRow claim : beside.claims().of(row.county(), row.id())) {
            moveClaim(row, claim, "project_reopened", "accepted", now);
        }
        steps.finish(row, again(row, project, now), Act.byCase("reopen", now), "verdict", Passed.RETURNED)
                .orThrow();
    }

    /** "Not solved": the first time the unit does it again, later it goes one level up. */
    private Standing again(CaseRow row, ProjectRow project, Instant now) {
        int round = row.standing().round() + 1;
        Standing counted = row.standing().counted(round, 0);
        Standing.Clock clock = steps.clock(now, "project.redo");
        needs.redo(row.county(), row.id(), round, clock);
        UUID postB = project.postB();
        UUID lead = project.lead();
        if (round == 1 && postB != null && lead != null) {
            beside.sheets().open(row.county(), row.id());
            return counted.takenBy(lead).at("redo", postB, clock);
        }
        return beside.levels()
                .raised(row, counted, "project.raised", now)
                .orElseGet(() -> counted.at("raised", counted.ownerPost(), steps.clock(now, "project.raised")));
    }

    /** The unit's own word: what came out, and what it would do otherwise. */
    public Outcome<Integer> ownWord(Viewer viewer, UUID id, int version, String answer, String words) {
        return word(viewer, new Saying(id, version, "own_word", "unit", null), answer, words);
    }

    /**
     * The word of somebody who was served, asked by the community.
     *
     * @param no the number under which the lot chose them; null where none was drawn in this round
     */
    public Outcome<Integer> sample(
            Viewer viewer, UUID id, int version, @Nullable Integer no, String answer, String words) {
        return word(viewer, new Saying(id, version, "sample", "sample", no), answer, words);
    }

    private record Saying(
            UUID project,
            int version,
            String action,
            String source,
            @Nullable Integer no) {}

    /** Where the lot has chosen, those are asked and no others, each once. */
    private boolean isChosen(ProjectSteps.Taken taken, Saying saying) {
        int round = taken.standing().round();
        Integer no = saying.no();
        return !saying.source().equals("sample")
                || beside.draws()
                        .of(taken.county(), saying.project(), round)
                        .map(draw -> no != null
                                && draw.drawn().contains(no)
                                && evaluations.of(taken.county(), saying.project(), round).stream()
                                        .noneMatch(word -> no.equals(word.no())))
                        .orElse(no == null);
    }

    private Outcome<Integer> word(Viewer viewer, Saying saying, String answer, String words) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, saying.project(), saying.version(), saying.action())
                                .then(taken -> ProjectSteps.text("words", words).then(text -> {
                                    if (!ANSWERS.contains(answer)) {
                                        return Outcome.refused(Refusal.at("answer", Common.UNKNOWN_CHOICE));
                                    }
                                    if (!isChosen(taken, saying)) {
                                        return Outcome.refused(Refusal.at("no", ProjectRefusal.NOT_DRAWN));
                                    }
                                    Act act = steps.act(viewer, taken)
                                            .saying(text)
                                            .with(Map.of("answer", answer));
                                    int round = taken.standing().round();
                                    UUID post = act.post() == null ? viewer.actingPost() : act.post();
                                    evaluations.add(
                                            taken.project(),
                                            round,
                                            new Evaluations.Word(
                                                    saying.source(), answer, text, post, taken.now(), saying.no()));
                                    return steps.finish(taken.row(), taken.standing(), act);
                                })));
    }

    /**
     * 办结: with the community's own word. Refused while those who asked still answer, and before the unit, or without
     * askers a sample, has said theirs; where they let the time pass, it is closed without.
     */
    public Outcome<Integer> close(Viewer viewer, UUID id, int version, String words) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "close")
                                .then(taken ->
                                        ProjectSteps.text("words", words).then(text -> close(viewer, taken, text))));
    }

    private Outcome<Integer> close(Viewer viewer, ProjectSteps.Taken taken, String text) {
        if (ProjectSteps.waitsForAskers(taken.row())) {
            return Outcome.refused(ProjectRefusal.ASKERS_STILL_ANSWER);
        }
        int county = taken.county();
        UUID id = taken.row().id();
        int round = taken.standing().round();
        List<Evaluations.Word> said = evaluations.of(county, id, round);
        boolean asked = !needs.of(county, id).isEmpty();
        if (asked && needs.verdict(county, id).isNotSolved()) {
            // Somebody has just said so: the project is on its way back to the unit.
            return Outcome.refused(ProjectRefusal.ASKERS_STILL_ANSWER);
        }
        Instant due = taken.standing().stepDue();
        boolean late = due != null && !taken.now().isBefore(due);
        boolean spoken = said.stream().anyMatch(word -> word.source().equals("unit"))
                && (asked || said.stream().anyMatch(word -> word.source().equals("sample")));
        if (!spoken && !late) {
            return Outcome.refused(ProjectRefusal.EVALUATE_FIRST);
        }
        boolean silent = asked
                ? needs.verdict(county, id).isSilent()
                : said.stream()
                        .noneMatch(word ->
                                word.source().equals("sample") && !word.answer().equals("not_reached"));
        String outcome = silent ? "not_reached" : "solved";
        evaluations.add(
                taken.project(),
                round,
                new Evaluations.Word("community", outcome, text, viewer.actingPost(), taken.now(), null));
        List<Evaluations.Word> sample =
                said.stream().filter(word -> word.source().equals("sample")).toList();
        projects.sampled(county, id, sample.size(), (int)
                sample.stream().filter(word -> word.answer().equals("solved")).count());
        end(taken.row(), outcome, taken.now());
        return steps.finish(
                taken.row(),
                taken.standing().ended(outcome, taken.now()),
                steps.act(viewer, taken).saying(text),
                "verdict",
                Passed.DONE);
    }

    /** What ends with a project: its needs and its claims. */
    void end(CaseRow row, String outcome, Instant now) {
        needs.close(row.county(), row.id(), outcome, now);
        for (ClaimRow claim : beside.claims().of(row.county(), row.id())) {
            String to = claim.held() == null || outcome.matches("accepted|refused") ? "closed" : "fulfilled";
            moveClaim(row, claim, "project_ended", to, now);
        }
    }

    private void moveClaim(CaseRow project, ClaimRow claim, String action, String to, Instant now) {
        CaseRow row = beside.cases()
                .find(ClaimLifecycle.TABLE, project.county(), claim.id())
                .orElseThrow();
        beside.cases()
                .take(ClaimLifecycle.TABLE, row, 0, action, EnumSet.of(Actor.CASE))
                .then(taken -> {
                    Standing.Clock clock = steps.clock(now, "project.redo");
                    Standing.Clock following =
                            new Standing.Clock(clock.from(), clock.due(), clock.rule(), clock.calendar(), false);
                    Standing after = to.equals("accepted")
                            ? row.standing().inProject(to, project.id(), following)
                            : row.standing().ended(to, now);
                    return beside.cases().finish(row, after, Act.byCase(action, now));
                });
    }
}
