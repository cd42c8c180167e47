package org.sandan.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.chain.Head;
import org.sandan.chain.Histories.Past;
import org.sandan.chain.Links;
import org.sandan.divisions.Division;
import org.sandan.documents.Photo;
import org.sandan.lifecycle.CaseRow;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.ExecutivePosts.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;
import org.sandan.platform.Timestamps;
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

    /** An offer, as the community sees it. */
    public record Offered(CaseRow row, ClaimRow claim, Organisation body, List<Plan.Part> parts, String undo) {
        public boolean isOpen() {
            return row.state().equals("offered");
        }
    }

    /** What was said on it beside the askers' answers. */
    public record Said(ProjectNeeds.@Nullable Verdict verdict, List<Evaluations.Word> words) {
        public List<Evaluations.Word> of(String source) {
            return words.stream().filter(word -> word.source().equals(source)).toList();
        }
    }

    /**
     * The page of a project.
     *
     * @param actions what this viewer may do now, in the order of the table
     * @param meetings on whose agenda it stands or stood, as far as the viewer may open them
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
            List<Station> meetings) {

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

    /** The form of a claim. */
    public record Claim(Facts facts, Typed typed, List<Plan.Part> parts, List<Plan.Milestone> milestones) {}

    /** A row of what can be claimed. */
    public record Open(
            CaseList.Line line,
            ProjectRow project,
            List<Plan.Part> parts,
            @Nullable LocalDate due) {}

    public record Opens(List<Open> projects, List<Open> wishes) {}

    /** A row of the list, with who leads. */
    public record Listed(CaseList.Line line, Optional<Organisation> lead) {}

    /** The list of projects. */
    public record Listing(
            List<Listed> rows, String state, @Nullable String next, boolean first) {}

    /** What a body has claimed. */
    public record Taken(List<CaseList.Line> offered, List<CaseList.Line> running, List<CaseList.Line> ended) {
        public boolean isEmpty() {
            return offered.isEmpty() && running.isEmpty() && ended.isEmpty();
        }
    }

    /** A service sheet as its reader sees it. */
    public record Sheet(Facts facts, Typed typed, List<ServiceSheets.Line> lines, boolean mayMake) {
        public Set<String> fields() {
            return lines.isEmpty() ? Set.of() : lines.getFirst().fields().keySet();
        }
    }

    /** A case of the whole chain; one that the viewer may not see shows name and date only. */
    public record Station(
            UUID id,
            String kind,
            String title,
            String number,
            Optional<String> address,
            LocalDate since,
            boolean ended,
            Optional<String> state) {
        /** A case of which the viewer may only know that it is there, and since when. */
        static Station hidden(UUID id, Links.Link link) {
            String kind = link.kind().name().substring(0, link.kind().name().indexOf('_'));
            return new Station(
                    id,
                    kind.toLowerCase(Locale.ROOT),
                    "",
                    "",
                    Optional.empty(),
                    LocalDate.ofInstant(link.since(), Timestamps.CHINA),
                    !link.holds(),
                    Optional.empty());
        }

        /** A case that the viewer may see, at the other end of a link. */
        static Station of(CaseList.Line line, Links.Link link) {
            String title = line.row().standing().title();
            return new Station(
                    line.row().id(),
                    line.row().kind(),
                    title == null ? line.row().number() : title,
                    line.row().number(),
                    Optional.of(line.address()),
                    LocalDate.ofInstant(link.since(), Timestamps.CHINA),
                    !link.holds(),
                    Optional.of(line.key()));
        }
    }

    /** The whole chain around a project. */
    public record Chain(Facts facts, Map<String, List<Station>> stations) {}
}
