package org.sandan.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The conditions of which row policies are made, under the names by which migrations call them. They compare settings
 * and contain no sub-select, so that PostgreSQL can use an index and Citus accepts them; a setting that is not set makes
 * every one of them unknown, so nothing is shown.
 */
public final class PolicyWords {
    private PolicyWords() {}

    /** Placeholders for the migrations; {@code app} is the role that the application connects as. */
    public static Map<String, String> placeholders(String applicationRole) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("app", applicationRole);
        words.put("county", "county_id = " + setting("county", "int"));
        words.put("within", "place between " + setting("div_from", "bigint") + " and " + setting("div_to", "bigint"));
        words.put("person", setting("person", "uuid"));
        words.put("subject", setting("subject", "uuid"));
        words.put("organisation", setting("organisation", "uuid"));
        words.put("own_posts", "any (string_to_array(nullif(current_setting('sandan.posts', true), ''), ',')::uuid[])");
        words.put("browser", "decode(nullif(current_setting('sandan.browser', true), ''), 'hex')");
        words.put("known", "coalesce(current_setting('sandan.kind', true), '') <> ''");
        words.put("staff", "current_setting('sandan.kind', true) in ('post', 'supervise')");
        words.put("posted", kind("post"));
        words.put("managing", "current_setting('sandan.kind', true) in ('post', 'admin')");
        words.put("administering", kind("admin"));
        words.put("auditor", "(" + kind("admin") + " and current_setting('sandan.purpose', true) = 'audit')");
        words.put(
                "ordering",
                "(current_setting('sandan.kind', true) in ('public', 'resident')"
                        + " and current_setting('sandan.purpose', true) = 'order')");
        for (ScopeKind kind : ScopeKind.values()) {
            words.putIfAbsent(kind.word(), kind(kind.word()));
        }
        return words;
    }

    private static String kind(String word) {
        return "current_setting('sandan.kind', true) = '" + word + "'";
    }

    private static String setting(String name, String type) {
        return "nullif(current_setting('sandan." + name + "', true), '')::" + type;
    }
}
