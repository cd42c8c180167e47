package org.sandan.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.sandan.platform.EmbeddedPostgres.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database files in a data folder and the processes that work on them. Used only under the folder's
 * {@link DataLock}, so any process found here that this object did not start was left behind by an earlier start.
 *
 * <pre>
 * lock   the mark and the lock      db       the cluster       port   where it listens, while it runs
 * pg/    PostgreSQL's programs      db.new   one in the making log/   postgres.log and older ones, start.log
 * </pre>
 *
 * <p>Every program is started as {@code setsid setpriv --pdeathsig SIGNAL sh -c 'test "$PPID" = "$0" && exec "$@"' JVM
 * [unshare -U] PROGRAM ...}, all in one process that changes its program:
 *
 * <ul>
 *   <li>{@code setsid}: Ctrl-C in a terminal reaches the Java process only, which then stops in its own order;
 *   <li>{@code setpriv}: the kernel sends the signal when the starting <em>thread</em> ends, as it does at the latest
 *       with the Java process, {@code kill -9} included;
 *   <li>{@code sh}: gives up if the Java process has already ended before the kernel was told;
 *   <li>{@code unshare -U}, for root only: PostgreSQL refuses to run as root. In a user namespace of its own it sees
 *       itself as nobody, while its files still belong to root.
 * </ul>
 */
final class PostgresCluster {
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);

    /** Fast shutdown writes a checkpoint; on a slow disk that takes seconds, not tens of them. */
    private static final Duration LEFT_OVERS_LIMIT = Duration.ofSeconds(30);

    private static final Duration LEFT_OVERS_PATIENCE = Duration.ofSeconds(20);

    /** Replaying up to 1 GB of log after a crash, on a slow disk. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** Given on the command line because nothing in the cluster, not even ALTER SYSTEM, overrides that. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=60",
            "shared_buffers=128MB",
            "work_mem=8MB",
            "max_wal_size=1GB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=on",
            "log_filename=postgres.log",
            "log_file_mode=0600",
            "log_rotation_age=0",
            "log_rotation_size=0",
            "log_line_prefix=%m [%p] %q%u@%d ");

    private final Path dataDir;
    private final Path db;
    private final Path fresh;
    private final Path programs;
    private int linesLoggedBefore;

    PostgresCluster(Path dataDir) {
        this.dataDir = dataDir;
        this.db = dataDir.resolve("db");
        this.fresh = dataDir.resolve("db.new");
        this.programs = dataDir.resolve("pg");
    }

    /** Polls every 10 ms; false when the limit has passed first. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Lets 10 ms pass between two looks at something that another process does. */
    static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }

    /** Deletes a file or a folder with all that is in it, if it is there. */
    static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the database files if there are none: in a folder beside their place, moved there in one step, so that an
     * interrupted making leaves nothing that looks finished. The password goes in by a pipe and never stands in a file.
     */
    void initialise(String superuserPassword) {
        requireKnownVersion();
        delete(fresh);
        if (Files.exists(db)) {
            return;
        }
        log.info("Making the database in {}", db);
        var command = List.of(
                program("initdb"),
                "-D",
                fresh.toString(),
                "-U",
                EmbeddedPostgres.SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=/dev/stdin",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        run(command, superuserPassword + "\n").ifPresent(error -> {
            throw new DatabaseUnavailable("The database could not be made in %s (%s).".formatted(db, error));
        });
        try (var folder = FileChannel.open(dataDir, StandardOpenOption.READ)) {
            Files.move(fresh, db, StandardCopyOption.ATOMIC_MOVE);
            folder.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireKnownVersion() {
        var version = lines(db.resolve("PG_VERSION")).stream().findFirst();
        if (version.isPresent() && !version.get().equals(PostgresBinaries.MAJOR)) {
            throw new DatabaseUnavailable(
                    "The data in %s were written by PostgreSQL %s and this is %s: restore a backup into a new folder."
                            .formatted(db, version.get(), PostgresBinaries.MAJOR));
        }
    }

    /**
     * Makes sure that this machine lets a program be started as described above, and that it can then write into the
     * data folder: root in a user namespace has only the rights of an owner.
     */
    void requireStartable() {
        var check = "test -w \"$0\" && test -x \"$0\" || { echo cannot write there >&2; exit 1; }";
        var user = isRoot() ? "root, whose rights it gives up" : "this user";
        run(List.of(PostgresBinaries.systemProgram("sh"), "-c", check, dataDir.toString()), "")
                .ifPresent(error -> {
                    throw new DatabaseUnavailable(
                            "PostgreSQL cannot be started in %s as %s (%s): start Sandan as the user who owns that folder."
                                    .formatted(dataDir, user, error));
                });
    }

    /**
     * Ends what earlier starts left behind, and returns when no such process exists: never two servers on the same
     * files. An interrupted making of the database is cut short; a server is asked for a fast shutdown (its own orderly
     * way), and after 20 s for an immediate one.
     *
     * @throws DatabaseUnavailable if something is still there after 30 s
     */
    void endLeftOvers() {
        var found = leftOvers();
        if (!found.isEmpty()) {
            log.warn("Waiting for the PostgreSQL processes {} of an earlier start to end", found);
            if (Files.exists(db)) {
                serverPid().filter(found::contains).ifPresent(pid -> signal(pid, "INT"));
            } else {
                found.forEach(pid -> signal(pid, "KILL"));
            }
            awaitEndOfLeftOvers();
        }
        forgetStrangersPid();
    }

    /** Gives the children of a server that has ended the moment that they need to end too; up to 5 s. */
    void awaitQuiet() {
        until(Duration.ofSeconds(5), () -> leftOvers().isEmpty());
    }

    private void awaitEndOfLeftOvers() {
        if (until(LEFT_OVERS_PATIENCE, () -> leftOvers().isEmpty())) {
            return;
        }
        leftOvers().forEach(pid -> signal(pid, "QUIT"));
        if (!until(
                LEFT_OVERS_LIMIT.minus(LEFT_OVERS_PATIENCE), () -> leftOvers().isEmpty())) {
            throw new DatabaseUnavailable(
                    "An earlier PostgreSQL still works on %s and does not end: end its processes %s."
                            .formatted(db, leftOvers()));
        }
    }

    /**
     * Removes a stale {@code postmaster.pid} that is empty or whose number the system has given to another program
     * since: PostgreSQL would refuse to start on it. In all other cases the file stays, and PostgreSQL itself judges
     * it.
     */
    private void forgetStrangersPid() {
        if (serverPid().map(pid -> ProcessHandle.of(pid).isPresent()).orElse(true)) {
            delete(db.resolve("postmaster.pid"));
        }
    }

    /** The live processes that run a program of this data folder. */
    private List<Long> leftOvers() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.isAlive()
                            && process.info()
                                    .command()
                                    .filter(command -> Path.of(command).startsWith(programs))
                                    .isPresent())
                    .map(ProcessHandle::pid)
                    .toList();
        }
    }

    private Optional<Long> serverPid() {
        return lines(db.resolve("postmaster.pid")).stream()
                .findFirst()
                .filter(line -> line.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }

    /** Starts the server as a child of the calling thread, which must live as long as the server. */
    Process startServer(int port) {
        var command = new ArrayList<>(List.of(program("postgres"), "-D", db.toString(), "-p", Integer.toString(port)));
        var settings = new ArrayList<>(SETTINGS);
        settings.add("log_directory=" + dataDir.resolve("log"));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        linesLoggedBefore = lines(logFile()).size();
        try {
            return builder("INT", command).redirectOutput(startLog().toFile()).start();
        } catch (IOException e) {
            throw new DatabaseUnavailable("PostgreSQL could not be started (%s).".formatted(e.getMessage()), e);
        }
    }

    /**
     * Returns when the server accepts connections, as it says itself in the eighth line of {@code postmaster.pid}.
     *
     * @throws DatabaseUnavailable if it ended instead, or needed more than five minutes
     */
    void awaitReady(Process server) {
        var done = until(START_LIMIT, () -> !server.isAlive() || isReady(server.pid()));
        if (!server.isAlive()) {
            var said = Stream.concat(lines(logFile()).stream().skip(linesLoggedBefore), lines(startLog()).stream())
                    .filter(line -> !line.contains("LOG: "))
                    .toList();
            throw new DatabaseUnavailable(
                    "PostgreSQL did not start (%s); more in %s.".formatted(reason(said), dataDir.resolve("log")));
        }
        if (!done) {
            throw new DatabaseUnavailable("PostgreSQL was not ready after %d minutes; see %s."
                    .formatted(START_LIMIT.toMinutes(), dataDir.resolve("log")));
        }
    }

    private boolean isReady(long pid) {
        var lines = lines(db.resolve("postmaster.pid"));
        return lines.size() >= 8
                && lines.getFirst().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    /**
     * Sends a signal. For the server, INT means to end at once but in order, QUIT to end at once with a recovery at the
     * next start, USR1 to look for requests.
     */
    static void signal(long pid, String signal) {
        try {
            new ProcessBuilder(
                            PostgresBinaries.systemProgram("sh"),
                            "-c",
                            "kill -s \"$0\" \"$1\"",
                            signal,
                            Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sets the log aside when it has grown beyond {@code limit} bytes: {@code postgres.log.1} is the youngest of the
     * old ones and {@code .4} the oldest. PostgreSQL's own rotation by size would go on writing to the file of the same
     * name. The request to open a new file is the one that {@code pg_ctl logrotate} makes.
     */
    void rotateLog(long server, long limit) {
        try {
            var current = logFile();
            if (!Files.exists(current) || Files.size(current) <= limit) {
                return;
            }
            for (int older = 3; older >= 0; older--) {
                var file = older == 0 ? current : dataDir.resolve("log/postgres.log." + older);
                if (Files.exists(file)) {
                    Files.move(
                            file,
                            dataDir.resolve("log/postgres.log." + (older + 1)),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.write(db.resolve("logrotate"), new byte[0]);
            signal(server, "USR1");
        } catch (IOException e) {
            log.warn("The log of PostgreSQL could not be set aside", e);
        }
    }

    /** Runs a program to its end; empty if it succeeded, else the line in which it says why not. */
    private Optional<String> run(List<String> command, String input) {
        try {
            var output = startLog();
            var process = builder("KILL", command)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(output.toFile())
                    .start();
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            } catch (IOException _) {
                // It did not read its input; its exit status tells the rest.
            }
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(reason(lines(output)));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The start of the database was interrupted.", e);
        }
    }

    private ProcessBuilder builder(String signalAtDeathOfParent, List<String> command) {
        var guarded = new ArrayList<>(List.of(
                PostgresBinaries.systemProgram("setsid"),
                PostgresBinaries.systemProgram("setpriv"),
                "--pdeathsig",
                signalAtDeathOfParent,
                PostgresBinaries.systemProgram("sh"),
                "-c",
                "test \"$PPID\" = \"$0\" && exec \"$@\"",
                Long.toString(ProcessHandle.current().pid())));
        if (isRoot()) {
            guarded.addAll(List.of(PostgresBinaries.systemProgram("unshare"), "-U"));
        }
        guarded.addAll(command);
        var builder = new ProcessBuilder(guarded).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANGUAGE"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program(String name) {
        return programs.resolve(PostgresBinaries.VERSION)
                .resolve("bin")
                .resolve(name)
                .toString();
    }

    private Path startLog() {
        return dataDir.resolve("log/start.log");
    }

    private Path logFile() {
        return dataDir.resolve("log/postgres.log");
    }

    private static String reason(List<String> output) {
        return output.stream()
                .filter(line -> line.matches(".*(FATAL|PANIC|error|failed|cannot).*"))
                .reduce((_, last) -> last)
                .or(() -> output.stream().reduce((_, last) -> last))
                .map(String::strip)
                .orElse("it gave no reason");
    }

    /** The lines of a file; none if it is not there. */
    private static List<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
