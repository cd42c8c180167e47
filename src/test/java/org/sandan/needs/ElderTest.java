package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

/** Elder mode: one question a page, no kind to choose, joining and the telephone first. */
class ElderTest extends SandanTest {
    private static final String FIRST = "/order?village=150622001003";

    @Test
    void nobody_is_asked_for_a_kind_and_the_secretary_says_it_on_accepting() {
        Visitor elder = elder();
        String number = order(elder, "院里的井盖松了，走路绊人");

        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        String need = link(secretary.get("/needs?q=" + number).body());
        assertThat(secretary.get(need).body()).contains("还没分类", "点单时没有说是哪一类");

        HttpResponse<String> unsaid = secretary.post(need + "/acceptance", Map.of("version", "1", "title", "院里井盖松动"));
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("href=\"#category\"", "院里井盖松动");

        Map<String, String> said = new LinkedHashMap<>();
        said.put("version", "1");
        said.put("title", "院里井盖松动");
        said.put("category", unsaidKind().toString());
        assertThat(secretary.post(need + "/acceptance", said).statusCode())
                .as("“not sorted yet” is no kind to choose")
                .isEqualTo(422);
        said.put("category", world.category(150622, "SMALL_WORKS").toString());
        assertThat(secretary.post(need + "/acceptance", said).statusCode()).isEqualTo(303);
        assertThat(secretary.get(need).body()).contains("微实事").doesNotContain("还没分类");

        secretary.post(need + "/undo?version=2", Map.of());
        assertThat(secretary.get(need).body()).as("taken back with the step").contains("还没分类");
    }

    @Test
    void what_was_refused_unsorted_and_objected_to_is_sorted_by_whoever_orders_it() {
        Visitor elder = elder();
        String number = order(elder, "院门口的台阶太高");
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        String need = link(secretary.get("/needs?q=" + number).body());
        secretary.get(need);
        secretary.post(need + "/refusal", Map.of("version", "1", "reason", "台阶归物业"));
        String own = found(elder.get("/orders").body(), "href=\"(/orders/[0-9a-f-]{36})");
        elder.get(own + "/objection");
        elder.follow(elder.post(own + "/objection", Map.of("words", "物业说归社区")));

        Visitor town = visitor(world.person(World.ZHANBEI, Role.TOWN));
        assertThat(town.get(need).body()).contains("还没分类", "id=\"category\"");
        Map<String, String> given = new LinkedHashMap<>();
        given.put("version", "3");
        given.put("title", "院门口台阶");
        given.put("date", "2026-11-25");
        given.put(
                "post",
                world.person(World.ZHANBEI, Role.COMMUNITY_STAFF).post().id().toString());
        HttpResponse<String> unsaid = town.post(need + "/assignment", given);
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("href=\"#category\"", "院门口台阶");
        given.put("category", world.category(150622, "SMALL_WORKS").toString());
        assertThat(town.post(need + "/assignment", given).statusCode()).isEqualTo(303);
        assertThat(town.get(need).body()).contains("微实事").doesNotContain("还没分类");
        town.post(need + "/undo?version=4", Map.of());
        assertThat(town.get(need).body()).as("taken back with the step").contains("还没分类");
    }

    @Test
    void the_same_for_me_joins_with_one_tap_and_no_typing() {
        Hands hands = new Hands(world, clock);
        PlaceOrder.Receipt lamp = world.order(World.ZHANBEI, "灯灭了好几天");
        for (int more = 0; more < 30; more++) {
            hands.join(lamp, Contact.ANONYMOUS);
        }
        hands.accept(lamp);
        Visitor elder = elder();
        String first = elder.get(FIRST).body();
        assertThat(first).contains("已有 31 人说了这件事", "我也一样", "打电话给社区", "tel:");
        assertThat(first.indexOf("我也一样")).isLessThan(first.indexOf("打电话给社区"));

        HttpResponse<String> joined = elder.post(
                "/order",
                Map.of(
                        "village",
                        "150622001003",
                        "category",
                        unsaidKind().toString(),
                        "words",
                        "",
                        "join",
                        lamp.need().toString()));
        assertThat(joined.headers().firstValue("Location")).contains("/order/contact");
        assertThat(elder.follow(joined).body()).contains("加入这一件", "公开标题");
        HttpResponse<String> sent = elder.post("/order/contact", Map.of("key", World.key(), "contact", "anonymous"));
        assertThat(sent.headers().firstValue("Location")).contains("/order/done");
        assertThat(hands.row(lamp).version()).isEqualTo(33);
        assertThat(elder.get("/c/150622001003/needs/" + lamp.number()).body()).contains("32 人");
    }

    @Test
    void an_order_of_another_village_cannot_be_joined_from_here() {
        PlaceOrder.Receipt elsewhere = world.order(World.NANYUAN, "南苑的灯不亮");
        Visitor elder = elder();
        elder.get(FIRST);
        HttpResponse<String> refused = elder.post(
                "/order",
                Map.of(
                        "village",
                        "150622001003",
                        "category",
                        unsaidKind().toString(),
                        "words",
                        "",
                        "join",
                        elsewhere.need().toString()));
        assertThat(refused.statusCode()).isEqualTo(422);
    }

    @Test
    void each_page_asks_one_thing() {
        Visitor elder = elder();
        String first = elder.get(FIRST).body();
        assertThat(first).contains("第 1 步，共 4 步").doesNotContain("name=\"group-", "type=\"radio\"");
        elder.post("/order", what("院墙裂了一道缝"));
        assertThat(elder.get("/order/where").body()).contains("第 2 步，共 4 步").doesNotContain("name=\"photo\"");
        elder.post("/order/where", Map.of("grid", World.GRID_4.toString()));
        assertThat(elder.get("/order/photos").body())
                .contains("第 3 步，共 4 步", "有照片吗")
                .doesNotContain("name=\"contact\"");
        assertThat(elder.get("/order/contact").body())
                .contains("第 4 步，共 4 步", "怎么联系您")
                .doesNotContain("name=\"photo\"", "还没分类");
    }

    @Test
    void the_staff_with_large_letters_keep_their_whole_form() {
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        secretary.keep("sandan_size=24");
        assertThat(secretary.get(FIRST).body()).contains("属于哪一类", "第 1 步，共 3 步");
    }

    private HttpResponse<String> join(Visitor elder, PlaceOrder.Receipt order) {
        Map<String, String> typed = new LinkedHashMap<>(what(""));
        typed.put("join", order.need().toString());
        return elder.post("/order", typed);
    }

    private Visitor elder() {
        Visitor elder = visitor();
        elder.keep("sandan_size=24");
        return elder;
    }

    private Map<String, String> what(String words) {
        return Map.of("village", "150622001003", "category", unsaidKind().toString(), "words", words);
    }

    private String order(Visitor elder, String words) {
        elder.get(FIRST);
        elder.follow(elder.post("/order", what(words)));
        HttpResponse<String> where = elder.post("/order/where", Map.of("grid", World.GRID_4.toString()));
        assertThat(where.headers().firstValue("Location")).contains("/order/photos");
        elder.follow(where);
        assertThat(elder.post("/order/photos", Map.of()).headers().firstValue("Location"))
                .contains("/order/contact");
        elder.get("/order/contact");
        String done = elder.follow(elder.post("/order/contact", Map.of("key", World.key(), "contact", "anonymous")))
                .body();
        return found(done, "(150622001003-\\d{4}-\\d{5})");
    }

    private UUID unsaidKind() {
        return world.bean(Transactions.class)
                .read(Scope.publicOf(150622), () -> world.bean(Categories.class).unsaid(150622))
                .id();
    }

    private static String link(String list) {
        return found(list, "href=\"(/needs/[0-9a-f-]{36})\"");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(List.of(matcher.find())).containsExactly(true);
        return matcher.group(1);
    }
}
