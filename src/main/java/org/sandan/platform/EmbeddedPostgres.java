package org.sandan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of one's own in a data folder, run as a child of this process.
 *
 * <p><b>What it promises.</b> A row whose commit was acknowledged is there after the next start, whatever was killed.
 * At most one server works on a data folder. No server outlives this process for longer than its shutdown takes. It
 * listens on 127.0.0.1 only.
 *
 * <p><b>The keeper.</b> The kernel ends the server when the <em>thread</em> that started it ends. Therefore one
 * platform thread, the keeper, starts it, waits for it and starts it again, and lives until {@link #stop} or the end of
 * the process; so {@link #start} may be called from any thread, a virtual one too. When the server dies by itself the
 * keeper starts it again on the same port, and connection pools find it there; at the third death within 60 s it ends
 * the process with status {@value #EXIT_STATUS}.
 *
 * <p>There is no shutdown hook here, because it would race those of whoever uses the database: call {@link #stop} after
 * the last connection is closed. Without that call the server still shuts down in order when the process ends.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The role that owns the server; the password is the one of the folder's first start. */
    public static final String SUPERUSER = "postgres";

    /** The exit status of the process when the server cannot be kept alive (EX_SOFTWARE of sysexits.h). */
    public static final int EXIT_STATUS = 70;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String HOST = "127.0.0.1";
    private static final int DEATHS_LIMIT = 3;
    private static final Duration DEATHS_PERIOD = Duration.ofSeconds(60);
    private static final Duration ORDERLY_STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(30);
    private static final long LOG_LIMIT_BYTES = 10_000_000;
    private static final int PORT_TRIES = 5;
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String INVALID_PASSWORD = "28P01";

    private final Path dataDir;
    private final String superuserPassword;
    private final DataLock lock;
    private final PostgresCluster cluster;
    private final Thread keeper;
    private final CompletableFuture<Integer> started = new CompletableFuture<>();
    private final List<Consumer<Death>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Long> deaths = new ArrayDeque<>();
    private volatile @Nullable Process server;
    private volatile boolean stopping;
    private volatile boolean givenUp;

    /** Why there is no database, in one sentence for the person who started the program. */
    public static final class DatabaseUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        DatabaseUnavailable(String sentence) {
            super(sentence);
        }

        DatabaseUnavailable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /** The database of a data folder that another process holds. */
    public record Attached(String host, int port) {
        /** The address of one of its databases for JDBC, without user and password. */
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
        }
    }

    /**
     * The server ended without being asked.
     *
     * @param exitStatus of the server's process; 128 + n if signal n killed it
     * @param withinAMinute how many deaths there were in the last 60 s, this one included
     * @param last whether this process now ends instead of starting the server again
     */
    public record Death(int exitStatus, int withinAMinute, boolean last) {}

    private EmbeddedPostgres(Path dataDir, String superuserPassword, DataLock lock) {
        this.dataDir = dataDir;
        this.superuserPassword = superuserPassword;
        this.lock = lock;
        this.cluster = new PostgresCluster(dataDir);
        this.keeper = Thread.ofPlatform().daemon().name("postgres-keeper").unstarted(this::keep);
    }

    /**
     * Makes a folder a Sandan data folder, which {@link #start} does too: for those who must put a file of their own
     * into a new folder before the first start. The database takes the names {@code lock}, {@code pg}, {@code db},
     * {@code db.new}, {@code log} and {@code port}; all others are free.
     *
     * @return the folder's real path
     * @throws DatabaseUnavailable if it has other files in it, or cannot be made or written
     */
    public static Path claim(Path dataDir) {
        return DataLock.claim(dataDir);
    }

    /**
     * Starts the database of a data folder, making both if they are not there. Returns when it accepts connections:
     * after a few seconds, or up to five minutes if much has to be recovered.
     *
     * @param superuserPassword of {@link #SUPERUSER}, set by the folder's first start and needed unchanged ever after
     * @throws DatabaseUnavailable if that is not possible; nothing is left running then
     */
    public static EmbeddedPostgres start(Path dataDir, String superuserPassword) {
        PostgresBinaries.requireSupportedSystem();
        var folder = DataLock.claim(dataDir);
        var lock = DataLock.take(folder);
        try {
            var postgres = new EmbeddedPostgres(folder, superuserPassword, lock);
            postgres.prepare();
            postgres.keeper.start();
            postgres.started.join();
            return postgres;
        } catch (RuntimeException e) {
            lock.close();
            throw unavailable(e);
        }
    }

    /**
     * Finds the database of a data folder that a live process holds, so that a tool can work on it without starting
     * one. Waits up to 30 s for one that is just starting.
     *
     * @return empty if no live process holds the folder; the caller may then {@link #start} it
     * @throws DatabaseUnavailable if the holder's database does not get ready, or the folder cannot be read
     */
    public static Optional<Attached> attach(Path dataDir) {
        var deadline = System.nanoTime() + ATTACH_LIMIT.toNanos();
        while (DataLock.isHeld(dataDir)) {
            var port = readPort(dataDir);
            if (port.isPresent()) {
                return Optional.of(new Attached(HOST, port.get()));
            }
            if (System.nanoTime() > deadline) {
                throw new DatabaseUnavailable(
                        "Another process holds %s and its database is not ready: try again later.".formatted(dataDir));
            }
            PostgresCluster.pause();
        }
        return Optional.empty();
    }

    /** The port on 127.0.0.1, the same until {@link #stop}, through deaths of the server too. */
    public int port() {
        return started.join();
    }

    /** The address of one of its databases for JDBC, without user and password. */
    public String jdbcUrl(String database) {
        return new Attached(HOST, port()).jdbcUrl(database);
    }

    /** Whether the server's process lives; false for the moments between a death and the next start. */
    public boolean isAlive() {
        var current = server;
        return current != null && current.isAlive();
    }

    /** The number of the server's process. */
    long pid() {
        var current = server;
        return current == null ? -1 : current.pid();
    }

    /** Has the listener told of every death of the server, in the keeper's thread and before the next start. */
    public void onDeath(Consumer<Death> listener) {
        listeners.add(listener);
    }

    /**
     * Stops the server and gives the data folder back; does nothing the second time. Open connections are broken and
     * their transactions rolled back. After 20 s it becomes an immediate stop, which costs a recovery at the next start
     * but no acknowledged row.
     */
    public synchronized void stop() {
        if (!stopping) {
            stopping = true;
            signalServer("INT");
            if (!keeperEnds(ORDERLY_STOP_LIMIT)) {
                log.warn("PostgreSQL does not stop within {}, stopping it at once", ORDERLY_STOP_LIMIT);
                signalServer("QUIT");
                keeperEnds(ORDERLY_STOP_LIMIT);
            }
            cluster.awaitQuiet();
            PostgresCluster.delete(dataDir.resolve("port"));
            lock.close();
        }
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    private void signalServer(String signal) {
        if (isAlive()) {
            PostgresCluster.signal(pid(), signal);
        }
    }

    private boolean keeperEnds(Duration limit) {
        try {
            return givenUp || keeper.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(dataDir.resolve("log"));
            PostgresCluster.delete(dataDir.resolve("port"));
            cluster.requireStartable();
            cluster.endLeftOvers();
            PostgresBinaries.unpack(dataDir);
            cluster.initialise(superuserPassword);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep() {
        try {
            started.complete(serveOnFreePort());
        } catch (Throwable e) {
            started.completeExceptionally(e);
            return;
        }
        try {
            while (true) {
                int exitStatus = watch();
                if (stopping || !isWorthAnotherStart(exitStatus)) {
                    return;
                }
                cluster.endLeftOvers();
                serveAgain();
            }
        } catch (Throwable e) {
            if (!stopping) {
                log.error("PostgreSQL cannot be started again, so this process ends", e);
                giveUp();
            }
        }
    }

    /** A start that fails counts as one more death, since {@link #watch} then returns at once. */
    private void serveAgain() {
        try {
            serve(port());
        } catch (DatabaseUnavailable e) {
            if (!stopping) {
                log.error("PostgreSQL could not be started again", e);
            }
        }
    }

    /** Returns the exit status of the server when it ends, and looks after its log until then. */
    private int watch() throws InterruptedException {
        var current = server;
        if (current == null) {
            throw new IllegalStateException("no server to watch");
        }
        while (!current.waitFor(1, TimeUnit.MINUTES)) {
            cluster.rotateLog(current.pid(), LOG_LIMIT_BYTES);
        }
        return current.exitValue();
    }

    private boolean isWorthAnotherStart(int exitStatus) {
        long now = System.nanoTime();
        deaths.addLast(now);
        deaths.removeIf(earlier -> now - earlier > DEATHS_PERIOD.toNanos());
        var death = new Death(exitStatus, deaths.size(), deaths.size() >= DEATHS_LIMIT);
        log.error(
                "PostgreSQL died (exit status {}, {} within a minute); see {}",
                exitStatus,
                deaths.size(),
                dataDir.resolve("log"));
        for (var listener : listeners) {
            try {
                listener.accept(death);
            } catch (RuntimeException e) {
                log.warn("A listener failed on the death of PostgreSQL", e);
            }
        }
        if (death.last()) {
            log.error(
                    "PostgreSQL died {} times within a minute, so this process ends with status {}",
                    deaths.size(),
                    EXIT_STATUS);
            giveUp();
        }
        return !death.last();
    }

    private void giveUp() {
        givenUp = true;
        System.exit(EXIT_STATUS);
    }

    /**
     * Ports are taken below the range from which Linux by default takes the local ports of outgoing connections (32768
     * up): one of those, even one of a pool that looks for this very server, could sit on the port at a restart.
     */
    private int serveOnFreePort() {
        var ports = ThreadLocalRandom.current()
                .ints(16_384, 32_768)
                .filter(EmbeddedPostgres::isFree)
                .limit(PORT_TRIES)
                .iterator();
        while (true) {
            int port = ports.next();
            try {
                serve(port);
                return port;
            } catch (DatabaseUnavailable e) {
                if (isFree(port) || !ports.hasNext()) {
                    throw e;
                }
            }
        }
    }

    private void serve(int port) {
        var process = cluster.startServer(port);
        server = process;
        try {
            if (stopping) {
                signalServer("INT");
            }
            cluster.awaitReady(process);
            requireDurability(port);
            announce(port);
        } catch (RuntimeException e) {
            signalServer("INT");
            PostgresCluster.until(ORDERLY_STOP_LIMIT, () -> !process.isAlive());
            process.destroyForcibly();
            cluster.awaitQuiet();
            throw e;
        }
        log.info("PostgreSQL {} serves {} on {}:{}", PostgresBinaries.VERSION, dataDir, HOST, port);
    }

    /**
     * Asks the server what it really does: a setting of the cluster that trades rows for speed must not go unnoticed.
     * Settings of a role or a database are looked for too, since they would apply to other sessions than this one.
     */
    private void requireDurability(int port) {
        var login = new Properties();
        login.putAll(Map.of(
                "user", SUPERUSER, "password", superuserPassword, "connectTimeout", "10", "socketTimeout", "60"));
        try (var connection = DriverManager.getConnection(new Attached(HOST, port).jdbcUrl("postgres"), login);
                var statement = connection.createStatement()) {
            for (var setting : DURABILITY) {
                try (var rows = statement.executeQuery("SHOW " + setting)) {
                    if (!rows.next() || !"on".equals(rows.getString(1))) {
                        throw notDurable(setting);
                    }
                }
            }
            try (var rows = statement.executeQuery("""
                    SELECT setting FROM pg_db_role_setting, unnest(setconfig) AS setting
                    WHERE setting LIKE 'synchronous_commit=%' AND setting <> 'synchronous_commit=on' LIMIT 1
                    """)) {
                if (rows.next()) {
                    throw notDurable(String.valueOf(rows.getString(1)));
                }
            }
        } catch (SQLException e) {
            var sentence = INVALID_PASSWORD.equals(e.getSQLState())
                    ? "The password given is not the one with which the data folder %s was made.".formatted(dataDir)
                    : "PostgreSQL runs but does not answer (%s).".formatted(e.getMessage());
            throw new DatabaseUnavailable(sentence, e);
        }
    }

    private DatabaseUnavailable notDurable(String setting) {
        return new DatabaseUnavailable(
                "The database in %s could lose acknowledged rows because of its setting %s: set it to on."
                        .formatted(dataDir, setting));
    }

    /** Written beside its place and moved there, so that nobody reads half a number. */
    private void announce(int port) {
        try {
            var unfinished = Files.writeString(dataDir.resolve("port.new"), Integer.toString(port));
            Files.move(unfinished, dataDir.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Integer> readPort(Path dataDir) {
        try {
            return Optional.of(Integer.valueOf(Files.readString(dataDir.resolve("port"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static DatabaseUnavailable unavailable(RuntimeException e) {
        var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof DatabaseUnavailable known
                ? known
                : new DatabaseUnavailable("The database could not be started (%s).".formatted(cause), cause);
    }
}
