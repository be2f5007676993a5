package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.OwnFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one JVM writes into, so that no other one's report is lost: the folder that was asked for, or a folder
 * {@code jvm-<pid>} in it where another JVM is writing, or has written in the same run of tests. What an earlier run left
 * is replaced.
 */
public final class Claim implements Closeable {
    private static final String MARK = ".jvm";
    private static final String OTHERS = "jvm-[0-9]*";
    private static final int MOST = 1_000;
    private static final int LONGEST = 300;

    /** What Surefire and Failsafe hand to every JVM of a run, the first or the tenth; each of the two its own. */
    private static final Pattern RUN = Pattern.compile("(\\S{1,200})-jvmRun\\d+(?=\\s|$)");

    private static final Pattern JAVA = Pattern.compile("javaw?(\\.exe)?");

    private final Path folder;
    private final FileChannel mark;
    private final boolean lasting;

    private Claim(Path folder, FileChannel mark, boolean lasting) {
        this.folder = folder;
        this.mark = mark;
        this.lasting = lasting;
    }

    /**
     * Claims that folder, or one in it, and makes it where it is missing.
     *
     * @throws IOException when it cannot be written
     */
    public static Claim of(Path folder) throws IOException {
        ProcessHandle own = ProcessHandle.current();
        return of(folder, run(System.getProperty("sun.java.command", ""), own.parent()), own.pid());
    }

    /**
     * The run of tests: the Maven that started this JVM, by a shell or without one, so that Failsafe's run is that of
     * Surefire before it; where it does not show, what the plugin called the run; empty outside of such a run.
     */
    static String run(String command, Optional<ProcessHandle> parent) {
        Matcher named = RUN.matcher(command);
        if (!named.find()) {
            return "";
        }
        Optional<ProcessHandle> maven = parent;
        while (maven.isPresent() && !isJava(maven.get())) {
            maven = maven.get().parent();
        }
        return maven.flatMap(process ->
                        process.info().startInstant().map(start -> process.pid() + "@" + start.getEpochSecond()))
                .orElse(named.group(1));
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .map(Path::getFileName)
                .filter(name -> JAVA.matcher(name.toString()).matches())
                .isPresent();
    }

    static Claim of(Path folder, String run, long pid) throws IOException {
        for (int i = 0; i < MOST; i++) {
            Path own = i == 0 ? folder : folder.resolve("jvm-" + pid + (i == 1 ? "" : "-" + i));
            Files.createDirectories(own);
            FileChannel mark = take(own.resolve(MARK), run, run + " " + pid);
            if (mark != null) {
                clear(own, run);
                return new Claim(own, mark, !run.isEmpty());
            }
        }
        throw new IOException(folder + ": " + MOST + " JVMs are writing there");
    }

    /** Where to write. */
    public Path folder() {
        return folder;
    }

    /** The open mark, which keeps others out while it is; null where somebody else was first. */
    private static @Nullable FileChannel take(Path file, String run, String mine) throws IOException {
        FileChannel mark =
                OwnFile.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isLocked(mark) && Files.exists(file) && isFree(text(mark), run, mine)) {
            mark.truncate(0).write(StandardCharsets.UTF_8.encode(mine), 0);
            return mark;
        }
        mark.close();
        return null;
    }

    private static boolean isLocked(FileChannel mark) throws IOException {
        try {
            return mark.tryLock() != null;
        } catch (OverlappingFileLockException withinThisJvm) {
            return false;
        }
    }

    private static boolean isFree(String marked, String run, String mine) {
        return run.isEmpty() || marked.equals(mine) || !marked.startsWith(run + " ");
    }

    private static String text(FileChannel mark) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        mark.read(bytes, 0);
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    /** Takes away what JVMs of earlier runs left beside the first. */
    private static void clear(Path folder, String run) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, OTHERS)) {
            for (Path other : others) {
                if (Files.isRegularFile(other.resolve(MARK), LinkOption.NOFOLLOW_LINKS)) {
                    FileChannel mark = take(other.resolve(MARK), run, run + " gone");
                    if (mark != null) {
                        mark.close();
                        delete(other);
                    }
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> written =
                Files.newDirectoryStream(folder, "{report.*,trace.flycatcher," + MARK + "}")) {
            for (Path file : written) {
                Files.delete(file);
            }
        }
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException holdsMore) {
            // Somebody else's files: they stay.
        }
    }

    /** From here on others may write there, but for those of the same run of tests. */
    @Override
    public void close() throws IOException {
        if (!lasting) {
            Files.deleteIfExists(folder.resolve(MARK));
        }
        mark.close();
    }
}
