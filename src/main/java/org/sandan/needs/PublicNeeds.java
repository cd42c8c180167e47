package org.sandan.needs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Levels;
import org.sandan.documents.Photo;
import org.sandan.documents.Photos;
import org.sandan.kernel.PlaceRange;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What everybody may see of needs: until one is accepted, its kind, grid, date and how many ask; then its public title,
 * where it stands and the photos that are shown. In the caller's transaction, under a public scope.
 */
@Component
public class PublicNeeds {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final Photos photos;
    private final CaseFacts facts;
    private final Context context;

    PublicNeeds(JdbcClient jdbc, Cases cases, Photos photos, CaseFacts facts, Context context) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.photos = photos;
        this.facts = facts;
        this.context = context;
    }

    @Component
    record Context(org.sandan.chain.Heads heads, NeedOutlook outlook, Levels levels, NeedStore needs) {}

    /** @param next after which the next page begins; null on the last */
    public record Found(List<CaseViews.Row> rows, @Nullable UUID next) {}

    /** One need with the way it took; of the photos only those that everybody may see. */
    public record One(CaseViews.Facts facts, org.sandan.chain.Head head, List<Photo> photos) {}

    /** What was solved, with the photos that everybody may see. */
    public record Solved(
            CaseViews.Row row, Instant solvedAt, Photos.@Nullable Shown before, Photos.@Nullable Shown after) {}

    /**
     * The newest first.
     *
     * @param state a state, {@code open} or {@code all}
     * @param after the last one of the page before
     */
    public Found newest(int county, PlaceRange range, String state, @Nullable UUID after, int size) {
        List<UUID> ids = jdbc.sql("""
                        select id from cases
                        where county_id = :county and kind = 'need' and place between :from and :to
                          and (cast(:after as uuid) is null or id < :after)
                          and (:state = 'all' or :state = 'open' and turn <> 'nobody' or state = :state)
                        order by id desc limit :size
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("after", after)
                .param("state", state)
                .param("size", size + 1)
                .query(UUID.class)
                .list();
        List<UUID> shown = ids.subList(0, Math.min(size, ids.size()));
        Comparator<CaseRow> newest = Comparator.comparing(row -> row.id().toString());
        List<CaseRow> rows =
                cases.find(county, shown).stream().sorted(newest.reversed()).toList();
        return new Found(facts.list(county, rows, Viewer.NOBODY), ids.size() > size ? shown.getLast() : null);
    }

    /** What was solved last. */
    public List<Solved> solved(int county, PlaceRange range, int most) {
        return solved(county, range, null, null, most);
    }

    /**
     * What was solved last, page by page.
     *
     * @param before when the last one of the page before was solved, and its id; nulls for the first page
     */
    public List<Solved> solved(int county, PlaceRange range, @Nullable Instant before, @Nullable UUID last, int most) {
        List<UUID> ids = jdbc.sql("""
                        select id from cases
                        where county_id = :county and kind = 'need' and place between :from and :to and state = 'solved'
                          and title is not null and (step_from, id) < (:before, :last)
                        order by step_from desc, id desc limit :most
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("before", Timestamps.of(before == null ? Instant.parse("9999-01-01T00:00:00Z") : before))
                .param("last", last == null ? new UUID(-1L, -1L) : last)
                .param("most", most)
                .query(UUID.class)
                .list();
        Map<String, Photos.Shown> shown = new HashMap<>();
        photos.shown(county, ids).forEach(photo -> shown.put(photo.caseId() + " " + photo.after(), photo));
        List<CaseRow> rows = cases.find(county, ids).stream()
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .toList();
        Map<UUID, Instant> since = new HashMap<>();
        rows.forEach(row -> since.put(row.id(), row.standing().stepFrom()));
        return facts.list(county, rows, Viewer.NOBODY).stream()
                .map(row -> new Solved(
                        row,
                        since.getOrDefault(row.facts().id(), Instant.EPOCH),
                        shown.get(row.facts().id() + " false"),
                        shown.get(row.facts().id() + " true")))
                .toList();
    }

    public Optional<One> find(int county, String number) {
        return cases.findByNumber(county, number)
                .filter(row -> row.kind().equals(NeedLifecycle.KIND))
                .flatMap(row -> context.needs()
                        .find(county, row.id())
                        .map(need -> new One(
                                facts.of(row, need),
                                context.heads()
                                        .of(
                                                row,
                                                context.outlook().outlook(),
                                                Viewer.NOBODY,
                                                context.levels().above(row)),
                                photos.ofCase(county, row.id()).stream()
                                        .filter(Photo::shown)
                                        .toList())));
    }
}
