package org.sandan.projects;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.organisations.ExecutivePosts;
import org.sandan.organisations.ExecutivePosts.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 确认接单: post A accepts an offer as lead or beside the lead, or does not take it; in a meeting its secretary does, whoever
 * post A is, and until the meeting ends an acceptance can be taken back. Accepting the lead makes post B in the
 * lead's organisation, held for the time being by its liaison, and starts the clock by which it appoints. Of a person, a team
 * of residents or a community post B stands in the community, and the work begins at once; who has no log-in is stood in for
 * by its secretary. A social organisation is chosen with a reason, which the others are told. There is one lead,
 * by the database, whoever accepts at the same moment. Can be undone.
 */
@Component
public class AnswerClaim {
    private final ProjectStore projects;
    private final ClaimStore claims;
    private final ProjectSteps projectSteps;
    private final CaseSteps steps;
    private final Beside beside;

    AnswerClaim(ProjectStore projects, ClaimStore claims, ProjectSteps projectSteps, CaseSteps steps, Beside beside) {
        this.projects = projects;
        this.claims = claims;
        this.projectSteps = projectSteps;
        this.steps = steps;
        this.beside = beside;
    }

    @Component
    record Beside(
            Cases cases,
            Organisations organisations,
            Posts allPosts,
            ExecutivePosts posts,
            Sitting sitting,
            Transactions transactions) {}

    private record Offered(CaseRow row, ClaimRow claim, CaseRow project, ProjectRow projectRow) {}

    private Optional<Offered> find(int county, UUID id) {
        return steps.find(ClaimLifecycle.TABLE, county, id)
                .flatMap(row -> claims.find(county, id)
                        .flatMap(claim -> projectSteps
                                .find(county, claim.project())
                                .flatMap(project -> projects.find(county, claim.project())
                                        .map(projectRow -> new Offered(row, claim, project, projectRow)))));
    }

    /** @param as {@code lead} or {@code support} */
    public Outcome<Integer> accept(Viewer viewer, UUID id, int version, String as) {
        return accept(viewer, id, version, as, "");
    }

    /** @param reason why this one; needed where a social organisation is chosen */
    public Outcome<Integer> accept(Viewer viewer, UUID id, int version, String as, String reason) {
        try {
            return beside.transactions().write(viewer.scope(), () -> inside(viewer, id, version, as, reason));
        } catch (DuplicateKeyException raced) {
            return Outcome.refused(ProjectRefusal.HAS_A_LEAD);
        }
    }

    /** The same in the caller's transaction; the database throws where somebody else has just accepted another lead. */
    public Outcome<Integer> inside(Viewer viewer, UUID id, int version, String as) {
        return inside(viewer, id, version, as, "");
    }

    private Outcome<Integer> inside(Viewer viewer, UUID id, int version, String as, String reason) {
        return find(viewer.county(), id)
                .map(offered -> isCall(offered)
                        ? choose(viewer, offered, version, as, reason)
                        : accept(viewer, offered, version, as, actors(viewer, offered), reason))
                .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
    }

    private static boolean isCall(Offered offered) {
        return offered.projectRow().route() == Route.ORGANISATIONS;
    }

    /** One of the social organisations that offered, with a reason that all of them can read; the others' offers end. */
    private Outcome<Integer> choose(Viewer viewer, Offered offered, int version, String as, String reason) {
        Set<Actor> who = actors(viewer, offered);
        if (!who.isEmpty() && offered.projectRow().lead() != null) {
            return Outcome.refused(ProjectRefusal.HAS_A_LEAD);
        }
        if (!as.equals(ClaimRow.LEAD)) {
            return Outcome.refused(ProjectRefusal.CHOSEN_BY_REASON);
        }
        return ProjectSteps.text("reason", reason)
                .then(words -> accept(viewer, offered, version, as, who, words).then(accepted -> {
                    int county = viewer.county();
                    ClaimRow chosen = offered.claim();
                    String takenAs = chosen.terms().isPurchase() ? ClaimRow.PURCHASED : ClaimRow.VOLUNTARY;
                    claims.answered(county, chosen.id(), takenAs, words);
                    Outcome<Integer> told = Outcome.done(accepted);
                    for (ClaimRow other : claims.of(county, chosen.project())) {
                        if (isOpenBeside(county, other, chosen)) {
                            claims.answered(county, other.id(), null, words);
                            told = told.then(done -> notTakenInside(viewer, other.id(), 0, words))
                                    .map(done -> accepted);
                        }
                    }
                    return told;
                }));
    }

    private boolean isOpenBeside(int county, ClaimRow other, ClaimRow chosen) {
        return !other.id().equals(chosen.id())
                && other.dispatch() == chosen.dispatch()
                && steps.find(ClaimLifecycle.TABLE, county, other.id())
                        .filter(row -> row.state().equals("offered"))
                        .isPresent();
    }

    /** A small wish needs nobody's consent: whoever claims first has it. In the caller's transaction. */
    Outcome<Integer> atOnce(Viewer viewer, UUID id) {
        Offered offered = find(viewer.county(), id).orElseThrow();
        if (offered.projectRow().lead() != null) {
            return Outcome.refused(ProjectRefusal.HAS_A_LEAD);
        }
        // Whoever claims may not make posts in the community: the rule that lets a small wish go at once may.
        beside.transactions().narrow(Scope.system(viewer.county(), "claim"));
        return accept(viewer, offered, 0, ClaimRow.LEAD, EnumSet.of(Actor.OWNER), "");
    }

    private Set<Actor> actors(Viewer viewer, Offered offered) {
        Set<Actor> who = EnumSet.noneOf(Actor.class);
        if (offered.row().standing().ownerPost().equals(viewer.post())) {
            who.add(Actor.OWNER);
        }
        if (seat(viewer, offered).isPresent()) {
            who.add(Actor.SITTING);
        }
        return who;
    }

    private Optional<Sitting.Seat> seat(Viewer viewer, Offered offered) {
        return beside.sitting().of(viewer, offered.project().id());
    }

    /** In a session until the offices close, since the session's end is not known; else for the time of the rule. */
    private Act act(Viewer viewer, Offered offered, CaseSteps.Taken taken) {
        Act act = steps.act(viewer, taken);
        Optional<Sitting.Seat> seat = seat(viewer, offered);
        Instant closing = steps.dueTimes().closing(steps.today());
        return seat.filter(Sitting.Seat::inSession).isPresent()
                        && act.undoUntil() != null
                        && closing.isAfter(act.undoUntil())
                ? act.undoable(closing)
                : act;
    }

    private Map<String, String> facts(Viewer viewer, Offered offered, String as) {
        return seat(viewer, offered)
                .map(seat -> Map.of("as", as, "meeting", seat.meeting().toString()))
                .orElseGet(() -> Map.of("as", as));
    }

    private Outcome<Integer> accept(
            Viewer viewer, Offered offered, int version, String as, Set<Actor> who, String reason) {
        return steps.take(ClaimLifecycle.TABLE, offered.row(), version, "accept", who)
                .then(taken -> {
                    boolean lead = as.equals(ClaimRow.LEAD);
                    if (lead && offered.projectRow().lead() != null) {
                        return Outcome.refused(ProjectRefusal.HAS_A_LEAD);
                    }
                    if (!lead && !as.equals(ClaimRow.SUPPORT)) {
                        return Outcome.refused(Common.UNKNOWN_CHOICE);
                    }
                    claims.hold(viewer.county(), offered.claim().id(), as, true);
                    seat(viewer, offered)
                            .ifPresent(seat -> claims.answeredAt(
                                    viewer.county(), offered.claim().id(), seat.meeting()));
                    Act act = act(viewer, offered, taken).saying(reason).with(facts(viewer, offered, as));
                    if (!lead) {
                        return steps.finish(offered.row(), accepted(offered, taken.now()), act);
                    }
                    return takeOn(viewer, offered, taken.now(), reason)
                            .then(done -> steps.finish(offered.row(), accepted(offered, taken.now()), act));
                });
    }

    /** An accepted claim follows the project: no clock of its own. */
    private static Standing accepted(Offered offered, Instant now) {
        Instant whole = offered.project().standing().wholeDue();
        Standing.Clock clock = new Standing.Clock(now, whole == null ? now : whole, "project.whole", "", false);
        return offered.row().standing().inProject("accepted", offered.project().id(), clock);
    }

    private Outcome<Integer> takeOn(Viewer viewer, Offered offered, Instant now, String reason) {
        int county = viewer.county();
        CaseRow project = offered.project();
        Organisation body = beside.organisations()
                .find(county, offered.claim().organisation())
                .orElseThrow();
        boolean residents = body.kind().isOfResidents() || offered.claim().named();
        boolean own = offered.claim().account() != null || body.kind().isCommunity() || residents;
        Organisation home = home(project).orElse(body);
        Organisation in = own ? home : body;
        String title = project.standing().title() == null
                ? project.number()
                : project.standing().title();
        UUID postB = beside.posts().create(in, project.place(), title);
        Optional<Member> holder = holder(county, offered.claim(), residents ? home : body);
        holder.ifPresent(
                member -> beside.posts().appoint(county, postB, project.place(), member, body.id(), steps.today()));
        projects.led(county, project.id(), body.id(), postB);
        return projectSteps
                .take(project, offered.projectRow(), 0, "take_on", EnumSet.of(Actor.CASE))
                .then(taken -> {
                    Act act = act(viewer, offered, new CaseSteps.Taken(taken.row(), taken.edge(), taken.now()))
                            .saying(reason)
                            .with(Map.of(
                                    "organisation",
                                    body.id().toString(),
                                    "claim",
                                    offered.claim().id().toString()));
                    Standing claimed = project.standing()
                            .takenBy(body.id())
                            .atOrganisation("claimed", body.id(), steps.clock(now, "project.claimed"));
                    return projectSteps
                            .finish(project, claimed, act, "claim", Passed.DONE)
                            .then(version -> own && holder.isPresent()
                                    ? begin(viewer, offered, postB, claimed, version, now)
                                    : Outcome.done(version));
                });
    }

    /** @param standsIn who stands in where the body has nobody with a log-in: for residents their community */
    private Optional<Member> holder(int county, ClaimRow claim, Organisation standsIn) {
        if (claim.account() != null) {
            return beside.posts().member(county, claim.organisation(), claim.account(), steps.today());
        }
        Optional<Member> liaison =
                claim.named() ? Optional.empty() : beside.posts().liaison(county, claim.organisation(), steps.today());
        return liaison.or(() -> beside.posts().liaison(county, standsIn.id(), steps.today()));
    }

    /** Whoever claims in the own name, and a community, need appoint nobody: the work begins. */
    private Outcome<Integer> begin(
            Viewer viewer, Offered offered, UUID postB, Standing claimed, int version, Instant now) {
        CaseRow before = offered.project();
        CaseRow row = new CaseRow(
                before.county(),
                before.id(),
                before.kind(),
                before.number(),
                before.place(),
                before.openedAt(),
                version,
                claimed);
        ProjectRow project = projects.find(before.county(), before.id()).orElseThrow();
        Act act = Act.byPost("appoint", viewer.actingPost(), viewer.actingAccount(), now);
        return projectSteps.finish(row, projectSteps.working(claimed, project, postB, now), act);
    }

    /** The organisation of post A. */
    private Optional<Organisation> home(CaseRow project) {
        return beside.allPosts()
                .find(project.county(), project.standing().ownerPost())
                .flatMap(post -> beside.organisations().find(project.county(), post.organisation()));
    }

    public Outcome<Integer> notTaken(Viewer viewer, UUID id, int version) {
        return beside.transactions().write(viewer.scope(), () -> notTakenInside(viewer, id, version));
    }

    /** The same in the caller's transaction. */
    public Outcome<Integer> notTakenInside(Viewer viewer, UUID id, int version) {
        return notTakenInside(viewer, id, version, "");
    }

    private Outcome<Integer> notTakenInside(Viewer viewer, UUID id, int version, String reason) {
        return find(viewer.county(), id)
                .map(offered -> steps.take(
                                ClaimLifecycle.TABLE, offered.row(), version, "not_taken", actors(viewer, offered))
                        .then(taken -> {
                            claims.hold(viewer.county(), id, null, false);
                            return steps.finish(
                                    offered.row(),
                                    offered.row().standing().ended("closed", taken.now()),
                                    steps.act(viewer, taken).saying(reason));
                        }))
                .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
    }

    /** 撤销这一步: the claim is an offer again, and where it led, the project waits for a claim again. */
    public Outcome<String> undo(Viewer viewer, UUID id, int version) {
        return beside.transactions().write(viewer.scope(), () -> undoInside(viewer, id, version));
    }

    /** The same in the caller's transaction. */
    public Outcome<String> undoInside(Viewer viewer, UUID id, int version) {
        return find(viewer.county(), id)
                .map(offered -> steps.undo(
                        viewer,
                        offered.row(),
                        version,
                        (row, step, before) -> isOver(viewer, offered, step)
                                ? Outcome.refused(Refusal.of(Common.UNDO_IS_OVER))
                                : giveBack(viewer, offered)))
                .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
    }

    /** What was accepted in a meeting is taken back until the meeting ends, or within the time of every undo. */
    private boolean isOver(Viewer viewer, Offered offered, HistoryRow step) {
        boolean inMeeting = step.facts().containsKey("meeting");
        boolean sits = seat(viewer, offered).filter(Sitting.Seat::inSession).isPresent();
        return inMeeting && !sits && steps.now().isAfter(steps.undoUntil(step.at()));
    }

    private Outcome<Boolean> giveBack(Viewer viewer, Offered offered) {
        int county = viewer.county();
        if (isCall(offered) && othersWereTold(county, offered.claim())) {
            return Outcome.refused(Refusal.of(ProjectRefusal.OTHERS_WERE_TOLD));
        }
        claims.hold(county, offered.claim().id(), null, true);
        claims.answered(county, offered.claim().id(), null, "");
        claims.answeredAt(county, offered.claim().id(), null);
        if (!offered.claim().leads()) {
            return Outcome.done(true);
        }
        CaseRow project = offered.project();
        List<HistoryRow> history = beside.cases().history(county, project.id());
        if (!history.getFirst().action().equals("take_on")) {
            return Outcome.refused(Refusal.of(Common.UNDO_IS_OVER));
        }
        UUID postB = offered.projectRow().postB();
        if (postB != null) {
            beside.posts().vacate(county, postB, steps.today());
        }
        projects.led(county, project.id(), null, null);
        return steps.undo(viewer, project, project.version(), (row, step, before) -> Outcome.done(true))
                .map(done -> true);
    }

    private boolean othersWereTold(int county, ClaimRow chosen) {
        return claims.of(county, chosen.project()).stream()
                .anyMatch(other -> !other.id().equals(chosen.id())
                        && other.dispatch() == chosen.dispatch()
                        && !other.answer().isEmpty());
    }

    /** Whether what was accepted can still be taken back: not once the work has begun, or others were told. */
    boolean mayUndo(Viewer viewer, CaseRow claim) {
        Optional<Offered> offered = find(viewer.county(), claim.id());
        if (offered.isEmpty() || !claim.state().equals("accepted")) {
            return false;
        }
        List<HistoryRow> history = beside.cases().history(claim.county(), claim.id());
        boolean newest = !history.isEmpty() && steps.mayUndo(viewer, history.getFirst());
        if (!newest || !offered.get().claim().leads()) {
            return newest;
        }
        UUID project = offered.get().project().id();
        String last = beside.cases().history(claim.county(), project).getFirst().action();
        return last.equals("take_on")
                && !(isCall(offered.get())
                        && othersWereTold(claim.county(), offered.get().claim()));
    }

    /** The address by which what was accepted is taken back; empty where it cannot be any more. */
    String undo(Viewer viewer, UUID id) {
        return beside.transactions()
                .read(
                        viewer.scope(),
                        () -> steps.find(ClaimLifecycle.TABLE, viewer.county(), id)
                                .filter(row -> mayUndo(viewer, row))
                                .map(row -> "/claims/" + id + "/undo?version=" + row.version())
                                .orElse(""));
    }
}
