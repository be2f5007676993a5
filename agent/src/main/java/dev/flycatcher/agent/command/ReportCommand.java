package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges traces again, without the application. */
@Command(
        name = "report",
        header = "Judges recorded traces again and writes one report.",
        description = {
            "",
            "Neither the application nor its database is needed. Ends with 0 when the report is written.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  report flycatcher/trace.flycatcher",
            "  report target/flycatcher --dir target/report --format html,sarif --project ."
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private Traces traces;

    @Option(
            names = "--dir",
            paramLabel = "<folder>",
            description = "Where the report goes. Default: ${DEFAULT-VALUE}.",
            defaultValue = "flycatcher")
    private Path folder;

    @Option(
            names = "--baseline",
            paramLabel = "<file>",
            description = "Tells what is new, grew, shrank and went since.")
    private @Nullable Path baseline;

    @Mixin
    private Telling telling;

    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Baseline before = baseline == null ? null : Baseline.read(baseline);
        Suppressions.Applied applied =
                telling.applied(traces.report(spec.commandLine().getErr()));
        Telling.print(spec.commandLine().getOut(), applied, telling.write(applied, folder, before));
        return 0;
    }
}
