package dev.flycatcher.agent.command;

import dev.flycatcher.analyzer.Verified;
import dev.flycatcher.analyzer.detect.Plans;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.rewrite.Adversary;
import dev.flycatcher.analyzer.rewrite.Bound;
import dev.flycatcher.analyzer.rewrite.Engine;
import dev.flycatcher.analyzer.rewrite.Explainer;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.rewrite.Verifier;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cures of recorded traces on a database, each beside what it replaces. */
@Command(
        name = "verify",
        header = "Runs cures on a database, each beside what it replaces.",
        description = {
            "",
            "Reads only, in a transaction that is rolled back, within bounds of time, keys and rows; give it an account"
                    + " that may do no more. Ends with 1 when a cure gave other rows, else with 0: a cure that could"
                    + " not be run is told with the reason. The tables' keys and indexes are read, and plans asked"
                    + " for (EXPLAIN), so that rules about them are judged. What was bound, and no trace holds, is drawn"
                    + " from the data.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  verify flycatcher/trace.flycatcher --url jdbc:postgresql://test/shop --user reader --password \\",
            "    --class-path postgresql.jar:h2.jar --adversarial"
        })
final class VerifyCommand extends Asked {
    @Mixin
    private Traces traces;

    @Mixin
    private Driver database;

    @Option(
            names = "--timeout",
            paramLabel = "<seconds>",
            defaultValue = "10",
            description = "Ends a statement that runs longer; its cure is told as not verified. Default: 10.")
    private int timeout;

    @Option(
            names = "--adversarial",
            description = {
                "Tries each cure as well on tables made in memory, as the database describes them, with rows that such"
                        + " tables may hold and that break what was taken for granted: NULL, duplicates, keys that"
                        + " point to nothing, texts that differ in case only. SQLite and HSQLDB stand for themselves;"
                        + " for others the jar of H2 has to be on the class path, and that of HSQLDB for joins LATERAL"
                        + " and for texts as keys on MySQL, MariaDB and SQL Server."
            })
    private boolean adversarial;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() throws IOException {
        if (timeout < 1) {
            throw misuse("--timeout takes 1 second or more, not " + timeout);
        }
        PrintWriter out = out();
        Report verified;
        try (Connection connection = database.connect()) {
            Engine engine = Engine.ofUrl(database.url());
            waitFor(connection, engine);
            Schema schema = SchemaReader.read(connection);
            Plans plans = new Explainer(connection, engine).within(timeout);
            Report judged = traces.report(schema, plans, err());
            Map<String, List<Trace>> units = traces.unitsOf(judged);
            verified = Verified.of(
                    judged,
                    verifier(connection, schema),
                    finding -> Bound.of(finding, units.getOrDefault(finding.unit(), List.of())));
        } catch (SQLException failure) {
            throw new IOException(database.words(failure), failure);
        }
        Suppressions.Applied applied = telling.applied(verified);
        Telling.print(out, applied, telling.write(applied, null));
        applied.report().entries().forEach(entry -> tell(out, entry));
        return verified.entries().stream().anyMatch(VerifyCommand::different) ? Commands.FINDINGS : 0;
    }

    /** The catalog, too, waits for locks: for as long as a statement may run. */
    private void waitFor(Connection connection, Engine engine) throws SQLException {
        String sql = switch (engine) {
            case POSTGRESQL -> "SET lock_timeout = '" + timeout + "s'";
            case MARIADB, MYSQL -> "SET SESSION lock_wait_timeout = " + timeout;
            default -> "";
        };
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private Verifier verifier(Connection connection, Schema schema) {
        Engine engine = Engine.ofUrl(database.url());
        Verifier verifier = new Verifier(connection, engine).within(timeout);
        return adversarial ? verifier.against(new Adversary(schema, engine, database::inMemory)) : verifier;
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
