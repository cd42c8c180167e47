package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Answer;
import org.sandan.chain.CaseList;
import org.sandan.chain.Escalations;
import org.sandan.chain.Head;
import org.sandan.chain.Histories.Past;
import org.sandan.divisions.Division;
import org.sandan.documents.Photo;
import org.sandan.lifecycle.CaseRow;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.ExecutivePosts.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Rosters.RosterPerson;
import org.sandan.platform.Page;
import org.sandan.platform.Typed;

/** What the pages of projects show. */
public final class ProjectViews {
    private ProjectViews() {}

    /** What a project is, for its page head. */
    public record Facts(CaseRow row, ProjectRow project, Division village) {
        public String title() {
            String title = row.standing().title();
            return title == null ? row.number() : title;
        }

        public String base() {
            return "/projects/" + row.id();
        }

        public String place(Page page) {
            return page.name(village.nameZh(), village.nameEn());
        }
    }

    /** A milestone with what became of it. */
    public record Step(Plan.Milestone milestone, Optional<LocalDate> accepted, boolean reported, boolean next) {}

    /**
     * An offer, as the community sees it.
     *
     * @param person the resident for whom the community entered it, for its own staff; else empty
     */
    public record Offered(
            CaseRow row, ClaimRow claim, Organisation body, List<Plan.Part> parts, String undo, String person) {
        public boolean isOpen() {
            return row.state().equals("offered");
        }
    }

    /** What was said on it beside the askers' answers. */
    public record Said(
            ProjectNeeds.@Nullable Verdict verdict, List<Evaluations.Word> words, Optional<DrawSample.Draw> draw) {
        /** Whom the lot has chosen and who has not been asked yet. */
        public List<Integer> waiting() {
            return draw.map(DrawSample.Draw::drawn).orElse(List.of()).stream()
                    .filter(no -> words.stream().noneMatch(word -> no.equals(word.no())))
                    .toList();
        }

        public List<Evaluations.Word> of(String source) {
            return words.stream().filter(word -> word.source().equals(source)).toList();
        }
    }

    /**
     * The page of a project.
     *
     * @param actions what this viewer may do now, in the order of the table
     * @param meetings on whose agenda it stands or stood, as far as the viewer may open them
     * @param help what post B asked for, while it is not answered
     */
    public record One(
            Facts facts,
            Head head,
            Set<String> actions,
            Typed typed,
            List<Step> steps,
            List<Plan.Milestone> proposed,
            List<Plan.Part> parts,
            List<ProjectNeeds.Part> needs,
            List<Offered> claims,
            Optional<PostCard> postA,
            Optional<PostCard> postB,
            List<Photo> photos,
            Optional<ProjectStore.Report> report,
            Said said,
            int sheet,
            boolean mayOffer,
            List<Organisation> units,
            List<Past> history,
            int earlier,
            List<CaseList.Line> meetings,
            Optional<String> help,
            RouteFacts routes,
            Optional<Answer> answer,
            Escalations.File file) {

        public boolean may(String action) {
            return actions.contains(action);
        }

        /** The milestone under way; empty where all are accepted. */
        public Optional<Plan.Milestone> next() {
            return steps.stream().filter(Step::next).map(Step::milestone).findFirst();
        }

        /** Whether the next report is the completion. */
        public boolean last() {
            return next().isEmpty() || next().get().equals(steps.getLast().milestone());
        }

        public List<Offered> open() {
            return claims.stream().filter(Offered::isOpen).toList();
        }

        /** Those accepted, the lead first. */
        public List<Offered> held() {
            return claims.stream()
                    .filter(one -> one.claim().held() != null)
                    .sorted(java.util.Comparator.comparing(one -> !one.claim().leads()))
                    .toList();
        }

        /** Who said for this dispatch that they will not, and why. */
        public List<Offered> declined() {
            return claims.stream()
                    .filter(one -> one.row().state().equals("declined")
                            && one.claim().dispatch() == facts.project().dispatch())
                    .toList();
        }

        /** What nobody has offered so far. */
        public List<Plan.Part> missing() {
            return parts.stream()
                    .filter(part -> claims.stream()
                            .filter(one -> one.isOpen() || one.claim().held() != null)
                            .noneMatch(one -> one.parts().contains(part)))
                    .toList();
        }
    }

    /**
     * The form in which a project is designed.
     *
     * @param people how many ask for its needs, each counted once
     */
    public record Design(
            Facts facts,
            Typed typed,
            Plan plan,
            List<ProjectNeeds.Part> needs,
            int people,
            Optional<PostCard> postA,
            Times times) {
        public String value(String field, String otherwise) {
            return typed.value(field, otherwise);
        }

        public int rows(int kept, int least) {
            return Math.min(Plan.MOST_MILESTONES, Math.max(least, kept + 1));
        }
    }

    /** What follows when, beside the form that starts the clocks. */
    public record Times(LocalDate claimed, int appoint, int check) {}

    /**
     * A page of its own for a step.
     *
     * @param members from whom post B is chosen
     * @param bodies to which it can be given
     */
    public record Ask(
            Facts facts,
            String action,
            String path,
            Typed typed,
            List<Member> members,
            List<Organisation> bodies,
            List<Plan.Milestone> milestones,
            boolean last) {}

    /**
     * The form of a claim.
     *
     * @param fits what of the body's own resources fits a part, by the part's name
     * @param body whose offer it is
     */
    public record Claim(
            Facts facts,
            Typed typed,
            List<Plan.Part> parts,
            List<Plan.Milestone> milestones,
            Map<String, String> fits,
            Optional<Organisation> body) {
        /** Whether the body can lead it; else it helps. */
        public boolean mayLead() {
            return body.isPresent() && ClaimProject.isLedBy(body.get(), facts.project());
        }

        public boolean isCall() {
            return facts.project().route() == Route.ORGANISATIONS;
        }

        public boolean isRoster() {
            return body.filter(one -> one.kind() == OrganisationKind.TALENT_ROSTER)
                    .isPresent();
        }
    }

    /**
     * A row of what can be claimed.
     *
     * @param fits what of the body's own resources fits it
     */
    public record Open(
            CaseList.Line line,
            ProjectRow project,
            List<Plan.Part> parts,
            @Nullable LocalDate due,
            List<String> fits) {
        /** @param held what a body has, by the name of the part for which it fits */
        Open fitting(Map<String, String> held) {
            List<String> here = parts.stream()
                    .map(Plan.Part::name)
                    .filter(held::containsKey)
                    .map(held::get)
                    .distinct()
                    .toList();
            return new Open(line, project, parts, due, here);
        }
    }

    /** @param lacking projects of residents, with the parts that nobody offers */
    public record Opens(List<Open> projects, List<Open> wishes, List<Open> lacking) {}

    /** An offer that was not chosen, with the reason for the choice. */
    public record Answered(CaseList.Line line, String reason) {}

    /** 服务对象和服务记录. */
    public record Services(
            Facts facts,
            Typed typed,
            Map<KeepServices.CohortGroup, Integer> cohort,
            List<KeepServices.Child> children,
            List<KeepServices.Session> sessions,
            KeepServices.Totals totals,
            KeepServices.Keeps keeps,
            LocalDate today) {
        public int people() {
            return cohort.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** The children as they are typed: one a line. */
        public String lines() {
            return children.stream().map(KeepServices.Child::line).collect(java.util.stream.Collectors.joining("\n"));
        }

        /** Where the guardians' consent is kept; empty where there is none. */
        public String consent() {
            return children.isEmpty() ? "" : children.getFirst().consent();
        }
    }

    /**
     * What the routes of residents and social organisations add to the page of a project.
     *
     * @param rosters who of the residents could do it, for the community that enters a claim for them
     * @param mayHelp whether the viewer's body can offer what is missing
     * @param services of a social organisation; empty where it is none's
     */
    public record RouteFacts(
            List<RosterPerson> rosters, boolean mayHelp, Optional<KeepServices.Totals> services, int cohort) {}

    /** A row of the list, with who leads. */
    public record Listed(CaseList.Line line, Optional<Organisation> lead) {}

    /** The list of projects. */
    public record Listing(
            List<Listed> rows, String state, @Nullable String next, boolean first) {}

    /** What a body has claimed. */
    public record Taken(
            List<CaseList.Line> offered,
            List<CaseList.Line> running,
            List<CaseList.Line> ended,
            List<Answered> others) {
        public boolean isEmpty() {
            return offered.isEmpty() && running.isEmpty() && ended.isEmpty() && others.isEmpty();
        }
    }

    /**
     * The list of those served.
     *
     * @param proposal what the needs say of them, while there is no list
     * @param draw of this round
     */
    public record Served(
            Facts facts,
            Typed typed,
            List<DrawSample.Served> list,
            List<String> proposal,
            Optional<DrawSample.Draw> draw,
            List<Evaluations.Word> words) {
        /** The list as it is typed: one person a line. */
        public String text() {
            List<String> lines = list.isEmpty()
                    ? proposal
                    : list.stream()
                            .map(one -> (one.name() + " " + one.phone()).strip())
                            .toList();
            return String.join("\n", lines);
        }

        /** Those drawn, in the order in which they were. */
        public List<DrawSample.Served> drawn() {
            return draw.map(DrawSample.Draw::drawn).orElse(List.of()).stream()
                    .flatMap(no -> list.stream().filter(one -> one.no() == no))
                    .toList();
        }

        public Optional<Evaluations.Word> word(int no) {
            return words.stream()
                    .filter(word -> word.no() != null && word.no() == no)
                    .findFirst();
        }
    }

    /** A service sheet as its reader sees it. */
    public record Sheet(Facts facts, Typed typed, List<ServiceSheets.Line> lines, boolean mayMake) {
        public Set<String> fields() {
            return lines.isEmpty() ? Set.of() : lines.getFirst().fields().keySet();
        }
    }

    /**
     * A case of the whole chain; one that the viewer may not see shows kind and date only.
     *
     * @param line empty where the viewer may not see it
     * @param since when it became part of the chain
     * @param until when it left the chain again; null while it belongs to it
     * @param here whether the viewer came from it
     * @param passed what happened on its way, with who did it
     * @param with the body and the persons who answer for it
     */
    public record Station(
            String kind,
            Optional<CaseList.Line> line,
            Instant since,
            @Nullable Instant until,
            boolean here,
            List<Passed> passed,
            List<With> with) {
        /** A claim goes by the name of its body, everything else by its own. */
        public String title(Page page) {
            Optional<Organisation> body = with.isEmpty() || !kind.equals("claim")
                    ? Optional.empty()
                    : with.getFirst().body();
            return body.map(one -> page.name(one.nameZh(), one.nameEn())).orElseGet(() -> heading(page));
        }

        private String heading(Page page) {
            return line.map(one -> one.matter().heading(page)).orElseGet(() -> page.t("chain.kind." + kind));
        }
    }

    /**
     * A station that a case has passed, or what was done to a claim, which has none.
     *
     * @param key the message that names it
     * @param by the row of the history behind it, as far as that may be seen
     */
    public record Passed(String key, boolean returned, Instant at, Optional<Past> by) {}

    /** Who answers for a case: the key of the part they have, and who holds it. */
    public record With(String key, Optional<PostCard> post, Optional<Organisation> body) {}

    /** What was said of a project at the end of its path. */
    public record Judged(ProjectRow project, ProjectNeeds.@Nullable Verdict verdict, List<Evaluations.Word> words) {}

    /**
     * The whole path around a case: from the lists and needs to the evaluation.
     *
     * @param from the case from which the viewer came
     * @param back the address of its page
     * @param groups the cases by kind, in the order of the path
     */
    public record Whole(
            CaseRow from, String title, String back, Map<String, List<Station>> groups, List<Judged> judged) {}
}
