package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that somebody typed is lost, and nothing is done twice. */
class FormTest extends SandanTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Test
    void a_session_that_ends_in_the_middle_of_a_form_keeps_what_was_typed() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "写到一半登录过期");
        World.Person secretary = world.person(World.ZHANBEI, Role.SECRETARY);
        Visitor visitor = visitor(secretary);
        String page = "/needs/" + order.need();
        assertThat(visitor.get(page).statusCode()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(31));

        String path = page + "/acceptance";
        HttpResponse<String> ended = visitor.post(path, Map.of("version", "1", "title", "写了一半的标题"));
        assertThat(ended.statusCode()).isEqualTo(303);
        String login = ended.headers().firstValue("Location").orElseThrow();
        assertThat(login).startsWith("/login?next=").contains("acceptance").contains("ended");

        visitor.keep(sessionOf(secretary));
        assertThat(visitor.get(path).body()).contains("写了一半的标题");
        HttpResponse<String> sent = visitor.post(path, Map.of("version", "1", "title", "写了一半的标题"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(visitor.get(page).body()).contains("写了一半的标题");
    }

    @Test
    void what_one_person_typed_is_not_shown_to_the_next_at_the_same_computer() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "换人登录看不到别人写的");
        Visitor visitor = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        visitor.get("/needs/" + order.need());
        clock.pass(Duration.ofMinutes(31));
        String path = "/needs/" + order.need() + "/refusal";
        visitor.post(path, Map.of("version", "1", "reason", "书记写的理由"));
        visitor.keep(sessionOf(world.person(World.ZHANBEI, Role.TOWN)));
        assertThat(visitor.get(path).body()).doesNotContain("书记写的理由");
    }

    @RepeatedTest(12)
    void a_double_click_makes_one_order_and_both_end_at_its_receipt() throws InterruptedException, ExecutionException {
        Visitor resident = visitor();
        resident.get("/order?village=150622001003");
        String category = world.category(150622, "SMALL_WORKS").toString();
        Map<String, String> what = new LinkedHashMap<>();
        what.put("village", "150622001003");
        what.put("words", "双击只算一单，门禁坏了");
        what.put("category", category);
        resident.follow(resident.post("/order", what));
        resident.follow(resident.post("/order/where", Map.of("grid", World.GRID_4.toString(), "spot", "西门")));
        int before = count();
        Map<String, String> send = Map.of("key", World.key(), "contact", "anonymous");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<HttpResponse<String>>> both = List.of(
                    threads.submit(() -> resident.post("/order/contact", send)),
                    threads.submit(() -> resident.post("/order/contact", send)));
            for (Future<HttpResponse<String>> one : both) {
                assertThat(one.get().headers().firstValue("Location")).contains("/order/done");
            }
        }
        assertThat(count()).isEqualTo(before + 1);
        String first = code(resident);
        resident.post("/order/contact", send);
        assertThat(code(resident)).isEqualTo(first);
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void somebody_of_a_unit_orders_as_anybody_does() {
        Visitor liaison = visitor(world.person(World.ZHANBEI, Role.UNIT));
        liaison.get("/order?village=150622001003");
        Map<String, String> what = new LinkedHashMap<>();
        what.put("village", "150622001003");
        what.put("words", "我们楼下的路灯也不亮");
        what.put("category", world.category(150622, "SMALL_WORKS").toString());
        liaison.follow(liaison.post("/order", what));
        liaison.follow(liaison.post("/order/where", Map.of("grid", World.GRID_4.toString(), "spot", "西门")));
        int before = count();
        HttpResponse<String> sent = liaison.post("/order/contact", Map.of("key", World.key(), "contact", "anonymous"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(count()).isEqualTo(before + 1);
    }

    private int count() {
        return transactions.read(
                Scope.system(150622, "test"),
                () -> jdbc.sql("select count(*) from cases where county_id = 150622")
                        .query(Integer.class)
                        .single());
    }

    private static String code(Visitor visitor) {
        String body = visitor.get("/order/done").body();
        java.util.regex.Matcher found = java.util.regex.Pattern.compile("class=\"code\">\\s*([A-Z0-9]{5} [A-Z0-9]{5})")
                .matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }
}
