package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.deadlines.DueTimes;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Standing.Clock;
import org.sandan.lifecycle.Transition;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Posts;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What every step of a project has in common, beside what every case has. */
@Component
class ProjectSteps {
    private static final int LONGEST = 500;

    private final CaseSteps steps;
    private final ProjectStore projects;
    private final Posts posts;
    private final Levels levels;

    ProjectSteps(CaseSteps steps, ProjectStore projects, Posts posts, Levels levels) {
        this.steps = steps;
        this.projects = projects;
        this.posts = posts;
        this.levels = levels;
    }

    /** A project about to be moved on, and the edge of the table by which. */
    record Taken(CaseRow row, ProjectRow project, Transition edge, Instant now) {
        Standing standing() {
            return row.standing();
        }

        int county() {
            return row.county();
        }
    }

    Optional<CaseRow> find(int county, UUID id) {
        return steps.find(ProjectLifecycle.TABLE, county, id);
    }

    /** @param version the version that the person saw; 0 for whoever cannot be stale */
    Outcome<Taken> take(Viewer viewer, UUID id, int version, String action) {
        Optional<CaseRow> row = find(viewer.county(), id);
        Optional<ProjectRow> project = projects.find(viewer.county(), id);
        if (row.isEmpty() || project.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        return take(row.get(), project.get(), version, action, actors(viewer, row.get(), project.get()));
    }

    Outcome<Taken> take(CaseRow row, ProjectRow project, int version, String action, Set<Actor> who) {
        return steps.take(ProjectLifecycle.TABLE, row, version, action, who)
                .map(taken -> new Taken(taken.row(), project, taken.edge(), taken.now()));
    }

    /** In what capacities a viewer stands to a project. Post B is whoever holds it, in whatever post they act. */
    Set<Actor> actors(Viewer viewer, CaseRow row, ProjectRow project) {
        Set<Actor> who = EnumSet.noneOf(Actor.class);
        if (viewer.post() == null) {
            return who;
        }
        if (viewer.post().equals(row.standing().ownerPost())) {
            who.add(Actor.OWNER);
        }
        if (project.lead() != null && project.lead().equals(viewer.organisation())) {
            who.add(Actor.LEAD);
        }
        if (isExecutive(viewer, project)) {
            who.add(Actor.EXECUTIVE);
            if (project.route() == Route.RESIDENTS) {
                // A team without a log-in is stood in for by its community, which gives the project back for it, too.
                who.add(Actor.LEAD);
            }
        }
        return who;
    }

    private boolean isExecutive(Viewer viewer, ProjectRow project) {
        if (project.postB() == null || viewer.account() == null) {
            return false;
        }
        return project.postB().equals(viewer.post())
                || posts.holder(viewer.county(), project.postB(), steps.today())
                        .map(Holder::account)
                        .filter(viewer.account()::equals)
                        .isPresent();
    }

    Outcome<Integer> finish(CaseRow row, Standing after, Act act, String station, Passed passed) {
        return steps.finish(row, after, act, station, passed);
    }

    Outcome<Integer> finish(CaseRow row, Standing after, Act act) {
        return steps.finish(row, after, act);
    }

    /** What a viewer does: in post B where the step is the executive secretary's. */
    Act act(Viewer viewer, Taken taken) {
        Act act = steps.act(viewer, new CaseSteps.Taken(taken.row(), taken.edge(), taken.now()));
        UUID postB = taken.project().postB();
        return taken.edge().actors().contains(Actor.EXECUTIVE) && postB != null
                ? Act.byPost(act.action(), postB, viewer.actingAccount(), act.at())
                : act;
    }

    /** Out to those who can take it, with the time until it goes one level up. */
    Standing atTakers(Standing from, Instant now) {
        return from.takenBy(null).atOrganisation("dispatched", null, clock(now, "project.dispatched"));
    }

    /** At a meeting that is to find who takes it, until the offices close on its day. */
    Standing atMeeting(Standing from, UUID meeting, LocalDate day, Instant now) {
        return from.takenBy(null).atMeeting("dispatched", meeting, until(now, day, "project.meeting"));
    }

    /** One level up for study; refused at the top. */
    Outcome<Standing> raised(CaseRow row, Standing from, Instant now) {
        return levels.raised(row, from.takenBy(null), "project.raised", now)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProjectRefusal.NO_LEVEL_ABOVE));
    }

    /** At work until the next milestone; without one, for the time of the rule. */
    Standing working(Standing from, ProjectRow project, UUID postB, Instant now) {
        String state = from.round() > 0 ? "redo" : "running";
        return from.at(state, postB, nextClock(from, project, now));
    }

    private Clock nextClock(Standing from, ProjectRow project, Instant now) {
        if (from.round() > 0) {
            return clock(now, "project.redo");
        }
        LocalDate today = steps.today();
        return next(project)
                .map(Plan.Milestone::dueOn)
                .filter(day -> !day.isBefore(today))
                .map(day -> steps.until(now, day, "project.milestone"))
                .orElseGet(() -> clock(now, "project.running"));
    }

    /** The first milestone of the plan in force that was not accepted yet. */
    Optional<Plan.Milestone> next(ProjectRow project) {
        int county = project.place().county();
        List<Integer> done = projects.reports(county, project.id()).stream()
                .filter(report -> report.accepted() != null)
                .map(ProjectStore.Report::no)
                .toList();
        return projects.milestones(county, project.id(), project.plan()).stream()
                .filter(milestone -> !done.contains(milestone.no()))
                .findFirst();
    }

    static boolean waitsForAskers(CaseRow row) {
        return row.standing().turn() == Turn.ASKERS;
    }

    /** What is wrong with a text that must not be empty. */
    static Outcome<String> text(String field, String typed) {
        String text = Text.tidy(typed);
        if (text.isBlank()) {
            return Outcome.refused(Refusal.at(List.of(AtField.of(field, Common.REQUIRED))));
        }
        return Text.fault(text, LONGEST)
                .<Outcome<String>>map(type -> Outcome.refused(Refusal.at(List.of(AtField.of(field, type, LONGEST)))))
                .orElseGet(() -> Outcome.done(text));
    }

    Clock clock(Instant from, String rule) {
        return steps.clock(from, rule);
    }

    Clock until(Instant from, LocalDate day, String rule) {
        return steps.until(from, day, rule);
    }

    Instant now() {
        return steps.now();
    }

    LocalDate today() {
        return steps.today();
    }

    DueTimes dueTimes() {
        return steps.dueTimes();
    }

    int amount(String rule) {
        return steps.rules().amount(rule);
    }
}
