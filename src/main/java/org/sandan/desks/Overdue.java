package org.sandan.desks;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Page;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is overdue below a post, by division and by whose turn it is: to help where it sticks, in the order of the codes,
 * not to rank. In the caller's transaction.
 */
@Component
public class Overdue {
    private static final int MOST = 200;
    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Divisions divisions;
    private final Posts posts;
    private final InstantSource clock;

    Overdue(JdbcClient jdbc, Divisions divisions, Posts posts, InstantSource clock) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * What is overdue at one division in one hand.
     *
     * @param division one level below the viewer; the own one for a community
     * @param post whose turn it is, where it is a post's
     */
    public record Row(Division division, Turn turn, Optional<PostCard> post, int count, Instant oldest) {
        public String who(Page page) {
            return post.map(card -> page.name(card.post().nameZh(), card.post().nameEn())
                            + (card.isVacant() ? "" : " " + card.holderName()))
                    .orElseGet(() -> page.t(
                            switch (turn) {
                                case ASKERS -> "turn.askers";
                                case MEETING -> "turn.meeting";
                                case PROJECT -> "turn.project";
                                case ORGANISATION -> "desk.overdue.units";
                                case POST, NOBODY -> "turn.nobody";
                            }));
        }

        public String address() {
            return "/desk/overdue?at=" + division.code().shortForm();
        }
    }

    private record Count(long part, String turn, @Nullable UUID post, int count, Instant oldest) {}

    List<Row> below(Viewer viewer) {
        PlaceRange range = viewer.range();
        if (range == null) {
            return List.of();
        }
        Level below = below(new Place(range.from()).division().level());
        long unit = below == Level.VILLAGE ? 1_000L : 1_000_000L;
        List<Count> counts = jdbc.sql("""
                        select place / :unit as part, turn, case when turn = 'post' then turn_id end as post, count(*) as n,
                          min(step_due) as oldest
                        from cases where county_id = :county and turn <> 'nobody' and step_due < :now
                          and place between :from and :to and turn_id is distinct from :own
                        group by 1, 2, 3 order by 1, 2, 3 limit :most
                        """)
                .param("unit", unit)
                .param("county", viewer.county())
                .param("now", Timestamps.of(clock.instant()))
                .param("from", range.from())
                .param("to", range.to())
                .param("own", viewer.actingPost())
                .param("most", MOST)
                .query((row, n) -> new Count(
                        row.getLong("part") * unit / 1_000,
                        row.getString("turn"),
                        row.getObject("post", UUID.class),
                        row.getInt("n"),
                        Timestamps.read(row, "oldest")))
                .list();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
        Map<UUID, PostCard> cards = posts.cards(
                viewer.county(),
                counts.stream()
                        .map(Count::post)
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                today);
        return counts.stream()
                .flatMap(one -> divisions.find(new DivisionCode(one.part())).stream()
                        .map(division -> new Row(
                                division,
                                Turn.valueOf(one.turn().toUpperCase(java.util.Locale.ROOT)),
                                Optional.ofNullable(one.post() == null ? null : cards.get(one.post())),
                                one.count(),
                                one.oldest())))
                .toList();
    }

    private static Level below(Level level) {
        return level == Level.COUNTY ? Level.TOWN : Level.VILLAGE;
    }

    /** One case that is overdue: where the next page begins. */
    public record Key(Instant due, UUID id) {
        @Override
        public String toString() {
            return due + "_" + id;
        }
    }

    /** A page of what is overdue in a part of the viewer's range, the oldest first; one more than a page says that there is more. */
    List<Key> rows(Viewer viewer, PlaceRange range, @Nullable Key after) {
        return jdbc.sql("""
                        select id, step_due from cases
                        where county_id = :county and turn <> 'nobody' and step_due < :now and place between :from and :to
                          and turn_id is distinct from :own and (step_due, id) > (:due, :id)
                        order by step_due, id limit :size
                        """)
                .param("county", viewer.county())
                .param("now", Timestamps.of(clock.instant()))
                .param("from", range.from())
                .param("to", range.to())
                .param("own", viewer.actingPost())
                .param("due", Timestamps.of(after == null ? Instant.EPOCH : after.due()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("size", PAGE + 1)
                .query((row, n) -> new Key(Timestamps.read(row, "step_due"), row.getObject("id", UUID.class)))
                .list();
    }

    static int page() {
        return PAGE;
    }
}
