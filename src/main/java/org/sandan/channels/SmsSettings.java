package org.sandan.channels;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;

/**
 * An SMS gateway as the administrator describes it: a request with places for {@code {phone}}, {@code {text}}, {@code {id}}
 * and {@code {secret}}, and how its answer says that it was taken.
 *
 * @param url http or https; the places in it are URL-encoded
 * @param method GET or POST
 * @param headers lines "Name: value"
 * @param body of a POST; the places in it are written as its Content-Type wants: JSON, form, XML, else as they are
 * @param success a regular expression found in the answer of a message that was taken
 * @param refused one found in the answer of a message that was surely not taken; empty where the gateway has none
 * @param seconds how long to wait for an answer, 1 to 60
 * @param site the address of this installation, for the links in messages
 * @param secret a password or signature that nobody reads again
 */
record SmsSettings(
        String url,
        String method,
        String headers,
        String body,
        String success,
        String refused,
        int seconds,
        String site,
        String secret) {
    static final List<String> FIELDS =
            List.of("url", "method", "headers", "body", "success", "refused", "seconds", "site", "secret");
    private static final int MOST_SECONDS = 60;
    private static final int LONGEST = 4000;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}:[ \\t]*[^\\r\\n]{0,1000}");
    /** Headers that the client of HTTP sets itself. */
    private static final List<String> OWN = List.of("host", "connection", "content-length", "expect", "upgrade");

    /** What is typed; a secret that is left empty stays as it was. */
    static SmsSettings of(Map<String, String> typed, String secretBefore) {
        String secret = typed.getOrDefault("secret", "");
        String seconds = typed.getOrDefault("seconds", "").strip();
        return new SmsSettings(
                text(typed, "url"),
                typed.getOrDefault("method", "POST").equals("GET") ? "GET" : "POST",
                text(typed, "headers"),
                text(typed, "body"),
                text(typed, "success"),
                text(typed, "refused"),
                seconds.matches("\\d{1,3}") ? Integer.parseInt(seconds) : 0,
                text(typed, "site").replaceAll("/+$", ""),
                secret.isEmpty() ? secretBefore : secret);
    }

    private static String text(Map<String, String> typed, String field) {
        return Text.tidy(typed.getOrDefault(field, ""));
    }

    /** The fields as the page shows them; never the secret. */
    Map<String, String> shown() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("url", url);
        fields.put("method", method);
        fields.put("headers", headers);
        fields.put("body", body);
        fields.put("success", success);
        fields.put("refused", refused);
        fields.put("seconds", Integer.toString(seconds));
        fields.put("site", site);
        return fields;
    }

    List<AtField> faults() {
        List<AtField> faults = new ArrayList<>();
        shown().forEach((field, text) ->
                Text.fault(text, LONGEST).ifPresent(type -> faults.add(AtField.of(field, type, LONGEST))));
        if (!Sites.isAddress(filled(url, "13800000000", "", "", Writing.URL))) {
            faults.add(AtField.of("url", ChannelRefusal.NOT_AN_ADDRESS));
        }
        if (!Sites.isAddress(site)) {
            faults.add(AtField.of("site", ChannelRefusal.NOT_AN_ADDRESS));
        }
        if (headers.lines().anyMatch(line -> !HEADER.matcher(line).matches() || isOwn(line))) {
            faults.add(AtField.of("headers", ChannelRefusal.NOT_A_HEADER));
        }
        String all = url + body;
        if (!all.contains("{phone}") || !all.contains("{text}")) {
            faults.add(AtField.of(method.equals("GET") ? "url" : "body", ChannelRefusal.PLACEHOLDER_MISSING));
        }
        if (success.isEmpty()) {
            faults.add(AtField.of("success", Common.REQUIRED));
        }
        for (String field : List.of("success", "refused")) {
            if (!isPattern(field.equals("success") ? success : refused)) {
                faults.add(AtField.of(field, ChannelRefusal.NOT_A_PATTERN));
            }
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            faults.add(AtField.of("seconds", ChannelRefusal.SECONDS_OUT_OF_RANGE, MOST_SECONDS));
        }
        return faults;
    }

    private static boolean isOwn(String header) {
        return OWN.contains(header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT));
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** How what is put into a place is written, so that it stays one value there. */
    enum Writing {
        PLAIN,
        URL,
        JSON,
        XML;

        String of(String value) {
            return switch (this) {
                case PLAIN -> value;
                case URL -> URLEncoder.encode(value, StandardCharsets.UTF_8);
                case JSON -> json(value);
                case XML ->
                    value.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\"", "&quot;")
                            .replace("'", "&apos;");
            };
        }

        private static String json(String value) {
            StringBuilder out = new StringBuilder();
            value.chars().forEach(c -> {
                if (c == '"' || c == '\\') {
                    out.append('\\').append((char) c);
                } else if (c < ' ') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                } else {
                    out.append((char) c);
                }
            });
            return out.toString();
        }
    }

    URI address(String phone, String text, String id) {
        return URI.create(filled(url, phone, text, id, Writing.URL));
    }

    Map<String, String> headers(String id) {
        Map<String, String> all = new LinkedHashMap<>();
        headers.lines().forEach(line -> {
            int colon = line.indexOf(':');
            all.put(
                    line.substring(0, colon),
                    line.substring(colon + 1).strip().replace("{id}", id).replace("{secret}", secret));
        });
        return all;
    }

    String body(String phone, String text, String id) {
        String type = headers("").entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> header.getValue().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
        Writing writing = type.contains("json")
                ? Writing.JSON
                : type.contains("urlencoded") ? Writing.URL : type.contains("xml") ? Writing.XML : Writing.PLAIN;
        return filled(body, phone, text, id, writing);
    }

    /** In one pass, so that a text that holds a place itself is left as it is. */
    private String filled(String template, String phone, String text, String id, Writing writing) {
        return Pattern.compile("\\{(phone|text|id|secret)}")
                .matcher(template)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(writing.of(
                        switch (found.group(1)) {
                            case "phone" -> phone;
                            case "text" -> text;
                            case "id" -> id;
                            default -> secret;
                        })));
    }
}
