package org.sandan.projects;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sandan.chain.CaseList;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain;
import org.sandan.chain.Histories;
import org.sandan.chain.Links;
import org.sandan.chain.Links.Link;
import org.sandan.documents.Pdf;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.NotFound;
import org.sandan.platform.Papers;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * 整条链: from a need, a project, a meeting or a claim the whole path, both directions, from the list to the evaluation, with
 * dates and people, on the screen and as one file. What lies outside the viewer's scope shows its kind and its date.
 */
@Component
class WholeChain {
    private static final List<String> ORDER = List.of("yearly_list", "need", "project", "meeting", "claim");

    private final Cases cases;
    private final Links links;
    private final Told told;
    private final Who who;
    private final Judgement judgement;

    WholeChain(Cases cases, Links links, Told told, Who who, Judgement judgement) {
        this.cases = cases;
        this.links = links;
        this.told = told;
        this.who = who;
        this.judgement = judgement;
    }

    @Component("chainTold")
    record Told(CaseList list, Chain chain, Histories histories, CaseSteps steps, Transactions transactions) {}

    @Component("chainWho")
    record Who(Posts posts, Organisations organisations) {}

    @Component("chainJudgement")
    record Judgement(ProjectStore projects, ClaimStore claims, Evaluations evaluations, ProjectNeeds needs) {}

    /** The path around a case of any kind that the viewer may see. */
    ProjectViews.Whole of(Viewer viewer, UUID id) {
        return told.transactions().read(viewer.scope(), () -> {
            int county = viewer.county();
            CaseRow from = cases.find(county, id).orElseThrow(NotFound::new);
            List<UUID> projects = projectsOf(county, from);
            Map<UUID, Link> members = members(county, from, projects);
            Map<UUID, CaseList.Line> lines = lines(viewer, members.keySet());
            CaseList.Line own = Optional.ofNullable(lines.get(id)).orElseThrow(NotFound::new);
            Map<String, List<ProjectViews.Station>> groups = new LinkedHashMap<>();
            ORDER.forEach(kind -> groups.put(kind, new ArrayList<>()));
            members.forEach((member, link) -> {
                Optional<CaseList.Line> line = Optional.ofNullable(lines.get(member));
                String kind = line.map(one -> one.row().kind()).orElseGet(() -> kind(member, link));
                groups.computeIfAbsent(kind, one -> new ArrayList<>())
                        .add(station(viewer, kind, line, link, member.equals(id)));
            });
            groups.values().removeIf(List::isEmpty);
            String title = own.row().standing().title();
            return new ProjectViews.Whole(
                    from,
                    title == null ? from.number() : title,
                    own.address(),
                    groups,
                    projects.stream()
                            .flatMap(project -> judged(viewer, project))
                            .toList());
        });
    }

    /** The projects on whose path a case lies. */
    private List<UUID> projectsOf(int county, CaseRow from) {
        Stream<UUID> found = switch (from.kind()) {
            case ProjectLifecycle.KIND -> Stream.of(from.id());
            case ClaimLifecycle.KIND -> links.to(county, from.id()).stream().map(Link::from);
            default ->
                links.from(county, from.id()).stream()
                        .filter(link ->
                                link.kind() == Links.Kind.NEED_PROJECT || link.kind() == Links.Kind.MEETING_PROJECT)
                        .map(Link::to);
        };
        return found.distinct().toList();
    }

    /** Every case of the path with the link that made it part of it; of one that left and came back, the newest. */
    private Map<UUID, Link> members(int county, CaseRow from, List<UUID> projects) {
        Map<UUID, Link> members = new LinkedHashMap<>();
        Link itself = new Link(from.id(), from.id(), Links.Kind.NEED_PROJECT, from.openedAt(), null);
        Set<UUID> sources = new LinkedHashSet<>();
        if (projects.isEmpty()) {
            sources.add(from.id());
        }
        for (UUID project : projects) {
            for (Link link : links.to(county, project)) {
                members.put(link.from(), link);
                sources.add(link.from());
            }
        }
        for (UUID source : sources) {
            for (Link link : links.to(county, source)) {
                members.put(link.from(), link);
            }
        }
        for (UUID project : projects) {
            CaseRow row = cases.find(county, project).orElse(null);
            Instant since = row == null ? from.openedAt() : row.openedAt();
            members.put(project, new Link(project, project, Links.Kind.PROJECT_CLAIM, since, null));
            for (Link link : links.from(county, project)) {
                members.put(link.to(), link);
            }
        }
        members.putIfAbsent(from.id(), itself);
        return members;
    }

    /** What a case is that the viewer may not see, by the link alone. */
    private static String kind(UUID member, Link link) {
        String[] ends = switch (link.kind()) {
            case LIST_NEED -> new String[] {"yearly_list", "need"};
            case NEED_PROJECT -> new String[] {"need", "project"};
            case MEETING_NEED -> new String[] {"meeting", "need"};
            case MEETING_PROJECT -> new String[] {"meeting", "project"};
            case PROJECT_CLAIM -> new String[] {"project", "claim"};
        };
        return member.equals(link.from()) ? ends[0] : ends[1];
    }

    private Map<UUID, CaseList.Line> lines(Viewer viewer, Collection<UUID> ids) {
        return told.list().lines(viewer.county(), cases.find(viewer.county(), ids), viewer).stream()
                .collect(Collectors.toMap(line -> line.row().id(), Function.identity()));
    }

    private ProjectViews.Station station(
            Viewer viewer, String kind, Optional<CaseList.Line> line, Link link, boolean here) {
        return new ProjectViews.Station(
                kind,
                line,
                link.since(),
                link.until(),
                here,
                line.map(one -> kind.equals(ClaimLifecycle.KIND) ? done(one.row()) : passed(one.row()))
                        .orElse(List.of()),
                line.map(one -> with(viewer, one.row())).orElse(List.of()));
    }

    /** What people did to a claim, in its order. */
    private List<ProjectViews.Passed> done(CaseRow row) {
        List<HistoryRow> rows = cases.history(row.county(), row.id()).reversed().stream()
                .filter(one -> one.byPost() != null)
                .toList();
        return told.histories().of(row.county(), rows).stream()
                .map(past -> new ProjectViews.Passed(
                        "project.action." + past.action(),
                        past.action().equals("return"),
                        past.at(),
                        Optional.of(past)))
                .toList();
    }

    /** Its stations, in their order, with who made them. */
    private List<ProjectViews.Passed> passed(CaseRow row) {
        List<Chain.Station> stations = told.chain().way(row.county(), row.id());
        Set<Integer> versions = stations.stream().map(Chain.Station::version).collect(Collectors.toSet());
        List<HistoryRow> rows = cases.history(row.county(), row.id()).stream()
                .filter(one -> versions.contains(one.version()))
                .toList();
        Map<Integer, Histories.Past> acts = new HashMap<>();
        told.histories().of(row.county(), rows).forEach(past -> acts.put(past.version(), past));
        return stations.stream()
                .map(station -> new ProjectViews.Passed(
                        "station." + station.name(),
                        station.outcome() == Chain.Passed.RETURNED,
                        station.at(),
                        Optional.ofNullable(acts.get(station.version()))))
                .toList();
    }

    /** Post A, the lead and post B of a project; the body of a claim; whoever answers for anything else. */
    private List<ProjectViews.With> with(Viewer viewer, CaseRow row) {
        int county = row.county();
        List<ProjectViews.With> with = new ArrayList<>();
        if (row.kind().equals(ClaimLifecycle.KIND)) {
            judgement
                    .claims()
                    .find(county, row.id())
                    .flatMap(claim -> who.organisations().find(county, claim.organisation()))
                    .ifPresent(body ->
                            with.add(new ProjectViews.With("chain.with.body", Optional.empty(), Optional.of(body))));
            return with;
        }
        Optional<ProjectRow> project = row.kind().equals(ProjectLifecycle.KIND)
                ? judgement.projects().find(county, row.id())
                : Optional.empty();
        UUID postB = project.map(ProjectRow::postB).orElse(null);
        Map<UUID, PostCard> cards = who.posts()
                .cards(
                        county,
                        Stream.of(row.standing().ownerPost(), postB)
                                .filter(Objects::nonNull)
                                .toList(),
                        told.steps().today());
        with.add(new ProjectViews.With(
                "chain.with.owner", Optional.ofNullable(cards.get(row.standing().ownerPost())), Optional.empty()));
        project.map(ProjectRow::lead)
                .flatMap(lead -> who.organisations().find(county, lead))
                .ifPresent(lead -> with.add(new ProjectViews.With(
                        "chain.with.lead", Optional.ofNullable(cards.get(postB)), Optional.of(lead))));
        return with;
    }

    /** What those who asked and the others have said, for those who may read it. */
    private Stream<ProjectViews.Judged> judged(Viewer viewer, UUID id) {
        int county = viewer.county();
        Optional<CaseRow> row = cases.find(county, id);
        Optional<ProjectRow> project = judgement.projects().find(county, id);
        if (row.isEmpty() || project.isEmpty()) {
            return Stream.of();
        }
        List<Evaluations.Word> words =
                judgement.evaluations().of(county, id, row.get().standing().round());
        // Nobody outside the community sees its needs, and so what their askers said.
        boolean ordered = !judgement.needs().of(county, id).isEmpty();
        boolean asked = row.get().state().matches("evaluating|redo|solved|not_reached");
        return asked
                ? Stream.of(new ProjectViews.Judged(
                        project.get(), ordered ? judgement.needs().verdict(county, id) : null, words))
                : Stream.of();
    }

    /** The page and the file. */
    @Controller
    static class ChainController {
        private final WholeChain chain;
        private final Papers papers;
        private final Pdf pdf;

        ChainController(WholeChain chain, Papers papers, Pdf pdf) {
            this.chain = chain;
            this.papers = papers;
            this.pdf = pdf;
        }

        @GetMapping("/projects/{id}/chain")
        ModelAndView ofProject(@PathVariable UUID id, Viewer viewer) {
            return page(chain.of(viewer, id), Optional.empty());
        }

        @GetMapping("/chain/{id}")
        ModelAndView of(@PathVariable UUID id, Viewer viewer) {
            return page(chain.of(viewer, id), Optional.empty());
        }

        @GetMapping("/chain/{id}/print")
        Object print(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
            ProjectViews.Whole whole = chain.of(viewer, id);
            String markup = papers.markup(request, "projects/paper-chain", whole);
            return switch (pdf.of(whole.title(), markup)) {
                case Outcome.Done<byte[]>(byte[] made) ->
                    Pdf.answer(made, whole.from().number().toLowerCase(Locale.ROOT) + "-chain");
                case Outcome.Refused<byte[]>(Refusal refusal) -> page(whole, Optional.of(refusal));
            };
        }

        private static ModelAndView page(ProjectViews.Whole whole, Optional<Refusal> refusal) {
            ModelAndView page = new ModelAndView("projects/chain", Map.of("v", whole, "refusal", refusal));
            refusal.ifPresent(why -> page.setStatus(
                    org.springframework.http.HttpStatusCode.valueOf(why.type().status())));
            return page;
        }
    }
}
