package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Links;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.platform.Numbers;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 认领: a body offers to take a dispatched project on, in parts and as lead or beside a lead; says that it will not; or takes
 * its offer back. Before, in and after a meeting alike; the community may enter what was said on the telephone. A small wish
 * is accepted at once.
 */
@Component
public class ClaimProject {
    private static final int LONGEST = 300;
    private static final Set<OrganisationKind> UNITS = EnumSet.of(
            OrganisationKind.PARTY_OFFICE,
            OrganisationKind.DEPARTMENT,
            OrganisationKind.UNIT,
            OrganisationKind.ENTERPRISE);

    private final ProjectStore projects;
    private final ClaimStore claims;
    private final AnswerClaim answers;
    private final CaseSteps steps;
    private final Beside beside;

    ClaimProject(ProjectStore projects, ClaimStore claims, AnswerClaim answers, CaseSteps steps, Beside beside) {
        this.projects = projects;
        this.claims = claims;
        this.answers = answers;
        this.steps = steps;
        this.beside = beside;
    }

    @Component
    record Beside(
            Cases cases,
            Organisations organisations,
            Numbers numbers,
            Links links,
            Sitting sitting,
            Transactions transactions) {}

    /**
     * An offer.
     *
     * @param organisation for which body the community enters it; null where the body does so itself
     * @param personal in the own name of the one who claims
     * @param parts the numbers of the parts that are offered
     */
    public record Offer(
            UUID project,
            @Nullable UUID organisation,
            boolean personal,
            boolean lead,
            List<Integer> parts,
            String words) {}

    /** @return the claim's id */
    public Outcome<UUID> offer(Viewer viewer, Offer offer) {
        return once(viewer, () -> offering(viewer, offer));
    }

    /** 不认领: the body will not take this one on, for a reason. */
    public Outcome<UUID> decline(Viewer viewer, UUID project, @Nullable UUID organisation, String reason) {
        return once(
                viewer,
                () -> ProjectSteps.text("reason", reason)
                        .then(words -> open(
                                viewer,
                                new Offer(project, organisation, false, false, List.of(), ""),
                                "declined",
                                words)));
    }

    private interface Work {
        Outcome<UUID> run();
    }

    private Outcome<UUID> once(Viewer viewer, Work work) {
        try {
            return beside.transactions().write(viewer.scope(), work::run);
        } catch (DuplicateKeyException twice) {
            return Outcome.refused(ProjectRefusal.OFFERED_BEFORE);
        }
    }

    /** The same in the caller's transaction. */
    public Outcome<UUID> offering(Viewer viewer, Offer offer) {
        String words = Text.tidy(offer.words());
        Optional<Refusal> fault = Text.fault(words, LONGEST).map(type -> Refusal.at("words", type, LONGEST));
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        return open(viewer, offer, "offered", words);
    }

    private Outcome<UUID> open(Viewer viewer, Offer offer, String state, String words) {
        int county = viewer.county();
        Optional<CaseRow> held = steps.find(ProjectLifecycle.TABLE, county, offer.project());
        Optional<ProjectRow> project = projects.find(county, offer.project());
        UUID body = offer.organisation() == null ? viewer.organisation() : offer.organisation();
        Optional<Organisation> organisation =
                body == null ? Optional.empty() : beside.organisations().find(county, body);
        if (held.isEmpty() || project.isEmpty() || organisation.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        Optional<Refusal> refusal = refusal(viewer, offer, state, words, held.get(), project.get(), organisation.get());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        UUID written = write(viewer, offer, state, words, held.get(), project.get(), organisation.get());
        // The claim's row now holds the project's; whoever withdrew the project before has committed, and is seen here.
        boolean same = projects.find(county, offer.project())
                .filter(now -> now.dispatch() == project.get().dispatch())
                .flatMap(now -> steps.find(ProjectLifecycle.TABLE, county, offer.project()))
                .filter(now -> now.state().equals(held.get().state()))
                .isPresent();
        return (same ? Outcome.done(written) : Outcome.<UUID>refused(ProjectRefusal.NOT_OPEN_TO_CLAIMS))
                .then(claim -> state.equals("offered") && project.get().small()
                        ? answers.atOnce(viewer, claim).map(done -> claim)
                        : Outcome.done(claim));
    }

    private Optional<Refusal> refusal(
            Viewer viewer,
            Offer offer,
            String state,
            String words,
            CaseRow row,
            ProjectRow project,
            Organisation organisation) {
        if (offer.organisation() != null
                && !viewer.actingPost().equals(row.standing().ownerPost())
                && beside.sitting().of(viewer, project.id()).isEmpty()) {
            return Optional.of(Refusal.of(Common.NOT_ALLOWED_NOW));
        }
        if (!row.state().equals("dispatched") && !isHelpWanted(row, offer, state)) {
            return Optional.of(Refusal.of(ProjectRefusal.NOT_OPEN_TO_CLAIMS));
        }
        if (!mayTake(organisation.kind(), project)) {
            return Optional.of(Refusal.of(ProjectRefusal.ROUTE_IS_ANOTHERS));
        }
        LocalDate ended = organisation.endedOn();
        if (ended != null && !ended.isAfter(steps.today())) {
            return Optional.of(Refusal.of(ProjectRefusal.UNIT_HAS_ENDED));
        }
        for (ClaimRow before : claims.of(row.county(), project.id())) {
            boolean same = before.live()
                    && before.dispatch() == project.dispatch()
                    && before.organisation().equals(organisation.id());
            if (same) {
                boolean declined = beside.cases()
                        .find(row.county(), before.id())
                        .filter(claim -> claim.state().equals("declined"))
                        .isPresent();
                return Optional.of(
                        Refusal.of(declined ? ProjectRefusal.DECLINED_BEFORE : ProjectRefusal.OFFERED_BEFORE));
            }
        }
        boolean nothing =
                state.equals("offered") && !project.small() && offer.parts().isEmpty() && words.isBlank();
        return nothing ? Optional.of(Refusal.at("words", ProjectRefusal.NOTHING_OFFERED)) : Optional.empty();
    }

    /** Beside a lead one can offer later, too. */
    private static boolean isHelpWanted(CaseRow row, Offer offer, String state) {
        return state.equals("offered")
                && !offer.lead()
                && Set.of("claimed", "running", "redo", "help").contains(row.state());
    }

    /** Units claim by their route; a community claims what comes from the party-building list. */
    private static boolean mayTake(OrganisationKind kind, ProjectRow project) {
        boolean community = kind == OrganisationKind.COMMUNITY || kind == OrganisationKind.VILLAGE;
        return project.route() == Route.UNITS
                && (UNITS.contains(kind) || community && project.origin() == ProjectRow.Origin.PARTY);
    }

    /** Whether those who act for a body see it among what they can claim: communities only party building. */
    static boolean mayTake(Viewer viewer, ProjectRow project) {
        return viewer.role() == Role.UNIT || project.origin() == ProjectRow.Origin.PARTY;
    }

    private UUID write(
            Viewer viewer,
            Offer offer,
            String state,
            String words,
            CaseRow row,
            ProjectRow project,
            Organisation organisation) {
        int county = row.county();
        Instant now = steps.now();
        UUID id = Ids.next();
        int year = LocalDate.ofInstant(now, Timestamps.CHINA).getYear();
        String number = beside.numbers().next(county, row.place().division().value(), year);
        Standing offered = Standing.opened(
                        row.standing().title(), "offered", row.standing().ownerPost(), clock(row, now))
                .takenBy(organisation.id());
        Standing standing = state.equals("offered") ? offered : offered.ended(state, now);
        CaseRow claim = new CaseRow(county, id, ClaimLifecycle.KIND, number, row.place(), now, 1, standing);
        Act act = Act.byPost(
                        state.equals("offered") ? "offer" : "decline", viewer.actingPost(), viewer.actingAccount(), now)
                .saying(words)
                .with(Map.of(
                        "organisation", organisation.id().toString(),
                        "lead", Boolean.toString(offer.lead() || project.small())));
        steps.open(claim, act, "");
        claims.add(
                row.place(),
                new ClaimRow(
                        id,
                        project.id(),
                        organisation.id(),
                        offer.personal() ? viewer.actingAccount() : null,
                        project.dispatch(),
                        offer.lead() || project.small(),
                        List.copyOf(offer.parts()),
                        words,
                        offer.organisation() != null,
                        null,
                        true));
        beside.links().add(county, project.id(), id, Links.Kind.PROJECT_CLAIM, row.place(), now);
        return id;
    }

    /** What stands on the agenda of a meeting is answered there; else there is the time of the rule. */
    private Standing.Clock clock(CaseRow project, Instant now) {
        Instant due = project.standing().stepDue();
        return due != null && due.isAfter(now) && project.standing().turn() == Turn.MEETING
                ? new Standing.Clock(now, due, "project.meeting", "", true)
                : steps.clock(now, "claim.offered");
    }

    /** 撤回认领: before it is accepted, without a reason; it does not count, and the body may offer again. */
    public Outcome<Integer> withdraw(Viewer viewer, UUID id, int version) {
        return beside.transactions().write(viewer.scope(), () -> {
            Optional<ClaimRow> claim = claims.find(viewer.county(), id);
            Optional<CaseRow> row = steps.find(ClaimLifecycle.TABLE, viewer.county(), id);
            if (claim.isEmpty() || row.isEmpty()) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            return steps.take(ClaimLifecycle.TABLE, row.get(), version, "withdraw", actors(viewer, claim.get()))
                    .then(taken -> {
                        claims.hold(viewer.county(), id, null, false);
                        return steps.finish(
                                row.get(), row.get().standing().ended("closed", taken.now()), steps.act(viewer, taken));
                    });
        });
    }

    private static Set<Actor> actors(Viewer viewer, ClaimRow claim) {
        return claim.organisation().equals(viewer.organisation())
                ? EnumSet.of(Actor.LEAD)
                : EnumSet.noneOf(Actor.class);
    }
}
