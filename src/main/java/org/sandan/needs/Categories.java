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
        SMALL_WORKS("微实事", "Small works", "tool", "路灯 灯 照明 楼道 门禁 井盖 路面 坑 漏水 水管 下水 栏杆 扶手 座椅 健身器材 围栏 井 电 修 坏了 断了"),
        ELDERLY("助老为老", "Elderly", "old", "老人 老年 助餐 送餐 热饭 独居 空巢 陪护 血压 康复 养老 大爷 大娘"),
        JOBS("就业培训", "Jobs and training", "briefcase", "就业 找工作 培训 手艺 技能 招工 打工 创业"),
        HARDSHIP("困难帮扶", "Help in hardship", "heart-handshake", "低保 困难 救助 大病 临时救助 轮椅 残疾 没钱"),
        ENVIRONMENT("环境整治", "Environment", "building-community", "垃圾 卫生 臭 油烟 噪音 绿化 公厕 脏 扬尘 菜地 乱停"),
        CHILDREN("儿童与课业", "Children and lessons", "users-group", "孩子 放学 作业 功课 课业 看护 留守 课外书 学生"),
        CULTURE("文体活动", "Culture and sports", "users", "活动 跳舞 合唱 书法 比赛 棋 演出 广场舞 运动"),
        OTHER("其他", "Other", "help-circle", ""),
        UNSAID("还没分类", "Not sorted yet", "help-circle", "");

        private final String zh;
        private final String en;
        private final String icon;
        private final List<String> said;

        /** @param said words by which people speak of it, with spaces between them */
        Root(String zh, String en, String icon, String said) {
            this.zh = zh;
            this.en = en;
            this.icon = icon;
            this.said = said.isEmpty() ? List.of() : List.of(said.split(" "));
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

    /** @param word by which it was made out */
    public record Guess(Category kind, String word) {}

    /**
     * The kind of which most words stand in a text: what a community added goes by its name, and before the roots. Empty
     * where no word does.
     */
    static Optional<Guess> guess(List<Category> kinds, String text) {
        Optional<Guess> own = kinds.stream()
                .filter(kind -> kind.parent() != null && text.contains(kind.nameZh()))
                .map(kind -> new Guess(kind, kind.nameZh()))
                .findFirst();
        return own.or(() -> kinds.stream()
                .filter(kind -> kind.parent() == null)
                .map(kind -> new Guess(kind, longest(kind, text)))
                .filter(guess -> !guess.word().isEmpty())
                .max(java.util.Comparator.comparing((Guess guess) -> weight(guess.kind(), text))));
    }

    private static List<String> words(Category kind, String text) {
        return Root.valueOf(kind.code()).said.stream().filter(text::contains).toList();
    }

    private static String longest(Category kind, String text) {
        return words(kind, text).stream()
                .max(java.util.Comparator.comparing(String::length))
                .orElse("");
    }

    /** A longer word says more. */
    private static int weight(Category kind, String text) {
        return words(kind, text).stream().mapToInt(String::length).sum();
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
