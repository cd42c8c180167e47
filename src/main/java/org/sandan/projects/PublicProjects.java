package org.sandan.projects;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain;
import org.sandan.documents.Photo;
import org.sandan.documents.Photos;
import org.sandan.kernel.Money;
import org.sandan.kernel.PlaceRange;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What came out of projects, for everybody: once one was evaluated and closed, its title, who took it on, what was planned
 * and what came out, how many said what, and the photos that are shown. No words of anybody, no names of persons. In the
 * caller's transaction, under a public scope.
 */
@Component
public class PublicProjects {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final ProjectStore projects;
    private final Beside beside;

    PublicProjects(JdbcClient jdbc, Cases cases, ProjectStore projects, Beside beside) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.projects = projects;
        this.beside = beside;
    }

    @Component("publicProjectsBeside")
    record Beside(Chain chain, Organisations organisations, ProjectNeeds needs, Photos photos) {}

    /**
     * The result of a project.
     *
     * @param lead who took it on
     * @param planned until when it was to be done
     * @param done when the work was accepted
     * @param orders how many orders it was made of
     * @param photos those that everybody may see
     */
    public record Result(
            UUID id,
            String number,
            String title,
            boolean solved,
            boolean small,
            LocalDate closed,
            Optional<Organisation> lead,
            int beneficiaries,
            @Nullable Integer reached,
            Money cost,
            @Nullable Money spent,
            Optional<LocalDate> planned,
            Optional<LocalDate> done,
            int orders,
            Satisfied said,
            List<Photo> photos) {}

    /**
     * How many were satisfied.
     *
     * @param asked how many of those who ordered, or of those served, were asked
     */
    public record Satisfied(int asked, int solved, int notSolved, int sampled, int sampleSolved) {
        public int silent() {
            return asked - solved - notSolved;
        }
    }

    /** @param next after which the next page begins; null on the last */
    public record Found(List<Result> results, @Nullable UUID next) {}

    /**
     * The newest projects that were evaluated and closed.
     *
     * @param after the last one of the page before
     */
    public Found results(int county, PlaceRange range, @Nullable UUID after, int size) {
        List<UUID> ids = jdbc.sql("""
                        select id from cases
                        where county_id = :county and kind = 'project' and place between :from and :to
                          and state in ('solved', 'not_reached') and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :size
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("after", after)
                .param("size", size + 1)
                .query(UUID.class)
                .list();
        List<UUID> shown = ids.subList(0, Math.min(size, ids.size()));
        Map<UUID, ProjectRow> rows = new HashMap<>();
        projects.find(county, shown).forEach(row -> rows.put(row.id(), row));
        Comparator<CaseRow> newest = Comparator.comparing(row -> row.id().toString());
        List<Result> results = cases.find(county, shown).stream()
                .sorted(newest.reversed())
                .flatMap(row -> Stream.ofNullable(rows.get(row.id())).map(project -> result(row, project)))
                .toList();
        return new Found(results, ids.size() > size ? shown.getLast() : null);
    }

    private Result result(CaseRow row, ProjectRow project) {
        int county = row.county();
        String title = row.standing().title();
        List<Plan.Milestone> plan = projects.milestones(county, row.id(), project.plan());
        return new Result(
                row.id(),
                row.number(),
                title == null ? row.number() : title,
                row.state().equals("solved"),
                project.small(),
                LocalDate.ofInstant(row.standing().stepFrom(), Timestamps.CHINA),
                Optional.ofNullable(project.lead())
                        .flatMap(lead -> beside.organisations().find(county, lead)),
                project.beneficiaries(),
                project.reached(),
                project.cost(),
                project.spent(),
                plan.isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(plan.getLast().dueOn()),
                beside.chain().of(county, row.id()).stream()
                        .filter(station -> station.name().equals("work"))
                        .reduce((one, later) -> later)
                        .map(station -> LocalDate.ofInstant(station.at(), Timestamps.CHINA)),
                beside.needs().of(county, row.id()).size(),
                said(county, project),
                beside.photos().ofCase(county, row.id()).stream()
                        .filter(Photo::shown)
                        .toList());
    }

    private Satisfied said(int county, ProjectRow project) {
        ProjectNeeds.Told told = beside.needs().told(county, project.id());
        ProjectStore.Sample sample = projects.sample(county, project.id());
        return new Satisfied(told.asked(), told.solved(), told.notSolved(), sample.asked(), sample.solved());
    }
}
