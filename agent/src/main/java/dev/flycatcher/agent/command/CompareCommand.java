package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Comparison;
import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
final class CompareCommand extends Asked {
    @Parameters(index = "0", paramLabel = "<before>", description = "A trace, a folder of traces, or a baseline file.")
    private Path before;

    @Parameters(index = "1", paramLabel = "<after>", description = "A trace, or a folder of traces.")
    private Path after;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        Baseline known = known();
        Suppressions.Applied applied = telling.applied(known.judged(Traces.report(List.of(after), err())));
        Comparison comparison = Comparison.of(known, Baseline.of(applied.report()));
        out.print(comparison.text());
        telling.writeIfAsked(out, applied, known);
        out.flush();
        return comparison.passes() ? 0 : Commands.FINDINGS;
    }

    private Baseline known() throws IOException {
        if (Baseline.isOne(before)) {
            return Baseline.read(before);
        }
        return Baseline.of(
                telling.applied(Traces.report(List.of(before), err())).report());
    }
}
