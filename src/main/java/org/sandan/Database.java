package org.sandan;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.DatabaseAccess;
import org.sandan.platform.EmbeddedPostgres;
import org.sandan.platform.Keys;

/** The database of a run: the one given by SANDAN_DB_URL, else an embedded one that lives as long as the process. */
record Database(DatabaseAccess access, @Nullable EmbeddedPostgres embedded) implements AutoCloseable {
    private static final String NAME = "sandan";

    /** Starts or reaches it. Call from the main thread: the embedded one ends with the thread that started it. */
    static Database open(Options options, Keys keys) {
        Optional<String> given =
                Optional.ofNullable(System.getenv("SANDAN_DB_URL")).filter(url -> !url.isBlank());
        if (given.isPresent() && !options.isDemo()) {
            return new Database(given(given.get(), keys), null);
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(options.data(), password(keys));
        try {
            return new Database(access(embedded.jdbcUrl("postgres"), embedded.jdbcUrl(NAME), keys), embedded);
        } catch (RuntimeException e) {
            embedded.stop();
            throw e;
        }
    }

    /** For a tool: the database of a running instance where one holds the data, else as {@link #open}. */
    static Database reach(Options options, Keys keys) {
        boolean given = System.getenv("SANDAN_DB_URL") != null;
        Optional<EmbeddedPostgres.Attached> running =
                given ? Optional.empty() : EmbeddedPostgres.attach(options.data());
        return running.map(found -> new Database(access(found.jdbcUrl("postgres"), found.jdbcUrl(NAME), keys), null))
                .orElseGet(() -> open(options, keys));
    }

    private static String password(Keys keys) {
        return keys.derivedPassword("embedded-superuser");
    }

    private static DatabaseAccess access(String serverUrl, String url, Keys keys) {
        DatabaseAccess.create(serverUrl, EmbeddedPostgres.SUPERUSER, password(keys), NAME);
        return DatabaseAccess.prepare(url, EmbeddedPostgres.SUPERUSER, password(keys), keys);
    }

    /** Reads {@code jdbc:postgresql://host:port/name?user=...&password=...}. */
    private static DatabaseAccess given(String url, Keys keys) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new Options.Misunderstood("SANDAN_DB_URL must begin with jdbc:postgresql://.");
        }
        URI address = URI.create(url.substring("jdbc:".length()));
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        String rest = Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith("user=") && !part.startsWith("password="))
                .collect(Collectors.joining("&"));
        String bare = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        return DatabaseAccess.prepare(
                rest.isEmpty() ? bare : bare + "?" + rest,
                parameter(query, "user"),
                parameter(query, "password"),
                keys);
    }

    private static String parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new Options.Misunderstood(
                        "SANDAN_DB_URL lacks " + name + "=: give jdbc:postgresql://host/name?user=...&password=..."));
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.stop();
        }
    }
}
