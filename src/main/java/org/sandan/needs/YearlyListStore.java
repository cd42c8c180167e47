package org.sandan.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.needs.YearlyList.Edition;
import org.sandan.needs.YearlyList.Item;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of yearly lists, in the caller's transaction. Frozen rows cannot be written: the database hides them. */
@Component
class YearlyListStore {
    private final JdbcClient jdbc;

    YearlyListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(YearlyList list) {
        jdbc.sql("""
                        insert into yearly_list (county_id, id, place, year, edition)
                        values (:county, :id, :place, :year, :edition)
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("place", list.place().code())
                .param("year", list.year())
                .param("edition", list.edition())
                .update();
        addEdition(list, list.edition(), "");
    }

    private void addEdition(YearlyList list, int number, String plan) {
        jdbc.sql("""
                        insert into yearly_list_edition (county_id, list_id, edition, place, plan)
                        values (:county, :id, :edition, :place, :plan)
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", number)
                .param("place", list.place().code())
                .param("plan", plan)
                .update();
    }

    /** A new edition begins as the last one was. */
    void revise(YearlyList list, String plan) {
        int next = list.edition() + 1;
        addEdition(list, next, plan);
        jdbc.sql("""
                        insert into yearly_list_item (county_id, list_id, edition, need_id, place, number, title, priority, route,
                          quarter, note, askers)
                        select county_id, list_id, :next, need_id, place, number, title, priority, route, quarter, note, askers
                        from yearly_list_item where county_id = :county and list_id = :id and edition = :edition
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", list.edition())
                .param("next", next)
                .update();
        jdbc.sql("update yearly_list set edition = :next where county_id = :county and id = :id")
                .param("county", list.place().county())
                .param("id", list.id())
                .param("next", next)
                .update();
    }

    Optional<YearlyList> find(int county, UUID id) {
        return jdbc.sql("select id, place, year, edition from yearly_list where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query(YearlyListStore::list)
                .optional();
    }

    /** Those of the communities in a range, the newest year first. */
    List<YearlyList> within(int county, PlaceRange range, int most) {
        return jdbc.sql("""
                        select id, place, year, edition from yearly_list
                        where county_id = :county and place between :from and :to order by year desc, place limit :most
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("most", most)
                .query(YearlyListStore::list)
                .list();
    }

    /** Those whose newest edition holds a need, the newest year first. */
    List<YearlyList> holding(int county, UUID need) {
        return jdbc.sql("""
                        select l.id, l.place, l.year, l.edition from yearly_list_item i
                        join yearly_list l on l.county_id = i.county_id and l.id = i.list_id and l.edition = i.edition
                        where i.county_id = :county and i.need_id = :need order by l.year desc
                        """)
                .param("county", county)
                .param("need", need)
                .query(YearlyListStore::list)
                .list();
    }

    Optional<Edition> edition(YearlyList list, int number) {
        return jdbc.sql("""
                        select edition, plan, frozen_at from yearly_list_edition
                        where county_id = :county and list_id = :id and edition = :edition
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", number)
                .query((row, n) -> new Edition(
                        row.getInt("edition"), row.getString("plan"), Timestamps.readNullable(row, "frozen_at")))
                .optional();
    }

    /** The items of an edition: by priority, quarter and number. */
    List<Item> items(YearlyList list, int edition) {
        return jdbc.sql("""
                        select need_id, number, title, priority, route, quarter, note, askers from yearly_list_item
                        where county_id = :county and list_id = :id and edition = :edition
                        order by priority, quarter, number
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", edition)
                .query((row, n) -> new Item(
                        row.getObject("need_id", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        row.getInt("priority"),
                        YearlyList.Route.of(row.getString("route")).orElse(null),
                        row.getObject("quarter", Integer.class),
                        row.getString("note"),
                        row.getInt("askers")))
                .list();
    }

    /** Writes an item of the edition that is being written, whether it is new or known. */
    void write(YearlyList list, Item item) {
        jdbc.sql("""
                        insert into yearly_list_item (county_id, list_id, edition, need_id, place, number, title, priority, route,
                          quarter, note, askers)
                        values (:county, :id, :edition, :need, :place, :number, :title, :priority, :route, :quarter, :note, :askers)
                        on conflict (county_id, list_id, edition, need_id) do update set priority = excluded.priority,
                          route = excluded.route, quarter = excluded.quarter, note = excluded.note, askers = excluded.askers
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", list.edition())
                .param("need", item.need())
                .param("place", list.place().code())
                .param("number", item.number())
                .param("title", item.title())
                .param("priority", item.priority())
                .param("route", item.route() == null ? null : item.route().word())
                .param("quarter", item.quarter())
                .param("note", item.note())
                .param("askers", item.askers())
                .update();
    }

    void remove(YearlyList list, UUID need) {
        jdbc.sql("""
                        delete from yearly_list_item
                        where county_id = :county and list_id = :id and edition = :edition and need_id = :need and not frozen
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", list.edition())
                .param("need", need)
                .update();
    }

    void plan(YearlyList list, String plan) {
        jdbc.sql("""
                        update yearly_list_edition set plan = :plan
                        where county_id = :county and list_id = :id and edition = :edition and frozen_at is null
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", list.edition())
                .param("plan", plan)
                .update();
    }

    /** From now on nobody changes the edition. */
    void freeze(YearlyList list, Instant now) {
        jdbc.sql("""
                        update yearly_list_item set frozen = true
                        where county_id = :county and list_id = :id and edition = :edition and not frozen
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", list.edition())
                .update();
        jdbc.sql("""
                        update yearly_list_edition set frozen_at = :now
                        where county_id = :county and list_id = :id and edition = :edition and frozen_at is null
                        """)
                .param("county", list.place().county())
                .param("id", list.id())
                .param("edition", list.edition())
                .param("now", Timestamps.of(now))
                .update();
    }

    private static YearlyList list(ResultSet row, int n) throws SQLException {
        return new YearlyList(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                row.getInt("year"),
                row.getInt("edition"));
    }
}
