package org.sandan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sandan.kernel.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refusals for programs: problem+json (RFC 9457) with a stable {@code type} and a sentence in the language asked for. */
@Component
public class Problems {
    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    private final Messages messages;
    private final JsonMapper json;

    Problems(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    public ResponseEntity<Object> of(HttpServletRequest request, Refusal refusal) {
        Locale locale = Page.localeOf(request);
        Map<String, Object> body = body(
                locale,
                refusal.type().status(),
                refusal.type().key(),
                messages.text(
                        locale,
                        "refusal." + refusal.type().key(),
                        refusal.arguments().toArray()));
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Refusal.AtField at : refusal.fields()) {
            String sentence = messages.text(
                    locale, "refusal." + at.type().key(), at.arguments().toArray());
            fields.add(Map.of("field", at.field(), "type", type(at.type().key()), "detail", sentence));
        }
        if (!fields.isEmpty()) {
            body.put("errors", fields);
        }
        return ResponseEntity.status(refusal.type().status())
                .contentType(PROBLEM)
                .header("Content-Language", language(locale))
                .body(body);
    }

    void write(HttpServletRequest request, HttpServletResponse response, int status, String kind) throws IOException {
        Locale locale = Page.localeOf(request);
        byte[] body = json.writeValueAsString(
                        body(locale, status, kind, messages.text(locale, "error." + kind + ".title")))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(PROBLEM.toString());
        response.setHeader("Content-Language", language(locale));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> body(Locale locale, int status, String key, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type(key));
        body.put("title", detail);
        body.put("status", status);
        return body;
    }

    private static String type(String key) {
        return "urn:sandan:problem:" + key;
    }

    private static String language(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "zh-Hans";
    }
}
