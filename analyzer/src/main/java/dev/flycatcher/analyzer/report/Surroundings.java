package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.trace.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report may know besides the traces; each part is optional, and without any of them a report is a function of
 * its traces alone.
 *
 * @param baseline what to compare with, null for no comparison
 * @param sources where source lines and project-relative paths are looked up, null for neither
 * @param editor a link that opens a line, with {@code {path}} and {@code {line}} in it, such as
 *     {@code vscode://file/{path}:{line}} or {@code idea://open?file={path}&line={line}}; null for no links. Needs
 *     {@code sources}
 * @param suppressed what was taken out of the report, told beside it; null when nothing was asked for
 * @param unseen what the recorder knows that it did not see, a sentence each
 */
public record Surroundings(
        @Nullable Baseline baseline,
        @Nullable SourceTree sources,
        @Nullable String editor,
        Suppressions.@Nullable Applied suppressed,
        List<String> unseen) {

    /** Nothing but the traces. */
    public static final Surroundings NONE = new Surroundings(null, null, null, null, List.of());

    /** The same, compared with a baseline. */
    public Surroundings with(Baseline baseline) {
        return new Surroundings(baseline, sources, editor, suppressed, unseen);
    }

    /** The same, with a project's sources. */
    public Surroundings with(SourceTree sources) {
        return new Surroundings(baseline, sources, editor, suppressed, unseen);
    }

    /** The same, with links into an editor. */
    public Surroundings withEditor(String editor) {
        return new Surroundings(baseline, sources, editor, suppressed, unseen);
    }

    /** The same, telling what was taken out of the report. */
    public Surroundings with(Suppressions.Applied suppressed) {
        return new Surroundings(baseline, sources, editor, suppressed, unseen);
    }

    /** The same, telling what the recorder did not see. */
    public Surroundings unseen(List<String> unseen) {
        return new Surroundings(baseline, sources, editor, suppressed, List.copyOf(unseen));
    }

    /** Whether there is an earlier run whose entry points are known. */
    boolean compares() {
        return baseline != null && !baseline.asked().isEmpty();
    }

    /** The path below the project, or below the source folder when the project is not at hand. */
    @Nullable
    String path(@Nullable Frame frame) {
        String path = sources == null || frame == null ? null : sources.path(frame);
        return path == null ? SourcePath.of(frame) : path;
    }
}
