package org.sandan.publicpages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.meetings.MeetingStore;
import org.sandan.needs.CaseViews;
import org.sandan.needs.OwnNeeds;
import org.sandan.needs.PublicNeeds;
import org.sandan.organisations.PostCard;
import org.sandan.projects.PublicProjects;

/** What the public pages show. */
public final class PublicViews {
    private PublicViews() {}

    /**
     * The first page.
     *
     * @param last the community that this browser opened last
     */
    public record Start(Optional<Division> last, List<Division> counties) {}

    /** A division below the one shown, with its figures. */
    public record Below(Division division, Figures figures) {}

    /** A city, county or town: what lies in it. */
    public record Area(
            Division division, List<Division> path, int year, Figures figures, List<Below> below, Shown shown) {}

    /** What was solved, held and given lately in a county or town; nothing in a city, whose counties show it. */
    public record Shown(
            List<PublicNeeds.Solved> solved,
            List<PublicProjects.Result> results,
            List<MeetingStore.Held> meetings,
            List<Contributions.Unit> units) {
        static final Shown NOTHING = new Shown(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * One of these lists of a division, page by page.
     *
     * @param kind solved, meetings or units
     * @param next where the next page begins; null on the last
     */
    public record Lately(
            Division division,
            String kind,
            Shown shown,
            @Nullable String next,
            boolean first) {}

    /** A community or village. */
    public record Community(
            Division division,
            Division town,
            Division county,
            int grids,
            int households,
            int year,
            Figures figures,
            Optional<PostCard> secretary,
            List<CaseViews.Row> doing,
            List<PublicNeeds.Solved> solved,
            List<PublicProjects.Result> results,
            OwnNeeds.Mine mine,
            Instant asOf) {}

    /** All needs of a community. */
    public record Needs(
            Division division,
            Division town,
            Division county,
            String state,
            List<CaseViews.Row> rows,
            @Nullable UUID next,
            boolean first) {}

    /** What came out of the projects of a community. */
    public record Results(
            Division division,
            List<PublicProjects.Result> results,
            @Nullable UUID next,
            boolean first,
            Instant asOf) {}

    /** One need. */
    public record Need(Division division, Division town, Division county, PublicNeeds.One one) {}
}
