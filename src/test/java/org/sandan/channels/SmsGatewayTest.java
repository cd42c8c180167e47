package org.sandan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.channels.Gateway.Heard;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.DueJob;
import org.sandan.needs.Contact;
import org.sandan.needs.PlaceOrder;

/** Asking for the verdict by SMS, against a real gateway on this machine: nothing is sent twice, nothing is lost. */
class SmsGatewayTest extends ChannelTest {
    private static final Pattern LINK = Pattern.compile(Pattern.quote(SITE) + "(/v/[A-Z0-9]{12})");

    private static String link(Heard heard) {
        Matcher found = LINK.matcher(heard.body());
        assertThat(found.find()).as(heard.body()).isTrue();
        return found.group(1);
    }

    @Test
    void who_chose_sms_is_asked_with_number_and_link_and_nothing_else() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            assertThat(statuses(order.asker())).containsExactly("queued");
            assertThat(isToTelephone(order.asker())).isFalse();
            send();

            assertThat(gateway.heard()).hasSize(1);
            Heard heard = gateway.heard().getFirst();
            assertThat(heard.body())
                    .contains("\"mobile\":\"13800006021\"", order.number().substring(13), SITE + "/v/")
                    .doesNotContain(
                            "陈",
                            "路灯",
                            "照明",
                            "灯泡",
                            "门卫室",
                            order.number(),
                            order.asker().toString());
            assertThat(heard.headers().get("X-key")).containsExactly("geheim");
            assertThat(statuses(order.asker())).containsExactly("sent");
            assertThat(isToTelephone(order.asker())).isFalse();
            send();
            deliver();
            send();
            assertThat(gateway.heard()).hasSize(1);
        }
    }

    @Test
    void the_link_takes_one_verdict_and_shows_nothing_personal() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            String path = link(gateway.heard().getFirst());
            Visitor asker = visitor();
            HttpResponse<String> page = asker.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("门前照明", "换了灯泡", order.number(), "解决了吗")
                    .doesNotContain("陈女士", "13800006021", "6021", "门前的路灯坏了", "门卫室");

            assertThat(asker.post(path, Map.of()).statusCode()).isEqualTo(422);
            HttpResponse<String> said = asker.post(path, Map.of("answer", "solved"));
            assertThat(said.statusCode()).isEqualTo(303);
            assertThat(row(order.need()).state()).isEqualTo("solved");
            assertThat(asker.follow(said).body()).contains("已记下", "已解决").doesNotContain("name=\"answer\"");
            assertThat(asker.get(path).statusCode())
                    .as("nothing is left to say")
                    .isIn(200, 404);
            asker.post(path, Map.of("answer", "not_solved"));
            assertThat(row(order.need()).state())
                    .as("a second thought goes by number and code")
                    .isEqualTo("solved");
        }
    }

    @Test
    void a_link_of_an_earlier_round_and_one_that_was_never_made_get_the_same_answer() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            String path = link(gateway.heard().getFirst());
            Visitor asker = Visitor.from("127.0.0.61", "http://127.0.0.1:" + port);
            asker.get(path);
            assertThat(asker.follow(asker.post(path, Map.of("answer", "not_solved")))
                            .body())
                    .contains("这一件重新办理");
            assertThat(row(order.need()).state()).isEqualTo("redo");

            HttpResponse<String> old = asker.get(path);
            HttpResponse<String> never = asker.get("/v/AAAACCCCDDDD");
            HttpResponse<String> shape = asker.get("/v/x");
            assertThat(old.statusCode()).isEqualTo(404);
            assertThat(never.statusCode()).isEqualTo(404);
            assertThat(main(old)).isEqualTo(main(never)).isEqualTo(main(shape));

            finish(order);
            deliver();
            send();
            assertThat(gateway.heard()).hasSize(2);
            String next = link(gateway.heard().getLast());
            assertThat(next).isNotEqualTo(path);
            assertThat(asker.get(next).body()).contains("解决了吗");
            assertThat(asker.get(path).statusCode()).isEqualTo(404);
        }
    }

    private static String main(HttpResponse<String> answer) {
        return answer.body().substring(answer.body().indexOf("<main")).replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void guessing_links_is_throttled() {
        Visitor guesser = Visitor.from("127.0.0.62", "http://127.0.0.1:" + port);
        Set<Integer> answers = new HashSet<>();
        for (int i = 0; i < 32; i++) {
            answers.add(
                    guesser.get("/v/AAAACCCCDD" + (char) ('D' + i % 3) + "A").statusCode());
        }
        assertThat(answers).containsExactlyInAnyOrder(404, 429);
    }

    @Test
    void a_gateway_that_is_silent_is_not_asked_again_and_the_asker_is_telephoned() {
        try (Gateway gateway = new Gateway().silent()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            assertThat(statuses(order.asker())).containsExactly("unknown");
            assertThat(isToTelephone(order.asker())).isTrue();
            clock.pass(Duration.ofHours(3));
            send();
            assertThat(gateway.heard()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 {\"code\": 0}", "502 ", "200 <html>sorry</html>", "200 {\"code\": 7}", "302 "})
    void a_gateway_that_answers_wrongly_is_not_asked_again(String answer) {
        try (Gateway gateway = new Gateway().answering(Integer.parseInt(answer.substring(0, 3)), answer.substring(4))) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            clock.pass(Duration.ofHours(3));
            send();
            assertThat(gateway.heard()).hasSize(1);
            assertThat(statuses(order.asker())).containsExactly("unknown");
            assertThat(isToTelephone(order.asker())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_gateway_that_hangs_up_without_an_answer_hears_it_once(String method) {
        try (Gateway gateway = new Gateway().hangingUp()) {
            String url = method.equals("GET") ? gateway.url() + "?to={phone}&text={text}&id={id}" : gateway.url();
            gateway(url, method, Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            assertThat(gateway.heard()).hasSize(1);
            assertThat(statuses(order.asker())).containsExactly("unknown");
        }
    }

    @Test
    void what_was_surely_not_taken_is_tried_again_later_and_later_and_not_for_ever() {
        try (Gateway gateway = new Gateway().answering(200, "{\"code\": 99}")) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            Duration[] waits = {Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(25)};
            send();
            for (int tries = 1; tries <= waits.length; tries++) {
                assertThat(gateway.heard()).hasSize(tries);
                assertThat(statuses(order.asker())).containsExactly("queued");
                assertThat(isToTelephone(order.asker())).isFalse();
                clock.pass(waits[tries - 1].minusSeconds(1));
                send();
                assertThat(gateway.heard()).as("not before its time").hasSize(tries);
                clock.pass(Duration.ofSeconds(1));
                send();
            }
            assertThat(gateway.heard()).hasSize(4);
            assertThat(statuses(order.asker())).containsExactly("given_up");
            assertThat(isToTelephone(order.asker())).isTrue();
            clock.pass(Duration.ofHours(2));
            send();
            assertThat(gateway.heard()).hasSize(4);
            Set<String> ids = new HashSet<>();
            gateway.heard().forEach(one -> ids.addAll(one.headers().get("X-id")));
            assertThat(ids).as("each try has the same id").hasSize(1);
        }
    }

    @Test
    void a_refusal_that_passes_loses_nothing() {
        try (Gateway gateway = new Gateway().answering(429, "slow down")) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            gateway.answering(200, "{\"code\": 0}");
            clock.pass(Duration.ofMinutes(1));
            send();
            assertThat(statuses(order.asker())).containsExactly("sent");
            assertThat(gateway.heard()).hasSize(2);
        }
    }

    @Test
    void while_the_gateway_is_down_most_messages_wait_and_go_out_later() {
        try (Gateway gateway = new Gateway()) {
            gateway("http://127.0.0.1:1/send", "POST", Map.of());
            Set<UUID> askers = new HashSet<>();
            for (int i = 0; i < 6; i++) {
                askers.add(asked(BY_SMS).asker());
            }
            send();
            askers.forEach(asker -> assertThat(statuses(asker)).containsExactly("queued"));
            gateway(gateway.url(), "POST", Map.of());
            clock.pass(Duration.ofMinutes(6));
            send();
            askers.forEach(asker -> assertThat(statuses(asker)).containsExactly("sent"));
            assertThat(gateway.heard()).hasSize(6);
        }
    }

    @Test
    void whoever_died_between_sending_and_recording_is_not_repeated() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            system(() -> jdbc().sql("""
                            update outgoing set status = 'sending', claimed_at = :now, tries = 1
                            where county_id = :county and asker_id = :asker
                            """)
                    .param("now", org.sandan.platform.Timestamps.of(clock.instant()))
                    .param("county", COUNTY)
                    .param("asker", order.asker())
                    .update());
            send();
            assertThat(statuses(order.asker())).as("it may still be at work").containsExactly("sending");
            clock.pass(Duration.ofMinutes(11));
            send();
            assertThat(gateway.heard()).isEmpty();
            assertThat(statuses(order.asker())).containsExactly("unknown");
            assertThat(isToTelephone(order.asker())).isTrue();
        }
    }

    @Test
    void a_second_job_beside_the_first_sends_nothing_twice() {
        try (Gateway gateway = new Gateway()) {
            gateway.onEach(heard -> {
                if (gateway.heard().size() == 1) {
                    send();
                }
            });
            gateway(gateway.url(), "POST", Map.of("seconds", "20"));
            PlaceOrder.Receipt one = asked(BY_SMS);
            PlaceOrder.Receipt other = asked(BY_SMS);
            send();
            assertThat(gateway.heard()).hasSize(2);
            assertThat(statuses(one.asker())).containsExactly("sent");
            assertThat(statuses(other.asker())).containsExactly("sent");
        }
    }

    @Test
    void who_has_answered_meanwhile_gets_no_message() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            Visitor clerk = visitor(world.person(World.ZHANBEI, Role.COMMUNITY_STAFF));
            clerk.get("/calls");
            clerk.post("/calls/" + order.asker(), Map.of("answer", "solved"));
            // Whoever is asked by SMS is not on the list, so nothing was entered: the asker answers by the code.
            visitorWithLinkOf(order);
            send();
            assertThat(gateway.heard()).isEmpty();
            assertThat(statuses(order.asker())).containsExactly("dropped");
        }
    }

    private void visitorWithLinkOf(PlaceOrder.Receipt order) {
        Visitor asker = visitor();
        asker.get("/orders");
        asker.follow(asker.post("/orders", Map.of("number", order.number(), "code", order.code())));
        asker.post("/orders/" + order.asker() + "/answer", Map.of("answer", "solved"));
        assertThat(row(order.need()).state()).isEqualTo("solved");
    }

    @Test
    void asked_once_more_they_get_a_second_message_and_may_be_telephoned_too() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            send();
            clock.set(due(order).plusSeconds(1));
            world.bean(DueJob.class).run(COUNTY);
            deliver();
            send();
            List<Heard> heard = gateway.heard().stream()
                    .filter(one -> one.body().contains(shortOf(order) + " "))
                    .toList();
            assertThat(heard).hasSize(2);
            assertThat(heard.getLast().body()).contains("再问一次");
            assertThat(link(heard.getLast())).isEqualTo(link(heard.getFirst()));
            assertThat(statuses(order.asker())).containsExactly("sent", "sent");
            assertThat(isToTelephone(order.asker())).isTrue();
        }
    }

    private static String shortOf(PlaceOrder.Receipt order) {
        return order.number().substring(13);
    }

    @Test
    void at_night_nobody_is_disturbed_and_in_the_morning_it_goes_out() {
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt order = asked(BY_SMS);
            clock.pass(Duration.ofHours(11));
            send();
            assertThat(gateway.heard()).isEmpty();
            assertThat(statuses(order.asker())).containsExactly("queued");
            clock.pass(Duration.ofHours(11));
            send();
            assertThat(gateway.heard()).hasSize(1);
        }
    }

    @Test
    void without_a_gateway_or_without_the_wish_they_are_telephoned() {
        PlaceOrder.Receipt none = asked(BY_SMS);
        assertThat(statuses(none.asker())).isEmpty();
        assertThat(isToTelephone(none.asker())).isTrue();
        try (Gateway gateway = new Gateway()) {
            gateway(gateway.url(), "POST", Map.of());
            PlaceOrder.Receipt unwilling = asked(new Contact(false, "陈女士", "13800006021"));
            send();
            assertThat(gateway.heard()).isEmpty();
            assertThat(isToTelephone(unwilling.asker())).isTrue();
        }
    }

    @Test
    void a_gateway_that_is_switched_off_leaves_nobody_waiting() {
        gateway("http://127.0.0.1:1/send", "POST", Map.of());
        PlaceOrder.Receipt order = asked(BY_SMS);
        system(() -> jdbc().sql("update channel_setting set active = false where county_id = :county")
                .param("county", COUNTY)
                .update());
        send();
        assertThat(statuses(order.asker())).containsExactly("given_up");
        assertThat(isToTelephone(order.asker())).isTrue();
    }

    @Test
    void what_stands_in_a_message_stays_one_value_in_the_request() {
        try (Gateway gateway = new Gateway()) {
            SmsSettings json = settings(
                    gateway.url(), "POST", "Content-Type: application/json", "{\"t\":\"{text}\",\"p\":\"{phone}\"}");
            SmsSettings form = settings(
                    gateway.url(), "POST", "Content-Type: application/x-www-form-urlencoded", "t={text}&p={phone}");
            SmsSettings get = settings(gateway.url() + "?t={text}&p={phone}", "GET", "", "");
            String text = "灯\"亮\"了 & {phone}\n100%";
            for (SmsSettings one : new SmsSettings[] {json, form, get}) {
                assertThat(world.bean(SmsGateway.class)
                                .send(one, "13800006021", text, "1")
                                .how())
                        .isEqualTo(Sent.How.TAKEN);
            }
            assertThat(gateway.heard().get(0).body())
                    .isEqualTo("{\"t\":\"灯\\\"亮\\\"了 & {phone}\\u000a100%\",\"p\":\"13800006021\"}");
            assertThat(gateway.heard().get(1).body())
                    .startsWith("t=%E7%81%AF%22")
                    .contains("%26+%7Bphone%7D%0A100%25&p=138");
            assertThat(gateway.heard().get(2).path()).contains("%26+%7Bphone%7D%0A100%25&p=138");
        }
    }

    private static SmsSettings settings(String url, String method, String headers, String body) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("url", url);
        typed.put("method", method);
        typed.put("headers", headers);
        typed.put("body", body);
        typed.put("success", "code");
        typed.put("seconds", "5");
        typed.put("site", SITE);
        SmsSettings made = SmsSettings.of(typed, "");
        assertThat(made.faults()).isEmpty();
        return made;
    }

    @Test
    void the_administrator_sets_it_up_tries_it_and_never_reads_the_secret_again() {
        try (Gateway gateway = new Gateway().answering(200, "{\"code\": 0, \"to\": \"13900001111\"}")) {
            Visitor admin = visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
            assertThat(admin.get("/channels").body()).contains("短信网关", "邮件服务器");
            Map<String, String> form = new LinkedHashMap<>();
            form.put("url", "ftp://x");
            form.put("method", "POST");
            form.put("headers", "no header\nHost: elsewhere");
            form.put("body", "{\"mobile\":\"{phone}\"}");
            form.put("success", "((");
            form.put("seconds", "900");
            form.put("site", "nowhere");
            form.put("secret", "s3cr3t-of-the-gateway");
            form.put("active", "on");
            HttpResponse<String> refused = admin.post("/channels/sms", form);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("不是完整的地址", "每行一个", "两个位置", "正则表达式不完整", "1 到 60 秒", "ftp://x")
                    .doesNotContain("s3cr3t-of-the-gateway");

            form.put("url", gateway.url());
            form.put("headers", "Content-Type: application/json");
            form.put("body", "{\"mobile\":\"{phone}\",\"text\":\"{text}\",\"k\":\"{secret}\"}");
            form.put("success", "\"code\": 0");
            form.put("seconds", "5");
            form.put("site", SITE + "/");
            HttpResponse<String> kept = admin.post("/channels/sms", form);
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
            String page = admin.follow(kept).body();
            assertThat(page).contains("已启用", gateway.url()).doesNotContain("s3cr3t-of-the-gateway");

            assertThat(admin.post("/channels/sms/trial", Map.of("trial", "12")).body())
                    .contains("11 位手机号");
            HttpResponse<String> tried = admin.post("/channels/sms/trial", Map.of("trial", "139 0000 1111"));
            assertThat(admin.follow(tried).body()).contains("对方收下了测试消息").doesNotContain("\"13900001111\"");
            assertThat(gateway.heard()).hasSize(1);
            assertThat(gateway.heard().getFirst().body()).contains("13900001111", "s3cr3t-of-the-gateway");

            form.put("secret", "");
            admin.post("/channels/sms", form);
            admin.post("/channels/sms/trial", Map.of("trial", "13900001111"));
            assertThat(gateway.heard().getLast().body()).contains("s3cr3t-of-the-gateway");
            byte[] sealed = system(
                    () -> jdbc().sql("select sealed from channel_setting where county_id = :county and channel = 'sms'")
                            .param("county", COUNTY)
                            .query((row, n) -> row.getBytes(1))
                            .single());
            assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    void whoever_orders_is_offered_sms_only_where_the_county_has_it() {
        int before = wanting();
        Visitor resident = visitor();
        order(resident);
        assertThat(resident.get("/order/contact").body()).doesNotContain("name=\"sms\"");
        gateway("http://127.0.0.1:1/send", "POST", Map.of());
        assertThat(resident.get("/order/contact").body()).contains("name=\"sms\"");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("key", World.key());
        form.put("contact", "named");
        form.put("phone", "0477-4212345");
        form.put("sms", "on");
        HttpResponse<String> landline = resident.post("/order/contact", form);
        assertThat(landline.statusCode()).isEqualTo(422);
        assertThat(landline.body()).contains("短信只能发到手机", "0477-4212345");
        form.put("phone", "13800006021");
        assertThat(resident.post("/order/contact", form).statusCode()).isEqualTo(303);
        assertThat(wanting()).isEqualTo(before + 1);
    }

    private int wanting() {
        return system(() -> jdbc().sql("select count(*) from asker where county_id = :county and sms")
                .param("county", COUNTY)
                .query(Integer.class)
                .single());
    }

    private void order(Visitor resident) {
        resident.get("/order?village=150622001003");
        Map<String, String> what = new LinkedHashMap<>();
        what.put("village", "150622001003");
        what.put("words", "楼道里的灯不亮了");
        what.put("category", world.category(COUNTY, "SMALL_WORKS").toString());
        resident.post("/order", what);
        resident.post("/order/where", Map.of("grid", World.GRID_4.toString()));
    }
}
