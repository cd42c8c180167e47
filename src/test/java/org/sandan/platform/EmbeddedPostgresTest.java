package org.sandan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sandan.platform.EmbeddedPostgres.DatabaseUnavailable;
import org.sandan.platform.EmbeddedPostgres.Death;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedPostgresTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String PASSWORD = "correct horse 三单";

    /** A folder with an empty database, made once and copied, because making one takes seconds. */
    @TempDir
    static Path made;

    @TempDir
    Path temporary;

    private final List<Child> children = new ArrayList<>();

    @BeforeAll
    static void a_first_start_makes_the_folder() throws Exception {
        EmbeddedPostgres.start(made.resolve("data"), PASSWORD).stop();
    }

    @AfterEach
    void no_postgres_outlives_its_process() throws Exception {
        for (var child : children) {
            child.kill();
        }
        soon(() -> serversOf(data()).isEmpty());
    }

    @Test
    void what_was_stored_after_the_first_start_is_there_after_the_next_one() throws Exception {
        given_a_new_folder();
        try (var first = start()) {
            run(first, "CREATE TABLE note (word text)");
            run(first, "INSERT INTO note VALUES ('群众点单')");
        }
        assertThat(data().resolve("port")).doesNotExist();
        try (var second = start()) {
            assertThat(ask(second, "SELECT word FROM note")).isEqualTo("群众点单");
            assertThat(Files.readString(data().resolve("port"))).isEqualTo(Integer.toString(second.port()));
        }
    }

    @Test
    void the_server_keeps_what_it_acknowledged_and_speaks_utf8_in_utc() throws Exception {
        try (var postgres = start()) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(postgres, "SELECT reset_val FROM pg_settings WHERE name = 'log_timezone'"))
                    .isEqualTo("UTC");
            assertThat(ask(postgres, "SHOW server_version")).isEqualTo(PostgresBinaries.VERSION);
            assertThat(ask(postgres, "SELECT '需求' ~ '^\\w+$'")).isEqualTo("t");
            assertThat(ask(postgres, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_second_start_on_data_in_use_is_refused_in_one_sentence() throws Exception {
        try (var first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessage(
                            "The data folder %s is in use by this process: stop that first, or name another folder.",
                            data());
            var second = child("insert");
            assertThat(second.exitStatus()).isEqualTo(1);
            assertThat(second.lines())
                    .containsExactly(
                            "refused The data folder %s is in use by process %d: stop that first, or name another folder."
                                    .formatted(data(), ProcessHandle.current().pid()));
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void a_tool_finds_the_database_that_another_process_runs() throws Exception {
        assertThat(EmbeddedPostgres.attach(data())).isEmpty();
        var child = child("insert");
        child.acknowledges(1);
        var found = EmbeddedPostgres.attach(data()).orElseThrow();
        try (var connection =
                DriverManager.getConnection(found.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, PASSWORD)) {
            assertThat(connection.isValid(5)).isTrue();
        }
        child.kill();
        assertThat(EmbeddedPostgres.attach(data())).isEmpty();
    }

    @Test
    void a_tool_in_the_same_process_finds_the_database_and_does_not_lose_its_lock() throws Exception {
        try (var postgres = start()) {
            assertThat(EmbeddedPostgres.attach(data()).orElseThrow().port()).isEqualTo(postgres.port());
            assertThat(child("insert").exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void a_folder_with_other_files_is_refused_and_left_as_it_was() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("letter.txt"), "dear");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("not a Sandan data folder");
        try (var files = Files.list(data())) {
            assertThat(files).containsExactly(data().resolve("letter.txt"));
        }
    }

    @Test
    void a_folder_that_was_claimed_may_hold_files_of_its_own_before_the_first_start() throws Exception {
        Files.writeString(EmbeddedPostgres.claim(data()).resolve("secret"), PASSWORD);
        try (var postgres = start()) {
            assertThat(postgres.isAlive()).isTrue();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_in_one_sentence() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(Path.of("/proc/sandan"), PASSWORD))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage(
                        "The data folder /proc/sandan cannot be written by this user: change its owner, or name another folder.");
    }

    @Test
    void a_wrong_password_is_refused_and_nothing_is_left_running() throws Exception {
        start().stop();
        assertThatThrownBy(() -> EmbeddedPostgres.start(data(), "wrong"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("password given is not the one");
        assertThat(serversOf(data())).isEmpty();
        start().stop();
    }

    @Test
    void data_of_another_version_are_refused_in_one_sentence() throws Exception {
        start().stop();
        Files.writeString(data().resolve("db/PG_VERSION"), "16\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("written by PostgreSQL 16");
        Files.writeString(data().resolve("db/PG_VERSION"), "17\n");
        start().stop();
    }

    @Test
    void a_setting_that_could_lose_an_acknowledged_row_is_overruled_or_refused() throws Exception {
        try (var postgres = start()) {
            run(postgres, "ALTER SYSTEM SET fsync = off");
        }
        try (var postgres = start()) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            run(postgres, "CREATE DATABASE hasty");
            run(postgres, "ALTER DATABASE hasty SET synchronous_commit = off");
        }
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void a_stale_note_of_a_server_whose_number_now_belongs_to_another_program_does_not_hinder_a_start()
            throws Exception {
        start().stop();
        Files.writeString(
                data().resolve("db/postmaster.pid"),
                ProcessHandle.current().parent().orElseThrow().pid() + "\n" + data().resolve("db") + "\n");
        start().stop();
        Files.writeString(data().resolve("db/postmaster.pid"), "");
        start().stop();
    }

    @Test
    void a_log_that_has_grown_is_set_aside_and_a_new_one_begun() throws Exception {
        try (var postgres = start()) {
            var server = ProcessHandle.of(postgres.pid()).orElseThrow();
            new PostgresCluster(data()).rotateLog(server.pid(), 10);
            var log = data().resolve("log/postgres.log");
            soon(() -> Files.exists(log));
            assertThat(data().resolve("log/postgres.log.1")).content().contains("ready to accept connections");
            assertThatThrownBy(() -> run(postgres, "SELECT no_such_column")).isInstanceOf(SQLException.class);
            soon(() -> content(log).contains("no_such_column"));
        }
    }

    @Nested
    @Tag("kill")
    @Tag("all")
    class After_kill_9 {
        @Test
        void of_java_the_next_start_has_every_acknowledged_row() throws Exception {
            var child = child("insert");
            child.acknowledges(300);
            child.kill();
            assertEveryAcknowledgedRowIsThere(child);
        }

        @Test
        void of_java_no_server_is_left_behind() throws Exception {
            var child = child("insert");
            child.acknowledges(1);
            child.kill();
            soon(() -> serversOf(data()).isEmpty());
        }

        @Test
        void of_the_server_the_same_process_serves_again_on_the_same_port() throws Exception {
            var child = child("insert");
            child.acknowledges(300);
            var port = Files.readString(data().resolve("port"));
            kill(child.serverPid());
            child.acknowledges(child.acknowledged().size() + 300);
            assertThat(Files.readString(data().resolve("port"))).isEqualTo(port);
            child.kill();
            assertEveryAcknowledgedRowIsThere(child);
        }

        @Test
        void of_the_server_listeners_hear_of_it() throws Exception {
            var deaths = new CopyOnWriteArrayList<Death>();
            try (var postgres = start()) {
                postgres.onDeath(deaths::add);
                var before = postgres.pid();
                kill(before);
                soon(() -> postgres.isAlive() && postgres.pid() != before);
                assertThat(deaths).containsExactly(new Death(128 + 9, 1, false));
            }
            assertThat(deaths).as("a stop is no death").hasSize(1);
        }

        @Test
        void of_both_at_once_the_next_start_has_every_acknowledged_row() throws Exception {
            var child = child("insert");
            child.acknowledges(300);
            kill(child.serverPid(), child.process.pid());
            child.process.waitFor();
            assertEveryAcknowledgedRowIsThere(child);
        }

        @Test
        void of_the_server_for_the_third_time_within_a_minute_the_process_ends_with_status_70() throws Exception {
            var child = child("insert");
            child.acknowledges(1);
            for (int death = 1; death <= 3; death++) {
                var server = child.serverPid();
                kill(server);
                soon(() -> !child.process.isAlive() || child.serverPid() != server && child.serverPid() != 0);
            }
            assertThat(child.exitStatus()).isEqualTo(EmbeddedPostgres.EXIT_STATUS);
            assertEveryAcknowledgedRowIsThere(child);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pg/17.11.new/bin", "pg/17.11", "db.new/base", "db.new/global/pg_control", "db"})
        void of_java_during_the_first_start_the_next_start_begins_anew(String sign) throws Exception {
            given_a_new_folder();
            var child = child("insert");
            soon(() -> Files.exists(data().resolve(sign)));
            child.kill();
            assertEveryAcknowledgedRowIsThere(child);
            assertThat(data().resolve("db.new")).doesNotExist();
        }

        @Test
        void of_the_program_that_makes_the_database_the_next_start_begins_anew() throws Exception {
            given_a_new_folder();
            var child = child("insert");
            soon(() -> Files.exists(data().resolve("db.new/base")));
            serversOf(data()).forEach(EmbeddedPostgresTest::kill);
            assertThat(child.exitStatus()).isEqualTo(1);
            assertThat(child.lines().getLast()).startsWith("refused The database could not be made in ");
            assertEveryAcknowledgedRowIsThere(child);
        }

        @Test
        void or_rather_after_ctrl_c_the_server_serves_until_java_has_finished() throws Exception {
            var child = child("insert-after-ctrl-c");
            child.acknowledges(1);
            new ProcessBuilder("kill", "-s", "INT", "--", "-" + child.process.pid())
                    .start()
                    .waitFor();
            assertThat(child.exitStatus()).isEqualTo(130);
            assertThat(child.lines().getLast()).isEqualTo("finished");
            assertEveryAcknowledgedRowIsThere(child);
        }
    }

    private void assertEveryAcknowledgedRowIsThere(Child child) throws Exception {
        try (var next = start()) {
            var rows = new HashSet<Integer>();
            try (var connection = connect(next);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS acknowledged (id int PRIMARY KEY)");
                var result = statement.executeQuery("SELECT id FROM acknowledged");
                while (result.next()) {
                    rows.add(result.getInt(1));
                }
            }
            assertThat(rows).containsAll(child.acknowledged());
            assertThat(serversOf(data()))
                    .as("one server and its children")
                    .allMatch(pid -> pid == next.pid()
                            || ProcessHandle.of(pid)
                                    .flatMap(ProcessHandle::parent)
                                    .map(ProcessHandle::pid)
                                    .equals(Optional.of(next.pid())));
        }
        assertThat(serversOf(data())).isEmpty();
    }

    private Path data() {
        return temporary.resolve("data");
    }

    /** Without a copy of the made one, so that the next start is the folder's first. */
    private void given_a_new_folder() throws IOException {
        Files.createDirectories(data());
    }

    private void copyMadeFolder() {
        if (!Files.exists(data())) {
            try {
                var copy = "cp -a \"$0\"/db \"$0\"/lock \"$0\"/log \"$1\" && cp -al \"$0\"/pg \"$1\"";
                Files.createDirectories(data());
                var from = made.resolve("data").toString();
                assertThat(new ProcessBuilder("sh", "-c", copy, from, data().toString())
                                .start()
                                .waitFor())
                        .isZero();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private EmbeddedPostgres start() {
        copyMadeFolder();
        return EmbeddedPostgres.start(data(), PASSWORD);
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, PASSWORD);
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void soon(BooleanSupplier condition) {
        assertThat(PostgresCluster.until(SOON, condition)).as("within " + SOON).isTrue();
    }

    private static void kill(long... pids) {
        for (var pid : pids) {
            PostgresCluster.signal(pid, "KILL");
        }
    }

    private static List<Long> serversOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(data))
                        .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private Child child(String task) throws IOException {
        copyMadeFolder();
        var output = temporary.resolve("child" + children.size());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // A run in the background ignores Ctrl-C, and would hand that down.
        var process = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "setsid",
                        java,
                        "-Xmx128m",
                        "-cp",
                        classPath,
                        Inserter.class.getName(),
                        data().toString(),
                        task)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var child = new Child(process, output);
        children.add(child);
        return child;
    }

    /** Another Java process that has the database and tells in a file which rows were acknowledged to it. */
    private record Child(Process process, Path output) {
        List<String> lines() {
            return content(output).lines().toList();
        }

        Set<Integer> acknowledged() {
            var complete = content(output);
            var ids = new HashSet<Integer>();
            complete.substring(0, complete.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> line.matches("\\d+"))
                    .forEach(line -> ids.add(Integer.valueOf(line)));
            return ids;
        }

        void acknowledges(int rows) {
            soon(() -> acknowledged().size() >= rows);
        }

        /** 0 while there is none. */
        long serverPid() {
            var noted = content(output.resolveSibling("data").resolve("db/postmaster.pid"))
                    .lines();
            return noted.findFirst()
                    .filter(Predicate.not(String::isBlank))
                    .map(Long::valueOf)
                    .orElse(0L);
        }

        int exitStatus() throws InterruptedException {
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    /** Inserts one row after the other and prints the id of each one that was committed. */
    static final class Inserter {
        private static final int AFTER_CTRL_C = 1000;

        private Inserter() {}

        public static void main(String[] arguments) throws SQLException {
            try {
                var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), PASSWORD);
                run(postgres, "CREATE TABLE IF NOT EXISTS acknowledged (id int PRIMARY KEY)");
                if (arguments[1].equals("insert")) {
                    insert(postgres, 1, Integer.MAX_VALUE);
                } else {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        insert(postgres, 2, AFTER_CTRL_C);
                        postgres.stop();
                        System.out.println("finished");
                    }));
                    insert(postgres, 1, 2);
                    Thread.currentThread().join();
                }
            } catch (DatabaseUnavailable e) {
                System.out.println("refused " + e.getMessage());
                System.exit(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void insert(EmbeddedPostgres postgres, int from, int until) {
            int id = from;
            while (id < until) {
                try (var connection = connect(postgres);
                        var statement = connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
                    while (id < until) {
                        statement.setInt(1, id++);
                        statement.executeUpdate();
                        System.out.println(id - 1);
                    }
                } catch (SQLException e) {
                    // The server died: look for it again, as a pool does.
                    PostgresCluster.pause();
                }
            }
        }
    }
}
