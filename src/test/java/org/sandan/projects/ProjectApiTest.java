package org.sandan.projects;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Projects and claims for programs: the same rules as on the pages. */
class ProjectApiTest extends ProjectTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        return visitor().call(method, path, body, all);
    }

    @Test
    void a_program_designs_a_project_once_and_a_unit_claims_it() {
        String secretary = token("secretary-150622001003");
        String key = World.key();
        UUID need = accepted("程序点的灯").need();
        String body = "{\"needs\":[\"" + need + "\"]}";
        HttpResponse<String> made = call(secretary, "POST", "/api/v1/projects", body, "Idempotency-Key", key);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HttpResponse<String> again = call(secretary, "POST", "/api/v1/projects", body, "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(made.body());
        UUID project = UUID.fromString(JSON.readTree(made.body()).get("id").asString());
        dispatch(secretary(), project, plan()).orThrow();

        JsonNode seen = JSON.readTree(
                call(secretary, "GET", "/api/v1/projects/" + project, "").body());
        assertThat(seen.get("state").asString()).isEqualTo("dispatched");
        assertThat(seen.get("milestones").size()).isEqualTo(2);
        assertThat(call(secretary, "GET", "/api/v1/projects?state=dispatched", "")
                        .body())
                .contains(project.toString());

        UUID claim = offer(world.unit(), project);
        HttpResponse<String> stale = call(
                secretary,
                "POST",
                "/api/v1/claims/" + claim + "/acceptance",
                "{\"as\":\"lead\"}",
                "Idempotency-Key",
                World.key(),
                "If-Match",
                "\"7\"");
        assertThat(stale.statusCode()).isEqualTo(409);
        HttpResponse<String> taken = call(
                secretary,
                "POST",
                "/api/v1/claims/" + claim + "/acceptance",
                "{\"as\":\"lead\"}",
                "Idempotency-Key",
                World.key(),
                "If-Match",
                "\"1\"");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(row(project).state()).isEqualTo("claimed");
    }

    @Test
    void a_refusal_says_what_to_do_and_nothing_stays() {
        String secretary = token("secretary-150622001003");
        HttpResponse<String> none = call(secretary, "POST", "/api/v1/projects", "{}", "Idempotency-Key", World.key());
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        HttpResponse<String> keyless = call(secretary, "POST", "/api/v1/projects", "{\"title\":\"主题党日\"}");
        assertThat(keyless.statusCode()).isEqualTo(422);
    }
}
