package org.sandan.needs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of kinds of needs of a county. Each method runs in the caller's transaction. */
@Component
public class Categories {
    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The root kinds, by the services and wishes that the field names; seeded into each county. */
    private enum Root {
        SMALL_WORKS("微实事", "Small works", "tool"),
        ELDERLY("助老为老", "Elderly", "old"),
        JOBS("就业培训", "Jobs and training", "briefcase"),
        HARDSHIP("困难帮扶", "Help in hardship", "heart-handshake"),
        ENVIRONMENT("环境整治", "Environment", "building-community"),
        CHILDREN("儿童与课业", "Children and lessons", "users-group"),
        CULTURE("文体活动", "Culture and sports", "users"),
        OTHER("其他", "Other", "help-circle"),
        UNSAID("还没分类", "Not sorted yet", "help-circle");

        private final String zh;
        private final String en;
        private final String icon;

        Root(String zh, String en, String icon) {
            this.zh = zh;
            this.en = en;
            this.icon = icon;
        }
    }

    /** Seeds the roots of a county; does nothing where they are. */
    public void seed(int county) {
        PlaceRange whole =
                DivisionCode.parse(Integer.toString(county)).orElseThrow().range();
        for (Root root : Root.values()) {
            UUID id = UUID.nameUUIDFromBytes((county + "/" + root).getBytes(StandardCharsets.UTF_8));
            add(county, new Category(id, null, root.name(), whole, root.zh, root.en, root.icon));
        }
    }

    public void add(int county, Category category) {
        jdbc.sql("""
                        insert into category (county_id, id, parent_id, code, place, place_to, name_zh, name_en, icon)
                        values (:county, :id, :parent, :code, :from, :to, :zh, :en, :icon)
                        on conflict (county_id, code) do nothing
                        """)
                .param("county", county)
                .param("id", category.id())
                .param("parent", category.parent())
                .param("code", category.code())
                .param("from", category.range().from())
                .param("to", category.range().to())
                .param("zh", category.nameZh())
                .param("en", category.nameEn())
                .param("icon", category.icon())
                .update();
    }

    /** Ends a kind: it stays on the orders that have it, and is offered no more. */
    public int end(int county, UUID id) {
        return jdbc.sql("""
                        update category set ended_on = current_date
                        where county_id = :county and id = :id and parent_id is not null and ended_on is null
                        """).param("county", county).param("id", id).update();
    }

    /** What can be chosen at a place: the roots in their order, each followed by what the community added. */
    public List<Category> at(int county, Place place) {
        return list(county, place.code()).stream()
                .filter(category -> !category.isUnsaid())
                .toList();
    }

    /** What an order has that names no kind. */
    public Category unsaid(int county) {
        return all(county).stream().filter(Category::isUnsaid).findFirst().orElseThrow();
    }

    /** Whether an order at a place may have this kind, or may go without. */
    boolean isKnown(int county, Place place, UUID id) {
        return list(county, place.code()).stream()
                .anyMatch(category -> category.id().equals(id));
    }

    /** Every kind of the county that has not ended. */
    public List<Category> all(int county) {
        return list(county, null);
    }

    /** Also one that has ended. */
    public Optional<Category> find(int county, UUID id) {
        return jdbc.sql("""
                        select id, parent_id, code, place, place_to, name_zh, name_en, icon from category
                        where county_id = :county and id = :id
                        """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    private List<Category> list(int county, @Nullable Long place) {
        List<Category> found = jdbc.sql("""
                        select id, parent_id, code, place, place_to, name_zh, name_en, icon from category
                        where county_id = :county and ended_on is null
                          and (cast(:place as bigint) is null or :place between place and place_to)
                        """)
                .param("county", county)
                .param("place", place)
                .query((row, n) -> read(row))
                .list();
        return found.stream()
                .sorted(java.util.Comparator.comparing((Category c) -> order(c, found)))
                .toList();
    }

    private static String order(Category category, List<Category> all) {
        UUID root = category.parent() == null ? category.id() : category.parent();
        String code = all.stream()
                .filter(other -> other.id().equals(root))
                .map(Category::code)
                .findFirst()
                .orElse("OTHER");
        int rank = Root.valueOf(code).ordinal();
        return rank + (category.parent() == null ? "" : "/" + category.nameZh());
    }

    private static Category read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Category(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("code"),
                new PlaceRange(row.getLong("place"), row.getLong("place_to")),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("icon"));
    }
}
