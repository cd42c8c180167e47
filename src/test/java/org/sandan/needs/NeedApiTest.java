package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.accounts.TokenCommand;
import org.sandan.kernel.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ordering by a program: once, whatever is repeated, and every refusal says what to do. */
class NeedApiTest extends SandanTest {
    private static final String LAMP = """
            {"village":"150622001003","grid":4,"category":"SMALL_WORKS","words":"路灯不亮，请修一下",
             "name":"陈女士","phone":"138 0000 6021","groups":["elders"]}
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void an_order_by_a_program_is_made_once_however_often_it_is_sent() {
        String key = World.key();
        HttpResponse<String> first = order(LAMP, key, "zh");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        HttpResponse<String> again = order(LAMP, key, "zh");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode made = JSON.readTree(first.body());
        assertThat(made.get("code").asString()).hasSize(10);
        assertThat(made.get("number").asString()).startsWith("150622001003-2026-");
    }

    @Test
    void twenty_requests_with_one_key_at_once_make_one_order() throws InterruptedException, ExecutionException {
        String key = World.key();
        List<Future<HttpResponse<String>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> order(LAMP, key, "zh")));
            }
        }
        String body = all.getFirst().get().body();
        for (Future<HttpResponse<String>> one : all) {
            assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(201);
            assertThat(one.get().body()).isEqualTo(body);
        }
    }

    @Test
    void a_token_that_only_reads_reads_and_does_not_write() {
        String reads = token(false);
        HttpResponse<String> refused = order(LAMP, World.key(), "en", reads);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(type(refused)).isEqualTo("urn:sandan:problem:reads-only");
        assertThat(refused.body()).contains("This token only reads");
        Map<String, String> headers = Map.of("Authorization", "Bearer " + reads);
        assertThat(visitor().call("GET", "/api/v1/needs", "", headers).statusCode())
                .isEqualTo(200);
        assertThat(order(LAMP, World.key(), "zh", token(true)).statusCode()).isEqualTo(201);
    }

    private String token(boolean mayWrite) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = world.bean(TokenCommand.class)
                .run(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        "secretary-150622001003",
                        "t",
                        mayWrite,
                        5);
        assertThat(status).isZero();
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    private HttpResponse<String> order(String body, String key, String language, String token) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key, "Accept-Language", language);
        return visitor().call("POST", "/api/v1/needs", body, headers);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        String key = World.key();
        order(LAMP, key, "zh");
        HttpResponse<String> other = order(LAMP.replace("路灯", "电梯"), key, "en");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(type(other)).isEqualTo("urn:sandan:problem:key-reused");
    }

    @Test
    void every_wrong_field_is_named_with_a_sentence_in_the_language_asked_for() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put(LAMP.replace("150622001003", "150622999999"), "village");
        wrong.put(LAMP.replace("150622001003", "150621106205"), "village");
        wrong.put(LAMP.replace("\"grid\":4", "\"grid\":77"), "grid");
        wrong.put(LAMP.replace("SMALL_WORKS", "NO_SUCH"), "category");
        wrong.put(LAMP.replace("路灯不亮，请修一下", ""), "words");
        wrong.put(LAMP.replace("路灯不亮，请修一下", "灯".repeat(501)), "words");
        wrong.put(LAMP.replace("路灯不亮，请修一下", "路灯\\u0007不亮了"), "words");
        wrong.put(LAMP.replace("138 0000 6021", "12345"), "phone");
        wrong.put(LAMP.replace("elders", "everybody"), "groups");
        wrong.forEach((body, field) -> {
            for (String language : List.of("zh", "en")) {
                HttpResponse<String> refused = order(body, World.key(), language);
                assertThat(refused.statusCode()).as(field).isEqualTo(422);
                JsonNode error = JSON.readTree(refused.body()).get("errors").get(0);
                assertThat(error.get("field").asString()).isEqualTo(field);
                boolean chinese = error.get("detail").asString().codePoints().anyMatch(c -> c > 0x4e00);
                assertThat(chinese).isEqualTo(language.equals("zh"));
            }
        });
    }

    @Test
    void markup_is_kept_as_text_and_shown_as_text() {
        HttpResponse<String> made = order(LAMP.replace("路灯不亮，请修一下", "<script>alert(1)</script> 路灯"), World.key(), "zh");
        assertThat(made.statusCode()).isEqualTo(201);
        String id = JSON.readTree(made.body()).get("id").asString();
        String page = visitor(world.person(World.ZHANBEI, Role.SECRETARY))
                .get("/needs/" + id)
                .body();
        assertThat(page).contains("&lt;script>").doesNotContain("<script>alert");
    }

    @Test
    void a_step_names_the_version_that_it_saw() {
        String id =
                JSON.readTree(order(LAMP, World.key(), "zh").body()).get("id").asString();
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        String path = "/api/v1/needs/" + id + "/acceptance";
        String body = "{\"title\":\"小区路灯不亮\"}";
        HttpResponse<String> taken = secretary.call("POST", path, body, headers(secretary, World.key(), "\"1\""));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.headers().firstValue("ETag")).contains("\"2\"");
        HttpResponse<String> stale = secretary.call("POST", path, body, headers(secretary, World.key(), "\"1\""));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(type(stale)).isEqualTo("urn:sandan:problem:stale");
        HttpResponse<String> read =
                secretary.call("GET", "/api/v1/needs/" + id, "", headers(secretary, World.key(), "\"1\""));
        assertThat(JSON.readTree(read.body()).get("state").asString()).isEqualTo("accepted");
    }

    @Test
    void a_program_without_a_token_is_told_to_log_in() {
        HttpResponse<String> refused =
                visitor().call("POST", "/api/v1/needs", LAMP, Map.of("Idempotency-Key", World.key()));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void guessed_codes_are_throttled_and_tell_nothing_of_the_number() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "查询码猜不出来");
        Visitor guesser = Visitor.from("127.0.0.9", "http://127.0.0.1:" + port);
        guesser.get("/orders");
        String real = words(guesser.post("/orders", Map.of("number", order.number(), "code", "AAAAA CCCCC")));
        String none =
                words(guesser.post("/orders", Map.of("number", "150622001003-2026-99999", "code", "AAAAA CCCCC")));
        assertThat(real.replace(order.number(), "")).isEqualTo(none.replace("150622001003-2026-99999", ""));
        int last = 0;
        for (int i = 0; i < 12; i++) {
            last = guesser.post("/orders", Map.of("number", order.number(), "code", "AAAAA CCCCC"))
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    private static String words(HttpResponse<String> answer) {
        String main = answer.body().substring(answer.body().indexOf("<main"));
        return main.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static String type(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).get("type").asString();
    }

    private HttpResponse<String> order(String body, String key, String language) {
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        Map<String, String> headers = headers(secretary, key, "");
        headers.put("Accept-Language", language);
        return secretary.call("POST", "/api/v1/needs", body, headers);
    }

    private static Map<String, String> headers(Visitor visitor, String key, String match) {
        Map<String, String> headers = new HashMap<>();
        StringBuilder cookies = new StringBuilder("a=b");
        visitor.cookies()
                .forEach((name, value) ->
                        cookies.append("; ").append(name).append('=').append(value));
        headers.put("Cookie", cookies.toString());
        headers.put("Idempotency-Key", key);
        if (!match.isEmpty()) {
            headers.put("If-Match", match);
        }
        return headers;
    }
}
