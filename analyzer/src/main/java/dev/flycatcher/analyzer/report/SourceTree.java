package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.trace.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project's folder, searched for the sources that frames speak of: in the usual source folders of the project and of
 * the modules directly below it. Class names are hostile: nothing outside those folders is read.
 */
public final class SourceTree {
    private static final List<String> USUAL =
            List.of("src/main/java", "src/test/java", "src/main/kotlin", "src/test/kotlin", "src");
    private static final int MODULES = 200;
    private static final long BYTES = 2 << 20;
    private static final int AROUND = 2;

    private final Path project;
    private @Nullable List<Path> folders;
    private final Map<String, Optional<Path>> found = new HashMap<>();

    private SourceTree(Path project) {
        this.project = project;
    }

    /**
     * Some lines of a file.
     *
     * @param from number of the first of them, from 1
     */
    record Excerpt(int from, List<String> lines) {}

    /** The sources below a project's folder, looked for when they are first needed; a folder without any is an empty tree. */
    public static SourceTree at(Path project) {
        return new SourceTree(project.toAbsolutePath().normalize());
    }

    Path project() {
        return project;
    }

    /** The file's path below the project, with forward slashes; null when it is not there. */
    @Nullable
    String path(Frame frame) {
        return file(frame)
                .map(file -> project.relativize(file).toString().replace('\\', '/'))
                .orElse(null);
    }

    /** The frame's line and two on either side; null when the source is not there or has no such line. */
    @Nullable
    Excerpt excerpt(Frame frame) {
        Optional<Path> file = frame.line() > 0 ? file(frame) : Optional.empty();
        if (file.isEmpty()) {
            return null;
        }
        int from = Math.max(1, frame.line() - AROUND);
        try (Stream<String> lines = Files.lines(file.get())) {
            List<String> kept = lines.skip(from - 1L)
                    .limit(frame.line() + AROUND - from + 1L)
                    .map(Plain::name)
                    .toList();
            return kept.size() > frame.line() - from ? new Excerpt(from, kept) : null;
        } catch (IOException | UncheckedIOException e) {
            return null; // unreadable, or not UTF-8: the report does without
        }
    }

    private Optional<Path> file(Frame frame) {
        String relative = SourcePath.of(frame);
        return relative == null ? Optional.empty() : found.computeIfAbsent(relative, this::search);
    }

    private Optional<Path> search(String relative) {
        try {
            return folders().stream()
                    .flatMap(folder ->
                            Stream.of(folder.resolve(relative).normalize()).filter(file -> file.startsWith(folder)))
                    .filter(SourceTree::readable)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<Path> folders() {
        List<Path> known = folders;
        if (known == null) {
            known = modules(project).stream()
                    .flatMap(module -> USUAL.stream().map(module::resolve))
                    .filter(Files::isDirectory)
                    .toList();
            folders = known;
        }
        return known;
    }

    private static boolean readable(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> modules(Path root) {
        List<Path> modules = new ArrayList<>(List.of(root));
        try (Stream<Path> below = Files.list(root)) {
            below.filter(Files::isDirectory).sorted().limit(MODULES).forEach(modules::add);
        } catch (IOException | UncheckedIOException e) {
            // an unreadable folder holds no sources for us
        }
        return modules;
    }
}
