package org.sandan.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of needs, in the caller's transaction. */
@Component
public class NeedStore {
    private static final String COLUMNS =
            "id, place, category_id, groups, askers, channel, assignee_post, promised_on, merged_into, project_id, objected,"
                    + " said_solved, said_not_solved, said_by_staff";

    private static final String SIMILAR = """
            select c.id, c.number, c.title, c.state, c.place, c.opened_at, n.category_id, n.askers
            from need n join cases c on c.county_id = n.county_id and c.id = n.id
            where n.county_id = :county and c.county_id = :county and c.turn <> 'nobody'
            """;

    private final JdbcClient jdbc;

    NeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(int county, UUID id, Order order) {
        jdbc.sql("""
                        insert into need (county_id, id, place, category_id, groups, askers, channel)
                        values (:county, :id, :place, :category, :groups, 1, :channel)
                        """)
                .param("county", county)
                .param("id", id)
                .param("place", order.place().code())
                .param("category", order.category())
                .param("groups", order.groups().stream().map(Group::word).toArray(String[]::new))
                .param("channel", order.channel().name().toLowerCase(Locale.ROOT))
                .update();
    }

    Optional<NeedRow> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from need where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<NeedRow> find(int county, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from need where county_id = :county and id = any (:ids)")
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    void assign(int county, UUID id, @Nullable UUID post, @Nullable LocalDate promised) {
        jdbc.sql(
                        "update need set assignee_post = :post, promised_on = :promised where county_id = :county and id = :id")
                .param("post", post)
                .param("promised", promised)
                .param("county", county)
                .param("id", id)
                .update();
    }

    void categorise(int county, UUID id, UUID category) {
        jdbc.sql("update need set category_id = :category where county_id = :county and id = :id")
                .param("category", category)
                .param("county", county)
                .param("id", id)
                .update();
    }

    void objected(int county, UUID id) {
        jdbc.sql("update need set objected = true where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .update();
    }

    void addAskers(int county, UUID id, int more) {
        jdbc.sql("update need set askers = askers + :more where county_id = :county and id = :id")
                .param("more", more)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** Keeps how many said what in the round, for everybody: figures, no person. */
    void said(int county, UUID id, Verdicts verdicts) {
        jdbc.sql("""
                        update need set said_solved = :solved, said_not_solved = :not, said_by_staff = :staff
                        where county_id = :county and id = :id
                        """)
                .param("solved", verdicts.solved())
                .param("not", verdicts.notSolved())
                .param("staff", verdicts.byStaff())
                .param("county", county)
                .param("id", id)
                .update();
    }

    void mergeInto(int county, UUID id, UUID target) {
        jdbc.sql("update need set merged_into = :target where county_id = :county and id = :id")
                .param("target", target)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** Makes a need part of a project, or of none. */
    void setProject(int county, UUID id, @Nullable UUID project) {
        jdbc.sql("update need set project_id = :project where county_id = :county and id = :id")
                .param("project", project)
                .param("county", county)
                .param("id", id)
                .update();
    }

    List<NeedRow> ofProject(int county, UUID project) {
        return jdbc.sql("select " + COLUMNS
                        + " from need where county_id = :county and project_id = :project order by id")
                .param("county", county)
                .param("project", project)
                .query((row, n) -> read(row))
                .list();
    }

    /** Open orders of a village, the same grid and kind first, then the newest: for whoever is about to repeat one. */
    List<Similar> similar(int county, Place place, UUID category, @Nullable UUID besides, int most) {
        return jdbc.sql(SIMILAR + """
                         and n.place between :from and :to and c.id is distinct from :besides
                          and (n.category_id = :category or n.place = :place)
                        order by (n.category_id = :category) desc, (n.place = :place) desc, c.id desc limit :most
                        """)
                .param("county", county)
                .param("from", place.division().range().from())
                .param("to", place.division().range().to())
                .param("category", category)
                .param("place", place.code())
                .param("besides", besides)
                .param("most", most)
                .query((row, n) -> similar(row))
                .list();
    }

    /** Open orders of a range that have a public title, those with most askers first. */
    List<Similar> mostAsked(int county, PlaceRange range, int most) {
        return jdbc.sql(SIMILAR + """
                         and n.place between :from and :to and c.title is not null
                        order by n.askers desc, c.id desc limit :most
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("most", most)
                .query((row, n) -> similar(row))
                .list();
    }

    /** An order that is still open. */
    Optional<Similar> open(int county, UUID id) {
        return jdbc.sql(SIMILAR + " and c.id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> similar(row))
                .optional();
    }

    private static Similar similar(ResultSet row) throws SQLException {
        return new Similar(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("state"),
                new Place(row.getLong("place")),
                Timestamps.read(row, "opened_at"),
                row.getObject("category_id", UUID.class),
                row.getInt("askers"));
    }

    /** An open order as somebody sees it who may want the same: no words of those who asked. */
    public record Similar(
            UUID id,
            String number,
            @Nullable String title,
            String state,
            Place place,
            Instant openedAt,
            UUID category,
            int askers) {}

    private static NeedRow read(ResultSet row) throws SQLException {
        return new NeedRow(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                row.getObject("category_id", UUID.class),
                groups((String[]) row.getArray("groups").getArray()),
                row.getInt("askers"),
                Order.Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                row.getObject("assignee_post", UUID.class),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("merged_into", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getBoolean("objected"),
                new NeedRow.Said(
                        row.getInt("said_solved"), row.getInt("said_not_solved"), row.getInt("said_by_staff")));
    }

    private static Set<Group> groups(String[] words) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        Arrays.stream(words)
                .map(word -> Group.valueOf(word.toUpperCase(Locale.ROOT)))
                .forEach(groups::add);
        return groups;
    }
}
