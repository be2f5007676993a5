package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.rewrite.Engine;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.rewrite.Verifier;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        Report judged;
        List<Entry> entries = new ArrayList<>();
        boolean different = false;
        try (Connection connection = database.connect()) {
            judged = traces.report(SchemaReader.read(connection), err());
            Verifier verifier = new Verifier(connection, Engine.ofUrl(database.url()));
            Map<String, List<Trace>> units = traces.unitsOf(judged);
            for (Entry entry : judged.entries()) {
                Verification verification = verify(verifier, entry.finding(), entry, units);
                different |= verification != null && verification.state() == Verification.State.DIFFERENT;
                entries.add(verification == null ? entry : verified(entry, verification));
            }
        } catch (SQLException failure) {
            throw new IOException(database.url() + ": " + failure.getMessage(), failure);
        }
        Suppressions.Applied applied = telling.applied(judged.with(entries));
        Telling.print(out, applied, telling.write(applied, null));
        applied.report().entries().forEach(entry -> tell(out, entry));
        return different ? Commands.FINDINGS : 0;
    }

    private static @Nullable Verification verify(
            Verifier verifier, Finding finding, Entry entry, Map<String, List<Trace>> units) {
        return entry.cure().sql() == null
                ? null
                : verifier.verify(finding, units.getOrDefault(finding.unit(), List.of()));
    }

    private static Entry verified(Entry entry, Verification verification) {
        Finding finding = entry.finding();
        boolean better = verification.state() == Verification.State.EQUAL
                && finding.evidence().compareTo(Evidence.E5) < 0;
        Cure shown = verification.of(entry.cure());
        long more = shown.remaining() - entry.cure().remaining();
        return new Entry(
                better ? finding.with(Evidence.E5) : finding,
                shown,
                more == 0 ? entry.saved() : entry.saved().times(entry.saved().roundTrips() - more),
                entry.occurrences());
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
