package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.residents.Neighbours;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message that somebody pasted becomes an order that somebody checked. */
class MessageOrderTest extends SandanTest {
    private static final int COUNTY = 150_622;

    private Visitor secretary() {
        return visitor(world.person(World.ZHANBEI, Role.SECRETARY));
    }

    private Map<String, String> form(String page) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : new String[] {"words", "spot", "name", "phone"}) {
            form.put(field, value(page, field));
        }
        form.put("category", selected(page, "category"));
        form.put("grid", selected(page, "grid"));
        form.put("contact", "named");
        form.put("person", checked(page));
        form.put("key", World.key());
        return form;
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String value(String page, String field) {
        return field.equals("words")
                ? first(page, "<textarea[^>]*name=\"words\"[^>]*>([^<]*)</textarea>")
                : first(page, "name=\"" + field + "\"[^>]*value=\"([^\"]*)\"");
    }

    private static String selected(String page, String field) {
        String select = first(page, "<select[^>]*name=\"" + field + "\"[^>]*>(.*?)</select>");
        return first(select, "<option value=\"([^\"]*)\" selected");
    }

    private static String checked(String page) {
        return first(page, "name=\"person\" value=\"([^\"]*)\" checked");
    }

    private String ordered(UUID need, String column) {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("select " + column + " from need where county_id = :county and id = :id")
                                .param("county", COUNTY)
                                .param("id", need)
                                .query(String.class)
                                .single());
    }

    private UUID newest() {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(COUNTY, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("select id from need where county_id = :county order by id desc limit 1")
                                .param("county", COUNTY)
                                .query(UUID.class)
                                .single());
    }

    @Test
    void a_chat_message_becomes_an_order_at_the_senders_grid_with_one_look_and_one_click() {
        Neighbours neighbours = new Neighbours(world);
        UUID resident = neighbours.live(Place.grid(World.ZHANBEI, 2), "龙兴家园 27 号楼 1 单元 101", "韩淑珍", "13900002711");
        Visitor secretary = secretary();
        secretary.get("/order/message");
        var read =
                secretary.post("/order/message", Map.of("message", "韩淑珍 2026/11/23 8:12\n27 号楼楼道灯坏了，老人晚上不敢下楼\n[图片]"));
        assertThat(read.statusCode()).isEqualTo(303);
        String page = secretary.follow(read).body();
        assertThat(page).contains("因为消息里说到", "因为住户地址里有", "27号楼", "韩淑珍", "139****2711");
        Map<String, String> form = form(page);
        assertThat(form.get("words")).isEqualTo("27 号楼楼道灯坏了，老人晚上不敢下楼");
        assertThat(form.get("grid")).isEqualTo(Place.grid(World.ZHANBEI, 2).toString());
        assertThat(form.get("category"))
                .isEqualTo(world.category(COUNTY, "SMALL_WORKS").toString());
        assertThat(form.get("person")).isEqualTo(resident.toString());

        var placed = secretary.post("/order/message/check", form);
        assertThat(placed.headers().firstValue("Location")).contains("/order/done");
        UUID need = newest();
        assertThat(ordered(need, "place::text"))
                .isEqualTo(Place.grid(World.ZHANBEI, 2).toString());
        assertThat(ordered(need, "channel")).isEqualTo("staff");
        assertThat(secretary.get("/needs/" + need).body()).contains("韩淑珍", "2711");
        assertThat(secretary.post("/order/message/check", form).headers().firstValue("Location"))
                .contains("/order/contact");
        assertThat(newest()).isEqualTo(need);
    }

    @Test
    void what_cannot_be_told_is_asked_for_and_what_was_typed_stays() {
        Visitor secretary = secretary();
        secretary.get("/order/message");
        String page = secretary
                .follow(secretary.post("/order/message", Map.of("message", "某人：这事到底谁管")))
                .body();
        assertThat(page).contains("看不出是哪一类", "看不出在哪里", "没有找到这个人");
        Map<String, String> form = form(page);
        form.put("words", "这事到底谁管，请回个话");
        form.put("name", "某人");
        var refused = secretary.post("/order/message/check", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("这事到底谁管，请回个话").contains("category-e");
    }

    @Test
    void a_message_too_long_or_empty_is_refused_and_markup_stays_text() {
        Visitor secretary = secretary();
        secretary.get("/order/message");
        String huge = "路灯坏了。".repeat(20_000);
        var tooLong = secretary.post("/order/message", Map.of("message", huge));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("5,000").contains(huge);
        assertThat(secretary.post("/order/message", Map.of("message", "  ")).statusCode())
                .isEqualTo(422);
        String page = secretary
                .follow(secretary.post("/order/message", Map.of("message", "<script>alert(1)</script>路灯不亮")))
                .body();
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;路灯不亮");
    }

    @Test
    void somebody_who_asks_for_what_is_ordered_already_joins_it() {
        UUID open = world.order(World.ZHANBEI, "粘贴消息之前已经有人点过的路灯").need();
        Visitor secretary = secretary();
        secretary.get("/order/message");
        String page = secretary
                .follow(secretary.post("/order/message", Map.of("message", "赵大娘：第 4 网格路灯不亮")))
                .body();
        assertThat(page).contains("name=\"join\" value=\"" + open + "\"");
        Map<String, String> form = form(page);
        form.put("join", open.toString());
        assertThat(secretary.post("/order/message/check", form).headers().firstValue("Location"))
                .contains("/order/done");
        assertThat(ordered(open, "askers::text")).isEqualTo("2");
    }

    @Test
    void a_town_chooses_the_village_and_none_of_another_town() {
        Visitor town = visitor(world.person(World.ZHANBEI, Role.TOWN));
        assertThat(town.get("/order/message").body()).contains("name=\"village\"");
        assertThat(town.post("/order/message", Map.of("message", "路灯不亮")).statusCode())
                .isEqualTo(422);
        assertThat(town.post("/order/message", Map.of("message", "路灯不亮", "village", World.NANYUAN.toString()))
                        .statusCode())
                .isEqualTo(422);
    }
}
