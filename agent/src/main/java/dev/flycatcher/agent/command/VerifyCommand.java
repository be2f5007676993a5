package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.Verified;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.rewrite.Bound;
import dev.flycatcher.analyzer.rewrite.Engine;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.rewrite.Verifier;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the cures of recorded traces on a database, each beside what it replaces. */
@Command(
        name = "verify",
        header = "Runs cures on a database, each beside what it replaces.",
        description = {
            "",
            "Reads only, in a transaction that is rolled back, within bounds of time, keys and rows; give it an account"
                    + " that may do no more. Ends with 1 when a cure gave other rows, else with 0: a cure that could"
                    + " not be run is told with the reason. The tables' keys and indexes are read as well, so that"
                    + " rules about them are judged.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  verify flycatcher/trace.flycatcher --url jdbc:postgresql://test/shop --user reader --password \\",
            "    --class-path postgresql.jar"
        })
final class VerifyCommand extends Asked {
    @Mixin
    private Traces traces;

    @Mixin
    private Driver database;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        Report verified;
        try (Connection connection = database.connect()) {
            Report judged = traces.report(SchemaReader.read(connection), err());
            Map<String, List<Trace>> units = traces.unitsOf(judged);
            Verifier verifier = new Verifier(connection, Engine.ofUrl(database.url()));
            verified = Verified.of(
                    judged, verifier, finding -> Bound.of(finding, units.getOrDefault(finding.unit(), List.of())));
        } catch (SQLException failure) {
            throw new IOException(database.url() + ": " + failure.getMessage(), failure);
        }
        Suppressions.Applied applied = telling.applied(verified);
        Telling.print(out, applied, telling.write(applied, null));
        applied.report().entries().forEach(entry -> tell(out, entry));
        return verified.entries().stream().anyMatch(VerifyCommand::different) ? Commands.FINDINGS : 0;
    }

    private static boolean different(Entry entry) {
        Verification verification = entry.cure().verification();
        return verification != null && verification.state() == Verification.State.DIFFERENT;
    }

    private static void tell(PrintWriter out, Entry entry) {
        Verification verification = entry.cure().verification();
        if (verification != null) {
            String words = verification.words().replaceAll("\\p{C}|\\p{Zl}|\\p{Zp}", "?");
            out.println("flycatcher: " + entry.finding().rule() + " in "
                    + entry.finding().unit().replaceAll("\\p{C}|\\p{Zl}|\\p{Zp}", "?") + ": " + words);
        }
    }
}
