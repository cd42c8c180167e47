package org.sandan.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.EmbeddedPostgres.DatabaseUnavailable;

/**
 * The right of one process to use a data folder: a lock on the file {@code lock} in it, which holds the number of that
 * process as text.
 *
 * <p>The kernel gives the lock back when the process ends, however it ends, so there is no stale lock to clean up. The
 * file itself stays: it is also the mark of a Sandan data folder.
 *
 * <p>{@link #HELD} is needed because Linux drops a process's lock on a file as soon as that process closes <em>any</em>
 * of its descriptors of the file: a second look from within the holder's own process must not even open it.
 */
final class DataLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** How long a start goes on trying: longer than a {@linkplain #isHeld look} takes, still "at once" for a person. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes {@code dataDir} a data folder, or makes sure that it is one.
     *
     * @return its real path, without links
     * @throws DatabaseUnavailable if the folder has other files in it, or cannot be made or written
     */
    static Path claim(Path dataDir) {
        try {
            var mark = dataDir.resolve("lock");
            if (!Files.isDirectory(dataDir)) {
                Files.createDirectories(
                        dataDir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else if (!Files.exists(mark) && !isEmpty(dataDir)) {
                throw new DatabaseUnavailable(
                        "The folder %s holds other files and is not a Sandan data folder: name an empty or a new one."
                                .formatted(dataDir));
            }
            if (!Files.exists(mark)) {
                Files.write(mark, new byte[0]);
            }
            if (!Files.isWritable(dataDir) || !Files.isWritable(mark)) {
                throw notWritable(dataDir, null);
            }
            return dataDir.toRealPath();
        } catch (IOException e) {
            throw notWritable(dataDir, e);
        }
    }

    /**
     * Takes the lock for this process.
     *
     * @param dataDir the real path of a claimed folder
     * @throws DatabaseUnavailable if another start holds it, here or in another process
     */
    static DataLock take(Path dataDir) {
        var file = dataDir.resolve("lock");
        if (!HELD.add(file)) {
            throw inUse(dataDir, "this process");
        }
        try {
            var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (PostgresCluster.until(PATIENCE, () -> lock(channel))) {
                channel.truncate(0)
                        .write(
                                ByteBuffer.wrap(
                                        Long.toString(ProcessHandle.current().pid())
                                                .getBytes(StandardCharsets.US_ASCII)),
                                0);
                return new DataLock(file, channel);
            }
            var holder = Files.readString(file, StandardCharsets.US_ASCII).strip();
            channel.close();
            HELD.remove(file);
            throw inUse(dataDir, "process " + holder);
        } catch (IOException e) {
            HELD.remove(file);
            throw notWritable(dataDir, e);
        }
    }

    /** Whether a live process, this one or another, holds the lock of the folder now. */
    static boolean isHeld(Path dataDir) {
        try {
            var file = dataDir.resolve("lock").toRealPath();
            if (HELD.contains(file)) {
                return true;
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return !lock(channel);
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw notWritable(dataDir, e);
        }
    }

    /** Gives the folder back to whoever asks next. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The kernel gives the lock back when the process ends.
        } finally {
            HELD.remove(file);
        }
    }

    private static boolean lock(FileChannel channel) {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The file system of the data folder cannot lock files (%s): use a local one."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith("lost+found"));
        }
    }

    private static DatabaseUnavailable inUse(Path dataDir, String holder) {
        return new DatabaseUnavailable("The data folder %s is in use by %s: stop that first, or name another folder."
                .formatted(dataDir, holder));
    }

    private static DatabaseUnavailable notWritable(Path dataDir, @Nullable Exception cause) {
        return new DatabaseUnavailable(
                "The data folder %s cannot be written by this user: change its owner, or name another folder."
                        .formatted(dataDir),
                cause);
    }
}
