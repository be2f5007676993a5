package dev.flycatcher.agent.command;

import dev.flycatcher.agent.FileTrouble;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.Form;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.SourceTree;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.report.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** How a command tells what it found: in which forms, where to, and what it may know besides the traces. */
final class Telling {
    private static final Path USUAL = Path.of("flycatcher");

    @Option(
            names = "--dir",
            paramLabel = "<folder>",
            description =
                    "Where the report goes. Default: flycatcher; check and compare write one only when told, and merge has"
                            + " to be told.")
    private @Nullable Path folder;

    @Option(
            names = "--format",
            split = ",",
            splitSynopsisLabel = ",",
            paramLabel = "<form>",
            description =
                    "What is written, separated by commas: html, json, sarif, junit, github, baseline, console. Default: html,json.")
    private List<Form> forms = List.of(Form.HTML, Form.JSON);

    @Option(
            names = "--suppressions",
            paramLabel = "<file>",
            description = "Findings you decided to live with, a line each with its reason.")
    private @Nullable Path suppressions;

    @Option(
            names = "--project",
            paramLabel = "<folder>",
            description = "The project whose sources are quoted. Default: the working directory.")
    private Path project = Path.of("");

    @Option(
            names = "--editor",
            paramLabel = "<link>",
            description = {
                "Makes places in the page links, such as",
                "vscode://file/{path}:{line} or",
                "idea://open?file={path}&line={line}"
            })
    private @Nullable String editor;

    /** Takes out what is suppressed today. */
    Suppressions.Applied applied(Report report) throws IOException {
        Suppressions known = suppressions == null ? Suppressions.NONE : Suppressions.read(suppressions);
        return known.applied(report, LocalDate.now());
    }

    /** The folder that was named, null for none. */
    @Nullable
    Path folder() {
        return folder;
    }

    /** Writes the forms into the folder, if one was named, and says where they are. */
    void writeIfAsked(PrintWriter out, Suppressions.Applied applied, @Nullable Baseline baseline) throws IOException {
        if (folder != null) {
            write(applied, baseline).forEach(path -> out.println("flycatcher: " + path));
        }
    }

    /** Writes the forms into the folder; returns where they are. */
    List<Path> write(Suppressions.Applied applied, @Nullable Baseline baseline) throws IOException {
        Path into = made(folder == null ? USUAL : folder);
        Surroundings surroundings = Surroundings.NONE.with(SourceTree.at(project()));
        surroundings = suppressions == null ? surroundings : surroundings.with(applied);
        surroundings = editor == null ? surroundings : surroundings.withEditor(editor);
        surroundings = baseline == null ? surroundings : surroundings.with(baseline);
        List<Path> written = new ArrayList<>();
        for (Form form : forms) {
            written.add(ReportWriter.write(applied.report(), into, surroundings, form));
        }
        return written;
    }

    private Path project() {
        if (!Files.isDirectory(project.toAbsolutePath())) {
            throw new IllegalArgumentException("--project " + project + ": there is no such folder");
        }
        return project;
    }

    /** The folder, made where it is missing. */
    static Path made(Path folder) throws IOException {
        try {
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException unwritable) {
            String reason = unwritable instanceof NoSuchFileException ? "" : " (" + FileTrouble.words(unwritable) + ")";
            throw new IOException(
                    "the folder " + folder + " cannot be made" + reason + ": name another one with --dir", unwritable);
        }
    }

    /** A few lines for the terminal, in colour where it has some. */
    static void print(PrintWriter out, Suppressions.Applied applied, List<Path> written) {
        out.print(ConsoleReport.of(applied.report(), written, Ansi.AUTO.enabled()));
        applied.words().forEach(words -> out.println("flycatcher: " + words));
        out.flush();
    }
}
