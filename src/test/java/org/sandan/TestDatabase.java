package org.sandan;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sandan.platform.DatabaseAccess;
import org.sandan.platform.EmbeddedPostgres;
import org.sandan.platform.Keys;

/**
 * The server of the tests: the one given by SANDAN_TEST_DB_URL, else an embedded one of this run. Each caller gets a
 * fresh database of its own on it.
 */
public final class TestDatabase {
    private static final Path FOLDER =
            Path.of("target", "test-data", "run-" + ProcessHandle.current().pid());
    public static final Path KEY_FILE = FOLDER.resolveSibling(FOLDER.getFileName() + ".keys");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final Keys KEYS = Keys.open(KEY_FILE);
        static final String PASSWORD = KEYS.derivedPassword("embedded-superuser");
        static final EmbeddedPostgres EMBEDDED = EmbeddedPostgres.start(FOLDER.toAbsolutePath(), PASSWORD);
    }

    /** A new database, prepared for the application, empty until it is migrated. */
    public static DatabaseAccess fresh() {
        String given = System.getenv("SANDAN_TEST_DB_URL");
        String name = "sandan_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        if (given != null && !given.isBlank()) {
            String server = given.replaceAll("\\?.*", "");
            String user = parameter(given, "user");
            String password = parameter(given, "password");
            DatabaseAccess.create(server, user, password, name);
            return DatabaseAccess.prepare(
                    server.substring(0, server.lastIndexOf('/') + 1) + name, user, password, Server.KEYS);
        }
        DatabaseAccess.create(Server.EMBEDDED.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, Server.PASSWORD, name);
        return DatabaseAccess.prepare(
                Server.EMBEDDED.jdbcUrl(name), EmbeddedPostgres.SUPERUSER, Server.PASSWORD, Server.KEYS);
    }

    /** What the framework must know to run on a database of the tests. */
    public static Map<String, Object> properties(DatabaseAccess access) {
        Map<String, Object> properties = new java.util.LinkedHashMap<>(access.properties());
        properties.put("sandan.keys", KEY_FILE.toString());
        properties.put("db-scheduler.enabled", "false");
        properties.put("sandan.password-cost", "4");
        properties.put("sandan.login-pace", "20ms");
        return properties;
    }

    private static String parameter(String url, String name) {
        return java.util.Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
