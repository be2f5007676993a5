package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes of many JVMs' traces what one JVM would have left. */
@Command(
        name = "merge",
        header = "Makes of many JVMs' traces one trace, and one report.",
        description = {
            "",
            "What it leaves is what one JVM would have left. Neither the order of the files nor what of them was merged"
                    + " before changes a byte of it. Ends with 0 when it is written.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  merge module-a/target/flycatcher module-b/target/flycatcher --dir target/all"})
final class MergeCommand extends Asked {
    @Mixin
    private Traces traces;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = err();
        Path folder = telling.folder();
        if (folder == null) {
            throw misuse("merge needs --dir=<folder>, where the merged trace and its report go");
        }
        Path into = folder.toAbsolutePath().normalize().resolve("trace" + Traces.END);
        Path merged = traces.mergeInto(into, err);
        Suppressions.Applied applied = telling.applied(Traces.report(List.of(merged), err));
        List<Path> written = new ArrayList<>(telling.write(applied, null));
        written.add(merged);
        Telling.print(out(), applied, written);
        return 0;
    }
}
