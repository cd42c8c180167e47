package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Links;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
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
    private static final int LONGEST_NAME = 30;

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
            ClaimPersons persons,
            Sitting sitting,
            Transactions transactions) {}

    /**
     * An offer.
     *
     * @param organisation for which body the community enters it; null where the body does so itself
     * @param personal in the own name of the one who claims
     * @param parts the numbers of the parts that are offered
     * @param terms what a social organisation adds, and for whom of the residents the community enters it
     */
    public record Offer(
            UUID project,
            @Nullable UUID organisation,
            boolean personal,
            boolean lead,
            List<Integer> parts,
            String words,
            Terms terms) {
        public Offer(
                UUID project,
                @Nullable UUID organisation,
                boolean personal,
                boolean lead,
                List<Integer> parts,
                String words) {
            this(project, organisation, personal, lead, parts, words, Terms.NONE);
        }
    }

    /**
     * As they were typed.
     *
     * @param helpers with whom
     * @param price in yuan, 0 for voluntary service; empty where none was asked for
     * @param person a resident without a log-in; empty where the body itself claims
     */
    public record Terms(String helpers, String price, String person) {
        public static final Terms NONE = new Terms("", "", "");
    }

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
        List<AtField> faults = new ArrayList<>();
        fault(faults, "words", words, LONGEST);
        fault(faults, "helpers", offer.terms().helpers(), LONGEST);
        fault(faults, "claimant", offer.terms().person(), LONGEST_NAME);
        return faults.isEmpty() ? open(viewer, offer, "offered", words) : Outcome.refused(Refusal.at(faults));
    }

    private static void fault(List<AtField> faults, String field, String text, int longest) {
        Text.fault(text, longest).ifPresent(type -> faults.add(AtField.of(field, type, longest)));
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
        return (same ? Outcome.done(written) : Outcome.<UUID>refused(ProjectRefusal.NOT_OPEN_TO_CLAIMS)).then(claim -> {
            if (!state.equals("offered")) {
                return Outcome.done(claim);
            }
            if (project.get().small() && project.get().route() != Route.ORGANISATIONS) {
                return answers.atOnce(viewer, claim).map(done -> claim);
            }
            // What post A offers of its own community needs nobody's consent.
            boolean own = project.get().route() == Route.RESIDENTS
                    && offer.organisation() == null
                    && viewer.actingPost().equals(held.get().standing().ownerPost());
            return own ? answers.inside(viewer, claim, 1, ClaimRow.SUPPORT).map(done -> claim) : Outcome.done(claim);
        });
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
        if (!row.state().equals("dispatched") && !isHelpWanted(row, offer, state, organisation, project)) {
            return Optional.of(Refusal.of(ProjectRefusal.NOT_OPEN_TO_CLAIMS));
        }
        Optional<Refusal> another = routeIsAnothers(offer, organisation, project);
        if (another.isPresent()) {
            return another;
        }
        LocalDate ended = organisation.endedOn();
        if (ended != null && !ended.isAfter(steps.today())) {
            return Optional.of(Refusal.of(ProjectRefusal.UNIT_HAS_ENDED));
        }
        for (ClaimRow before : claims.of(row.county(), project.id())) {
            boolean same = before.live()
                    && before.dispatch() == project.dispatch()
                    && before.organisation().equals(organisation.id())
                    && !before.named()
                    && !isNamed(offer, organisation)
                    && Objects.equals(before.account(), isPersonal(offer) ? viewer.account() : null);
            if (same) {
                boolean declined = beside.cases()
                        .find(row.county(), before.id())
                        .filter(claim -> claim.state().equals("declined"))
                        .isPresent();
                return Optional.of(
                        Refusal.of(declined ? ProjectRefusal.DECLINED_BEFORE : ProjectRefusal.OFFERED_BEFORE));
            }
        }
        if (!state.equals("offered")) {
            return Optional.empty();
        }
        List<AtField> faults = new ArrayList<>();
        if (!project.small() && offer.parts().isEmpty() && words.isBlank()) {
            faults.add(AtField.of("words", ProjectRefusal.NOTHING_OFFERED));
        }
        boolean roster = organisation.kind() == OrganisationKind.TALENT_ROSTER;
        if (offer.organisation() != null && roster && offer.terms().person().isBlank()) {
            faults.add(AtField.of("claimant", Common.REQUIRED));
        }
        faultOfPrice(offer, project).ifPresent(faults::add);
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.at(faults));
    }

    /** A price belongs to the route of the social organisations: 0 there is voluntary. Elsewhere nothing is bought. */
    private static Optional<AtField> faultOfPrice(Offer offer, ProjectRow project) {
        String typed = offer.terms().price();
        if (project.route() == Route.ORGANISATIONS) {
            return typed.isBlank()
                    ? Optional.of(AtField.of("price", ProjectRefusal.PRICE_MISSING))
                    : Money.parse(typed).isEmpty()
                            ? Optional.of(AtField.of("price", ProjectRefusal.NOT_AN_AMOUNT))
                            : Optional.empty();
        }
        boolean bought = !typed.isBlank()
                && Money.parse(typed).filter(price -> price.fen() == 0).isEmpty();
        return bought ? Optional.of(AtField.of("price", ProjectRefusal.PURCHASE_NOT_HERE)) : Optional.empty();
    }

    /** Beside a lead one can offer later, too. */
    private static boolean isHelpWanted(
            CaseRow row, Offer offer, String state, Organisation organisation, ProjectRow project) {
        Route route = project.route();
        return state.equals("offered")
                && route != null
                && route.isHelpedBy(organisation.kind(), project.origin())
                && !offer.lead()
                && Set.of("claimed", "running", "redo", "help").contains(row.state());
    }

    /** A resident without a log-in, for whom the community enters it: the community answers for the claim. */
    private static boolean isNamed(Offer offer, Organisation organisation) {
        return offer.organisation() != null
                && !offer.terms().person().isBlank()
                && (organisation.kind().isCommunity() || organisation.kind() == OrganisationKind.TALENT_ROSTER);
    }

    /** Why a body of this kind, or from that place, cannot take what goes out by this route. */
    private static Optional<Refusal> routeIsAnothers(Offer offer, Organisation body, ProjectRow project) {
        Route route = project.route();
        if (route == null) {
            return Optional.of(Refusal.of(ProjectRefusal.NOT_OPEN_TO_CLAIMS));
        }
        boolean leads = isLedBy(body, project) || route == Route.RESIDENTS && isNamed(offer, body);
        boolean helps = route.isHelpedBy(body.kind(), project.origin()) && isFromHere(body, project);
        if (leads || helps && !offer.lead() && !project.small()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                switch (route) {
                    case RESIDENTS ->
                        body.kind().isOfResidents()
                                ? ProjectRefusal.NOT_FROM_HERE
                                : helps ? ProjectRefusal.RESIDENTS_LEAD : ProjectRefusal.ROUTE_IS_ANOTHERS;
                    case ORGANISATIONS ->
                        body.kind().isFunded()
                                ? ProjectRefusal.FUNDED_BY_BUDGET
                                : ProjectRefusal.SOCIAL_ORGANISATIONS_ONLY;
                    case UNITS, ESCALATION -> ProjectRefusal.ROUTE_IS_ANOTHERS;
                }));
    }

    /** Whether a body can lead it: teams of residents only what is to be done where they belong. */
    static boolean isLedBy(Organisation body, ProjectRow project) {
        Route route = project.route();
        return route != null && route.isLedBy(body.kind(), project.origin()) && isFromHere(body, project);
    }

    /** Residents and their community act where they belong; everybody else in the whole county. */
    private static boolean isFromHere(Organisation body, ProjectRow project) {
        boolean local = body.kind().isOfResidents()
                || project.route() == Route.RESIDENTS && body.kind().isCommunity();
        return !local || body.place().division().range().contains(project.place());
    }

    /** Whether a body can take it on or help with it at all. */
    static boolean mayTake(Organisation body, ProjectRow project) {
        Route route = project.route();
        return isLedBy(body, project)
                || route != null && route.isHelpedBy(body.kind(), project.origin()) && isFromHere(body, project);
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
        boolean lead = offer.lead() || project.small() || project.route() == Route.ORGANISATIONS;
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
                        "lead", Boolean.toString(lead)));
        steps.open(claim, act, "");
        claims.add(
                row.place(),
                new ClaimRow(
                        id,
                        project.id(),
                        organisation.id(),
                        isPersonal(offer) ? viewer.actingAccount() : null,
                        project.dispatch(),
                        lead,
                        List.copyOf(offer.parts()),
                        words,
                        offer.organisation() != null,
                        null,
                        true,
                        terms(offer, project),
                        null,
                        "",
                        isNamed(offer, organisation)));
        if (isNamed(offer, organisation)) {
            beside.persons().add(row.place(), id, Text.tidy(offer.terms().person()));
        }
        beside.links().add(county, project.id(), id, Links.Kind.PROJECT_CLAIM, row.place(), now);
        return id;
    }

    private static boolean isPersonal(Offer offer) {
        return offer.personal() && offer.organisation() == null;
    }

    private static ClaimRow.Terms terms(Offer offer, ProjectRow project) {
        return project.route() == Route.ORGANISATIONS
                ? new ClaimRow.Terms(
                        Text.tidy(offer.terms().helpers()),
                        Money.parse(offer.terms().price()).orElse(null))
                : ClaimRow.Terms.NONE;
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
