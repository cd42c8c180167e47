package org.sandan.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sandan.platform.EmbeddedPostgres.DatabaseUnavailable;

/**
 * One database with its two roles: the owner, who migrates, and the application's role, which owns nothing and sees only
 * what a scope shows.
 *
 * @param url without credentials
 */
public record DatabaseAccess(
        String url, String owner, String ownerPassword, String application, String applicationPassword) {
    private static final int OLDEST = 150_000;
    private static final String NAME = "[a-z][a-z0-9_]{0,40}";

    /** Makes the database of this name on a server where the owner may create databases, unless it is there. */
    public static void create(String serverUrl, String owner, String password, String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("Not a name for a database: " + name);
        }
        try (Connection server = DriverManager.getConnection(serverUrl, owner, password);
                Statement statement = server.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + name + " encoding 'UTF8' template template0");
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database " + name + " cannot be created: " + e.getMessage());
        }
    }

    /**
     * Prepares the application's role in an existing database and checks what the product needs of it.
     *
     * @throws DatabaseUnavailable in one sentence, where it is too old or the owner lacks a right
     */
    public static DatabaseAccess prepare(String url, String owner, String ownerPassword, Keys keys) {
        try (Connection database = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = database.createStatement()) {
            int version = number(statement, "show server_version_num");
            if (version < OLDEST) {
                throw new DatabaseUnavailable("PostgreSQL " + version / 10_000
                        + " is too old for Sandan: give it PostgreSQL 15 or later in SANDAN_DB_URL.");
            }
            String name = text(statement, "select current_database()");
            String role = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_]", "_") + "_app";
            String password = keys.derivedPassword("database-role " + role);
            makeRole(statement, role, password, owner);
            return new DatabaseAccess(url, owner, ownerPassword, role, password);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database cannot be reached: " + e.getMessage());
        }
    }

    private static void makeRole(Statement statement, String role, String password, String owner) throws SQLException {
        try {
            boolean there = number(statement, "select count(*) from pg_roles where rolname = '" + role + "'") == 1;
            String verb = there ? "alter" : "create";
            statement.execute(verb + " role " + role
                    + " login nosuperuser nobypassrls nocreaterole nocreatedb password '" + password + "'");
            statement.execute("grant usage on schema public to " + role);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database's owner " + owner + " may not make the role " + role
                    + " that the application uses: grant it CREATEROLE, or make the role beforehand. (" + e.getMessage()
                    + ")");
        }
    }

    /** What the framework must know to use this database. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        String more = url.contains("?") ? "&" : "?";
        properties.put("spring.datasource.url", url + more + "options=-c%20jit=off&reWriteBatchedInserts=true");
        properties.put("spring.datasource.username", application);
        properties.put("spring.datasource.password", applicationPassword);
        properties.put("spring.flyway.url", url);
        properties.put("spring.flyway.user", owner);
        properties.put("spring.flyway.password", ownerPassword);
        PolicyWords.placeholders(application)
                .forEach((word, sql) -> properties.put("spring.flyway.placeholders." + word, sql));
        return properties;
    }

    /** A connection of the application's role, for command line tools. */
    public Connection connect() throws SQLException {
        Properties credentials = new Properties();
        credentials.setProperty("user", application);
        credentials.setProperty("password", applicationPassword);
        return DriverManager.getConnection(url, credentials);
    }

    private static int number(Statement statement, String sql) throws SQLException {
        return Integer.parseInt(text(statement, sql));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
