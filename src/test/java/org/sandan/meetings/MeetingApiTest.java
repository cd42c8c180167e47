package org.sandan.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.World;
import org.sandan.accounts.TokenCommand;
import org.sandan.kernel.DivisionCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Joint meetings for programs: the same rules as on the pages. */
class MeetingApiTest extends MeetingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOGIN = "secretary-150622001003";

    private String token(String login) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = world.bean(TokenCommand.class)
                .run(new PrintStream(out, true, StandardCharsets.UTF_8), login, "t", true, 5);
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private HttpResponse<String> call(String token, String method, String path, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer " + token));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return visitor().call(method, "/api/v1" + path, body, all);
    }

    private HttpResponse<String> once(String token, String path, String body) {
        return call(token, "POST", path, body, "Idempotency-Key", World.key());
    }

    private static String id(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).get("id").asString();
    }

    private String asked(UUID committee) {
        return """
                {"committee":"%s","title":"2026年第四季度联席会议","day":"%s","time":"14:30","room":"二楼"}
                """.formatted(committee, workingDay(3)).strip();
    }

    @Test
    void a_program_plans_a_meeting_once_sends_its_agenda_and_enters_claims_and_resolutions() {
        World.Person power = world.unit();
        UUID committee = committee();
        join(committee, secretary(), power);
        UUID lamps = dispatched(World.ZHANBEI, "程序上会的灯");
        String secretary = token(LOGIN);
        String key = World.key();
        HttpResponse<String> made = call(secretary, "POST", "/meetings", asked(committee), "Idempotency-Key", key);
        HttpResponse<String> again = call(secretary, "POST", "/meetings", asked(committee), "Idempotency-Key", key);
        UUID meeting = UUID.fromString(id(made));
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(call(secretary, "GET", "/meetings", "").body()).contains(meeting.toString(), committee.toString());

        String agenda = "{\"items\":[{\"project\":\"" + lamps + "\"},{\"words\":\"12 月主题党日\"}],\"send\":true}";
        HttpResponse<String> stale = call(
                secretary,
                "POST",
                "/meetings/" + meeting + "/agenda",
                agenda,
                "Idempotency-Key",
                key,
                "If-Match",
                "\"7\"");
        assertThat(stale.statusCode()).isEqualTo(409);
        HttpResponse<String> sent = call(
                secretary,
                "POST",
                "/meetings/" + meeting + "/agenda",
                agenda,
                "Idempotency-Key",
                key,
                "If-Match",
                "\"1\"");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        assertThat(sent.headers().firstValue("ETag")).contains("\"2\"");

        go(meeting);
        attend(secretary(), meeting, power);
        world.bean(HoldMeeting.class).begin(secretary(), meeting, 2).orThrow();
        String item = items(meeting).getFirst().id().toString();
        String claim = id(once(
                secretary,
                "/meetings/" + meeting + "/items/" + item + "/claims",
                "{\"organisation\":\"" + power.post().organisation()
                        + "\",\"lead\":true,\"parts\":[1],\"words\":\"电话里说的\"}"));
        id(once(secretary, "/meetings/" + meeting + "/resolutions", "{\"words\":\"年内修好\",\"by\":\"供电公司\"}"));

        HttpResponse<String> seen = call(secretary, "GET", "/meetings/" + meeting, "");
        JsonNode one = JSON.readTree(seen.body());
        assertThat(one.get("meeting").get("state").asString()).isEqualTo("in_session");
        assertThat(one.get("came").asInt()).isEqualTo(1);
        assertThat(one.get("items").size()).isEqualTo(2);
        JsonNode first = one.get("items").get(0);
        assertThat(first.get("project").asString()).isEqualTo(lamps.toString());
        assertThat(first.get("parts").size()).isEqualTo(2);
        JsonNode entered = first.get("claims").get(0);
        assertThat(entered.get("id").asString()).isEqualTo(claim);
        assertThat(entered.get("entered").asBoolean()).isTrue();
        assertThat(entered.get("words").asString()).isEqualTo("电话里说的");
        assertThat(one.get("resolutions").get(0).get("words").asString()).isEqualTo("年内修好");
    }

    @Test
    void a_refusal_is_a_problem_that_says_what_to_do_and_nothing_stays() {
        UUID committee = committee();
        String secretary = token(LOGIN);
        String typed = asked(committee);
        HttpResponse<String> keyless = call(secretary, "POST", "/meetings", typed);
        assertThat(keyless.statusCode()).isEqualTo(422);
        assertThat(keyless.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        HttpResponse<String> noDay = once(secretary, "/meetings", typed.replaceAll("20\\d\\d-\\d\\d-\\d\\d", "明天"));
        assertThat(noDay.statusCode()).isEqualTo(422);
        assertThat(noDay.body()).contains("meeting-day", "urn:sandan:problem:not-a-date");
        assertThat(once(secretary, "/meetings", "{}").body()).contains("meeting-committee");

        UUID meeting = planned(committee, secretary(), 3);
        HttpResponse<String> unseen = once(secretary, "/meetings/" + meeting + "/agenda", "{}");
        assertThat(unseen.body()).contains("If-Match");
        HttpResponse<String> early =
                once(secretary, "/meetings/" + meeting + "/resolutions", "{\"words\":\"早了\",\"by\":\"社区\"}");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(row(meeting).version()).isEqualTo(1);
    }

    @Test
    void a_key_with_another_body_is_refused() {
        UUID committee = committee();
        String secretary = token(LOGIN);
        String key = World.key();
        id(call(secretary, "POST", "/meetings", asked(committee), "Idempotency-Key", key));
        HttpResponse<String> other =
                call(secretary, "POST", "/meetings", asked(committee).replace("二楼", "三楼"), "Idempotency-Key", key);
        assertThat(other.body()).contains("urn:sandan:problem:key-reused");
    }

    @Test
    void who_is_no_member_and_who_calls_another_committee_s_meetings_find_nothing() {
        UUID meeting = planned(committee(), secretary(), 3);
        DivisionCode elsewhere = World.NANYUAN;
        String stranger = token("secretary-" + elsewhere.value());
        assertThat(call(stranger, "GET", "/meetings/" + meeting, "").statusCode())
                .isEqualTo(404);
        assertThat(call(stranger, "GET", "/meetings", "").body()).doesNotContain(meeting.toString());
        assertThat(once(stranger, "/meetings/" + meeting + "/resolutions", "{\"words\":\"x\",\"by\":\"y\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call(token("community-staff-150622001003"), "GET", "/meetings", "")
                        .statusCode())
                .isEqualTo(404);
    }
}
