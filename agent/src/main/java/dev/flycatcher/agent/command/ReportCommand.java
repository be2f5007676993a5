package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
final class ReportCommand extends Asked {
    @Mixin
    private Traces traces;

    @Option(
            names = "--baseline",
            paramLabel = "<file>",
            description = "Tells what is new, grew, shrank and went since.")
    private @Nullable Path baseline;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() throws IOException {
        Baseline before = baseline == null ? null : Baseline.read(baseline);
        Suppressions.Applied applied = telling.applied(traces.report(err()));
        Telling.print(out(), applied, telling.write(applied, before));
        return 0;
    }
}
