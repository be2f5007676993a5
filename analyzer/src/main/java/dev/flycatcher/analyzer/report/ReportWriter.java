package dev.flycatcher.analyzer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts a report into a folder: whole files or none, readable by their owner only. A file of the same name is replaced
 * in one step, so a reader sees the old report or the new one.
 */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * What was written.
     *
     * @param html the page
     * @param json the same as data
     */
    public record Written(Path html, Path json) {
        public List<Path> paths() {
            return List.of(html, json);
        }
    }

    /**
     * Writes {@code report.html} and {@code report.json}.
     *
     * @param folder made where it is missing
     * @throws IOException when the folder cannot be made or written to; no file is left half-written
     */
    public static Written write(Report report, Path folder) throws IOException {
        return write(report, folder, Surroundings.NONE);
    }

    /**
     * Writes both with whatever is known besides the traces.
     *
     * @throws IOException as above
     */
    public static Written write(Report report, Path folder, Surroundings surroundings) throws IOException {
        return new Written(
                write(report, folder, surroundings, Form.HTML), write(report, folder, surroundings, Form.JSON));
    }

    /**
     * Writes one form under its own name.
     *
     * @throws IOException as above
     */
    public static Path write(Report report, Path folder, Surroundings surroundings, Form form) throws IOException {
        Files.createDirectories(folder);
        return TextFile.replace(folder.resolve(form.fileName()), form.text(report, surroundings));
    }
}
