package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Comparison;
import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what became of the findings between two runs. */
@Command(
        name = "compare",
        header = "Says what appeared, grew, shrank and went between two runs.",
        description = {
            "",
            "With --dir the second run's report is written, and tells it too. Ends with 0 when nothing is worse,"
                    + " with 1 when something appeared or grew.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  compare before/flycatcher after/flycatcher --dir target/compared"})
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<before>", description = "A trace, a folder of traces, or a baseline file.")
    private Path before;

    @Parameters(index = "1", paramLabel = "<after>", description = "A trace, or a folder of traces.")
    private Path after;

    @Option(names = "--dir", paramLabel = "<folder>", description = "Where the second run's report goes.")
    private @Nullable Path folder;

    @Mixin
    private Telling telling;

    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Baseline known = known();
        Suppressions.Applied applied =
                telling.applied(Traces.report(List.of(after), spec.commandLine().getErr()));
        Comparison comparison = Comparison.of(known, Baseline.of(applied.report()));
        out.print(comparison.text());
        if (folder != null) {
            telling.write(applied, folder, known).forEach(path -> out.println("flycatcher: " + path));
        }
        out.flush();
        return comparison.passes() ? 0 : Commands.FINDINGS;
    }

    private Baseline known() throws IOException {
        if (Baseline.isOne(before)) {
            return Baseline.read(before);
        }
        return Baseline.of(telling.applied(
                        Traces.report(List.of(before), spec.commandLine().getErr()))
                .report());
    }
}
