package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Check;
import dev.flycatcher.analyzer.report.Comparison;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fails a build for what is new or grew. */
@Command(
        name = "check",
        header = "Fails a build for findings; with a baseline, for new and grown ones only.",
        description = {
            "",
            "Findings are known again when lines move. What the baseline or the suppressions name and is found no more"
                    + " is told, so that the files do not outlive it. Ends with 0 when it passes, with 1 when it fails.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example: in an old code base once, and again when something was cured,",
            "  check target/flycatcher --baseline flycatcher.baseline --update",
            "then commit that file, and in every build:",
            "  check target/flycatcher --baseline flycatcher.baseline --suppressions flycatcher.suppressions"
        })
final class CheckCommand extends Asked {
    @Mixin
    private Traces traces;

    @Option(names = "--baseline", paramLabel = "<file>", description = "The findings the code base lives with for now.")
    private @Nullable Path baseline;

    @Option(names = "--update", description = "Writes the baseline anew instead of failing.")
    private boolean update;

    @Option(
            names = "--from",
            paramLabel = "<level>",
            defaultValue = "E3",
            description = {
                "Least evidence to fail for. Default: ${DEFAULT-VALUE}.",
                "E0 one statement was repeated, E1 from one line, E2 in a loop, E3 with values read from a query"
                        + " before it: proven, E4 it grows with that query's rows, E5 the cure gave the same rows,"
                        + " E6 fewer rows made it fall."
            })
    private Evidence from;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        Baseline known = known();
        Report told = traces.checked(err());
        // What is written anew is what was found, not how it compares.
        Suppressions.Applied applied = telling.applied(update ? told : known.judged(told));
        Report report = applied.report();
        boolean passes = update ? updated(report, known, out) : checked(report, known, out);
        applied.words().forEach(words -> out.println("flycatcher: " + words));
        telling.writeIfAsked(out, applied, baseline == null ? null : known);
        out.flush();
        return passes ? 0 : Commands.FINDINGS;
    }

    private boolean checked(Report report, Baseline known, PrintWriter out) {
        Check check = Check.of(report, known, from);
        out.print(check.text(report, Ansi.AUTO.enabled()));
        return check.passes();
    }

    /** Nothing fails, so nothing is told but what changed in the file. */
    private boolean updated(Report report, Baseline known, PrintWriter out) throws IOException {
        Baseline fresh = Baseline.of(report);
        fresh.write(baseline());
        out.print(Comparison.of(known, fresh).text());
        out.println("flycatcher: " + baseline() + " is written: commit it");
        return true;
    }

    private Baseline known() throws IOException {
        boolean fresh = update && !Files.exists(baseline());
        if (baseline == null || fresh) {
            return Baseline.EMPTY;
        }
        if (!Files.exists(baseline)) {
            throw misuse("there is no baseline " + baseline + ": write it first, with --update");
        }
        return Baseline.read(baseline);
    }

    private Path baseline() {
        if (baseline == null) {
            throw misuse("--update needs --baseline=<file>, the file it writes");
        }
        return baseline;
    }
}
