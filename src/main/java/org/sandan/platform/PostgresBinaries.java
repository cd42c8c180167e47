package org.sandan.platform;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.sandan.platform.EmbeddedPostgres.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path into {@code pg/<version>} of a data folder.
 *
 * <p>They are unpacked beside their place, written through to the disk and moved there in one step, so that a folder
 * which bears the version's name is complete whatever interrupted the unpacking. They stand in the data folder rather
 * than in a shared cache because then a program's path tells which data folder its process serves.
 */
final class PostgresBinaries {
    /**
     * The version of the programs on the class path; to be changed together with the dependency, a test compares them.
     */
    static final String VERSION = "17.11";

    /** The only data format that these programs read. */
    static final String MAJOR = "17";

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /**
     * Refuses systems on which the programs cannot run: they are built for Linux on x86-64 with the GNU C library.
     *
     * @throws DatabaseUnavailable on any other system
     */
    static void requireSupportedSystem() {
        var system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        if (!system.toLowerCase(Locale.ROOT).equals("linux amd64")
                || !Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))) {
            throw new DatabaseUnavailable(
                    "The embedded database runs only on Linux x86-64 with glibc and this is %s: name a PostgreSQL server instead."
                            .formatted(system));
        }
    }

    /**
     * Finds a program of the operating system, such as {@code setpriv}.
     *
     * @throws DatabaseUnavailable if it is not installed
     */
    static String systemProgram(String name) {
        var folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin" + File.pathSeparator
                + "/bin";
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(Predicate.not(String::isBlank))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new DatabaseUnavailable(
                        "The command %s is missing on this machine: install the packages util-linux and coreutils."
                                .formatted(name)))
                .toString();
    }

    /**
     * Unpacks the programs if they are not there yet, and removes those of other versions and of interrupted
     * unpackings.
     *
     * @param dataDir a folder whose lock this process holds, and with no process of an earlier start in it
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpack(Path dataDir) {
        var home = dataDir.resolve("pg").resolve(VERSION);
        try {
            Files.createDirectories(home.getParent());
            try (var others = Files.list(home.getParent())) {
                others.filter(other -> !other.equals(home)).forEach(PostgresCluster::delete);
            }
            if (!Files.isDirectory(home)) {
                log.info("Unpacking PostgreSQL {} into {}", VERSION, home);
                var unfinished = home.resolveSibling(VERSION + ".new");
                unpackArchive(unfinished);
                writeThrough(unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "PostgreSQL could not be unpacked into %s (%s): is the disk full?".formatted(home, e.getMessage()),
                    e);
        }
    }

    private static void unpackArchive(Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new DatabaseUnavailable(
                        "PostgreSQL's programs are not on the class path (%s).".formatted(ARCHIVE));
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, target);
                }
            }
        }
    }

    /** One flush of the file system; a flush for each of the 1,300 files takes many times as long on a busy disk. */
    private static void writeThrough(Path folder) throws IOException {
        try {
            new ProcessBuilder(systemProgram("sync"), "-f", folder.toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.getName().endsWith(".a")) {
            return; // for building extensions only
        }
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
