package org.sandan.projects;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sandan.chain.CaseList;
import org.sandan.chain.Escalations;
import org.sandan.chain.Heads;
import org.sandan.chain.Histories;
import org.sandan.chain.Levels;
import org.sandan.chain.Links;
import org.sandan.divisions.Divisions;
import org.sandan.documents.Photos;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.ExecutivePosts;
import org.sandan.organisations.ExecutivePosts.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.organisations.Resource;
import org.sandan.organisations.Resources;
import org.sandan.organisations.Rosters;
import org.sandan.platform.NotFound;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Gathers what is seen of a project: by its community, by the units, and by whoever is only allowed to know of it. */
@Component
class ProjectPages {
    private static final int FIRST_ROWS = 5;
    private static final int MOST_UNITS = 200;
    private static final ZoneId CHINA = Timestamps.CHINA;

    private final Rows rows;
    private final Ground ground;
    private final Chained chained;
    private final ProjectSteps steps;

    ProjectPages(Rows rows, Ground ground, Chained chained, ProjectSteps steps) {
        this.rows = rows;
        this.ground = ground;
        this.chained = chained;
        this.steps = steps;
    }

    @Component("projectRows")
    record Rows(
            Cases cases,
            ProjectStore projects,
            ClaimStore claims,
            Evaluations evaluations,
            DrawSample sample,
            ServiceSheets sheets,
            KeepServices services,
            ClaimPersons persons,
            AnswerClaim answers,
            ProjectNeeds needs,
            Photos photos) {}

    @Component("projectGround")
    record Ground(
            Divisions divisions,
            Organisations organisations,
            Resources resources,
            Rosters rosters,
            Posts posts,
            ExecutivePosts executives) {}

    @Component("projectChained")
    record Chained(
            Transactions transactions,
            Heads heads,
            Histories histories,
            Levels levels,
            Links links,
            CaseList list,
            Escalations escalations,
            ProjectKind kind) {}

    /** @param all whether the whole history is shown */
    ProjectViews.One one(Viewer viewer, UUID id, Typed typed, boolean all) {
        return chained.transactions().read(viewer.scope(), () -> {
            ProjectViews.Facts facts = facts(viewer, id);
            CaseRow row = facts.row();
            ProjectRow project = facts.project();
            int county = row.county();
            List<HistoryRow> shown = rows.cases().history(county, id, all ? row.version() : FIRST_ROWS);
            Optional<UUID> above = chained.levels().above(row);
            Map<UUID, PostCard> cards = cards(row, project);
            Set<Actor> who = steps.actors(viewer, row, project);
            boolean owner = who.contains(Actor.OWNER);
            List<Plan.Part> parts = rows.projects().parts(county, id);
            int round = row.standing().round();
            List<UUID> needs = needs(county, id);
            return new ProjectViews.One(
                    facts,
                    chained.heads().of(row, chained.kind().outlook(), viewer, above),
                    actions(viewer, row, project, who),
                    typed,
                    milestones(county, project),
                    project.proposed() == null ? List.of() : rows.projects().milestones(county, id, project.proposed()),
                    parts,
                    rows.needs().parts(county, needs),
                    claims(viewer, county, id, parts),
                    chained.levels().community(row).map(cards::get),
                    Optional.ofNullable(project.postB()).map(cards::get),
                    rows.photos().ofCase(county, id),
                    rows.projects().reports(county, id).stream()
                            .filter(ProjectStore.Report::isOpen)
                            .findFirst(),
                    new ProjectViews.Said(
                            owner
                                            && !needs.isEmpty()
                                            && Set.of("evaluating", "solved", "not_reached", "redo")
                                                    .contains(row.state())
                                    ? rows.needs().verdict(county, id)
                                    : null,
                            rows.evaluations().of(county, id, round),
                            rows.sample().of(county, id, round)),
                    rows.sheets().count(county, id),
                    viewer.role() == Role.UNIT && row.state().equals("dispatched") && mayTake(viewer, project),
                    owner && row.state().equals("dispatched") ? units(viewer, row, project) : List.of(),
                    chained.histories().of(county, shown),
                    row.version() - shown.size(),
                    meetings(viewer, county, id),
                    row.state().equals("help") ? help(row, shown) : Optional.empty(),
                    routes(viewer, row, project, owner),
                    viewer.role().asksWhetherSolved()
                            ? Optional.ofNullable(
                                    chained.kind().answers(county, List.of(row)).get(id))
                            : Optional.empty(),
                    chained.escalations().of(county, id, steps.today()));
        });
    }

    private ProjectViews.RouteFacts routes(Viewer viewer, CaseRow row, ProjectRow project, boolean owner) {
        int county = row.county();
        boolean residents = project.route() == Route.RESIDENTS;
        boolean served = project.route() == Route.ORGANISATIONS && project.lead() != null;
        boolean helpers = Set.of(Role.UNIT, Role.SECRETARY).contains(viewer.role());
        return new ProjectViews.RouteFacts(
                residents && owner
                        ? ground.rosters().at(county, row.place().division().range(), steps.today())
                        : List.of(),
                residents
                        && helpers
                        && Set.of("dispatched", "claimed", "running", "redo", "help")
                                .contains(row.state())
                        && mayTake(viewer, project),
                served ? Optional.of(rows.services().totals(county, row.id())) : Optional.empty(),
                served
                        ? rows.services().cohort(county, row.id()).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        : 0);
    }

    private Optional<Organisation> body(Viewer viewer) {
        return Optional.ofNullable(viewer.organisation())
                .flatMap(id -> ground.organisations().find(viewer.county(), id));
    }

    private boolean mayTake(Viewer viewer, ProjectRow project) {
        return body(viewer).filter(one -> ClaimProject.mayTake(one, project)).isPresent();
    }

    /** 服务对象和服务记录, for the community and the body that took the order. */
    ProjectViews.Services services(Viewer viewer, UUID id, Typed typed) {
        ProjectViews.Facts facts = chained.transactions().read(viewer.scope(), () -> facts(viewer, id));
        boolean within = viewer.role() != Role.UNIT
                && viewer.range() != null
                && viewer.range().contains(facts.row().place());
        UUID lead = facts.project().lead();
        boolean own = lead != null && lead.equals(viewer.organisation());
        if (facts.project().route() != Route.ORGANISATIONS || lead == null || !within && !own) {
            throw new NotFound();
        }
        boolean sees = own || facts.row().standing().ownerPost().equals(viewer.post());
        List<KeepServices.Child> children = sees ? rows.services().lookAtChildren(viewer, id) : List.of();
        int county = facts.row().county();
        return chained.transactions()
                .read(
                        viewer.scope(),
                        () -> new ProjectViews.Services(
                                facts,
                                typed,
                                rows.services().cohort(county, id),
                                children,
                                rows.services().sessions(county, id),
                                rows.services().totals(county, id),
                                rows.services().keeps(viewer, facts.project()),
                                steps.today()));
    }

    /** The newest call for help, which mostly stands among the rows that are shown. */
    private Optional<String> help(CaseRow row, List<HistoryRow> shown) {
        return Stream.concat(
                        shown.stream(),
                        Stream.of(row).flatMap(one -> rows.cases().history(one.county(), one.id()).stream()))
                .filter(past -> past.action().equals("ask_help"))
                .findFirst()
                .map(past -> past.note() == null ? "" : past.note());
    }

    /** What the table allows, less what the moment does not: consent only to what was proposed, an appointment in turn. */
    private static Set<String> actions(Viewer viewer, CaseRow row, ProjectRow project, Set<Actor> who) {
        Set<String> actions = ProjectLifecycle.TABLE.offered(row.state(), who);
        actions.remove("take_on");
        if (project.proposed() == null) {
            actions.remove("consent");
            actions.remove("keep_plan");
        } else {
            actions.remove("propose_plan");
            actions.remove("report");
        }
        if (project.route() != Route.ORGANISATIONS) {
            actions.remove("serve");
        }
        boolean asked = ProjectSteps.waitsForAskers(row);
        if (asked) {
            actions.remove("close");
        }
        if (!who.contains(Actor.LEAD) && viewer.post() != null && !row.isTurnOf(viewer.post())) {
            actions.remove("appoint");
        }
        return actions;
    }

    private Map<UUID, PostCard> cards(CaseRow row, ProjectRow project) {
        List<UUID> wanted = new ArrayList<>(List.of(row.standing().ownerPost()));
        chained.levels().community(row).ifPresent(wanted::add);
        if (project.postB() != null) {
            wanted.add(project.postB());
        }
        return ground.posts().cards(row.county(), wanted, steps.today());
    }

    ProjectViews.Facts facts(Viewer viewer, UUID id) {
        CaseRow row = steps.find(viewer.county(), id).orElseThrow(NotFound::new);
        ProjectRow project = rows.projects().find(viewer.county(), id).orElseThrow(NotFound::new);
        return new ProjectViews.Facts(
                row, project, ground.divisions().find(row.place().division()).orElseThrow());
    }

    /** The needs that it is made of now. */
    private List<UUID> needs(int county, UUID id) {
        return chained.links().to(county, id).stream()
                .filter(link -> link.kind() == Links.Kind.NEED_PROJECT && link.holds())
                .map(Links.Link::from)
                .toList();
    }

    /** The meetings on whose agenda it stands or stood, the newest first. */
    private List<CaseList.Line> meetings(Viewer viewer, int county, UUID id) {
        Set<UUID> meetings = chained.links().to(county, id).stream()
                .filter(link -> link.kind() == Links.Kind.MEETING_PROJECT)
                .map(Links.Link::from)
                .collect(Collectors.toSet());
        return meetings.isEmpty()
                ? List.of()
                : chained.list().lines(county, rows.cases().find(county, meetings), viewer);
    }

    private List<ProjectViews.Step> milestones(int county, ProjectRow project) {
        List<ProjectStore.Report> reports = rows.projects().reports(county, project.id());
        Map<Integer, LocalDate> accepted = new HashMap<>();
        Map<Integer, Boolean> open = new HashMap<>();
        for (ProjectStore.Report report : reports) {
            if (report.accepted() != null) {
                accepted.put(report.no(), LocalDate.ofInstant(report.accepted(), CHINA));
            }
            open.put(report.no(), report.isOpen());
        }
        List<ProjectViews.Step> made = new ArrayList<>();
        boolean next = true;
        for (Plan.Milestone milestone : rows.projects().milestones(county, project.id(), project.plan())) {
            Optional<LocalDate> on = Optional.ofNullable(accepted.get(milestone.no()));
            boolean reported = on.isEmpty() && open.getOrDefault(milestone.no(), false);
            made.add(new ProjectViews.Step(milestone, on, reported, on.isEmpty() && next));
            next = next && on.isPresent();
        }
        return made;
    }

    private List<ProjectViews.Offered> claims(Viewer viewer, int county, UUID id, List<Plan.Part> parts) {
        List<ClaimRow> found = rows.claims().of(county, id);
        Map<UUID, CaseRow> cases = new HashMap<>();
        rows.cases().find(county, found.stream().map(ClaimRow::id).toList()).forEach(row -> cases.put(row.id(), row));
        Map<UUID, String> persons = rows.persons()
                .of(
                        county,
                        found.stream().filter(ClaimRow::named).map(ClaimRow::id).toList());
        List<ProjectViews.Offered> made = new ArrayList<>();
        for (ClaimRow claim : found) {
            CaseRow row = cases.get(claim.id());
            Optional<Organisation> body = ground.organisations().find(county, claim.organisation());
            if (row != null && body.isPresent()) {
                made.add(new ProjectViews.Offered(
                        row,
                        claim,
                        body.get(),
                        parts.stream()
                                .filter(part -> claim.parts().contains(part.no()))
                                .toList(),
                        undo(viewer, row),
                        persons.getOrDefault(claim.id(), "")));
            }
        }
        return made;
    }

    /** The address by which an accepted claim is undone; empty where it cannot be any more. */
    private String undo(Viewer viewer, CaseRow claim) {
        if (!claim.state().equals("accepted") || viewer.post() == null) {
            return "";
        }
        return rows.answers().mayUndo(viewer, claim)
                ? "/claims/" + claim.id() + "/undo?version=" + claim.version()
                : "";
    }

    private static PlaceRange county(Viewer viewer) {
        return new PlaceRange(viewer.county() * 1_000_000_000L, viewer.county() * 1_000_000_000L + 999_999_999L);
    }

    /** For which bodies the community can enter an offer. */
    private List<Organisation> units(Viewer viewer, CaseRow row, ProjectRow project) {
        List<Organisation> bodies = new ArrayList<>();
        if (project.route() == Route.RESIDENTS) {
            PlaceRange here = row.place().division().range();
            for (OrganisationKind kind : OrganisationKind.values()) {
                if (kind.isOfResidents()) {
                    bodies.addAll(ground.organisations().list(viewer.county(), here, kind, false, 0, MOST_UNITS));
                }
            }
            body(viewer).filter(one -> one.kind().isCommunity()).ifPresent(bodies::add);
            bodies.addAll(units(viewer));
            return bodies;
        }
        return project.route() == Route.ORGANISATIONS
                ? ground.organisations()
                        .list(
                                viewer.county(),
                                county(viewer),
                                OrganisationKind.SOCIAL_ORGANISATION,
                                false,
                                0,
                                MOST_UNITS)
                : units(viewer);
    }

    List<Organisation> units(Viewer viewer) {
        List<Organisation> units = new ArrayList<>();
        for (OrganisationKind kind : OrganisationKind.values()) {
            if (kind.canBePaired()) {
                units.addAll(ground.organisations().list(viewer.county(), county(viewer), kind, false, 0, MOST_UNITS));
            }
        }
        return units;
    }

    ProjectViews.Design design(Viewer viewer, UUID id, Typed typed) {
        return chained.transactions().read(viewer.scope(), () -> {
            ProjectViews.Facts facts = facts(viewer, id);
            int county = facts.row().county();
            boolean mine = facts.row().standing().ownerPost().equals(viewer.post());
            if (!mine || !Set.of("draft", "planned").contains(facts.row().state())) {
                throw new NotFound();
            }
            ProjectRow project = facts.project();
            List<UUID> needs = needs(county, id);
            Plan plan = new Plan(
                    facts.title(),
                    project.aim(),
                    project.spot(),
                    project.beneficiaries(),
                    project.groups(),
                    project.cost(),
                    project.borneBy(),
                    rows.projects().milestones(county, id, project.plan()),
                    rows.projects().parts(county, id),
                    project.route(),
                    project.reason());
            return new ProjectViews.Design(
                    facts,
                    typed,
                    plan,
                    rows.needs().parts(county, needs),
                    needs.isEmpty() ? 0 : rows.needs().people(county, needs),
                    Optional.ofNullable(cards(facts.row(), project)
                            .get(facts.row().standing().ownerPost())),
                    new ProjectViews.Times(
                            steps.dueTimes().latest(steps.now(), "project.dispatched"),
                            steps.amount("project.claimed"),
                            steps.amount("project.checking")));
        });
    }

    ProjectViews.Ask ask(Viewer viewer, UUID id, String action, String path, Typed typed) {
        return chained.transactions().read(viewer.scope(), () -> {
            ProjectViews.Facts facts = facts(viewer, id);
            ProjectRow project = facts.project();
            int county = facts.row().county();
            if (!actions(viewer, facts.row(), project, steps.actors(viewer, facts.row(), project))
                            .contains(action)
                    && !typed.isRefused()) {
                throw new NotFound();
            }
            List<Member> members = Set.of("appoint", "hand_over").contains(action) && project.lead() != null
                    ? ground.executives().candidates(county, project.lead(), project.postB(), steps.today())
                    : List.of();
            List<ProjectViews.Step> milestones = milestones(county, project);
            List<Plan.Milestone> ahead = milestones.stream()
                    .filter(step -> step.accepted().isEmpty())
                    .map(ProjectViews.Step::milestone)
                    .toList();
            return new ProjectViews.Ask(
                    facts,
                    action,
                    path,
                    typed,
                    members,
                    action.equals("department") ? units(viewer) : List.of(),
                    ahead,
                    ahead.size() <= 1);
        });
    }

    ProjectViews.Claim claim(Viewer viewer, UUID id, Typed typed) {
        return chained.transactions().read(viewer.scope(), () -> {
            ProjectViews.Facts facts = facts(viewer, id);
            int county = facts.row().county();
            List<Plan.Part> parts = rows.projects().parts(county, id);
            return new ProjectViews.Claim(
                    facts,
                    typed,
                    parts,
                    rows.projects().milestones(county, id, facts.project().plan()),
                    fits(viewer, parts),
                    body(viewer));
        });
    }

    /** What the viewer's body has in its list of resources for these parts, by the part's name. */
    Map<String, String> fits(Viewer viewer, List<Plan.Part> parts) {
        Map<String, String> fits = new HashMap<>();
        if (viewer.organisation() != null) {
            String[] names = parts.stream().map(Plan.Part::name).toArray(String[]::new);
            for (Resources.Match match : ground.resources().matching(viewer.county(), viewer.organisation(), names)) {
                Resource held = match.card().resource();
                fits.putIfAbsent(match.word(), (held.name() + " " + held.quantity()).strip());
            }
        }
        return fits;
    }

    /** The list of those served, while they are asked; only for post A. */
    ProjectViews.Served served(Viewer viewer, UUID id, Typed typed) {
        ProjectViews.Facts facts = chained.transactions().read(viewer.scope(), () -> facts(viewer, id));
        CaseRow row = facts.row();
        boolean owner = row.standing().ownerPost().equals(viewer.post());
        if (!owner || !Set.of("evaluating", "solved", "not_reached").contains(row.state())) {
            throw new NotFound();
        }
        DrawSample.Looked looked = rows.sample().look(viewer, id);
        return chained.transactions()
                .read(
                        viewer.scope(),
                        () -> new ProjectViews.Served(
                                facts,
                                typed,
                                looked.list(),
                                looked.proposal(),
                                rows.sample()
                                        .of(row.county(), id, row.standing().round()),
                                rows.evaluations()
                                        .of(row.county(), id, row.standing().round())));
    }

    ProjectViews.Sheet sheet(Viewer viewer, UUID id, Typed typed) {
        ProjectViews.Facts facts = chained.transactions().read(viewer.scope(), () -> facts(viewer, id));
        boolean owner = facts.row().standing().ownerPost().equals(viewer.post());
        boolean lead = facts.project().lead() != null && facts.project().lead().equals(viewer.organisation());
        if (!owner && !lead) {
            throw new NotFound();
        }
        List<ServiceSheets.Line> lines = rows.sheets().look(viewer, id);
        return new ProjectViews.Sheet(
                facts, typed, lines, owner && facts.project().lead() != null);
    }
}
