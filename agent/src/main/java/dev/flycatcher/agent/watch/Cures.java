package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.Verified;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.rewrite.Adversary;
import dev.flycatcher.analyzer.rewrite.Bound;
import dev.flycatcher.analyzer.rewrite.Engine;
import dev.flycatcher.analyzer.rewrite.Verifier;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cures of what was recorded, run on a connection with the values that were bound. */
record Cures(Report report, List<Trace> traces, List<Bound.Call> calls) {

    /** The report with what came of each. */
    Report run(Connection connection) throws SQLException {
        return run(new Verifier(connection, engine(connection)));
    }

    /** The same, and on data made in memory for the tables that the statements name. */
    Report runOnAdversarialData(Connection connection) throws SQLException {
        Engine engine = engine(connection);
        Adversary adversary =
                new Adversary(SchemaReader.read(connection, tables()), engine, DriverManager::getConnection);
        return run(new Verifier(connection, engine).against(adversary));
    }

    private Report run(Verifier verifier) {
        return Verified.of(
                report, verifier, finding -> Bound.of(finding, traces).with(finding, calls));
    }

    private static Engine engine(Connection connection) throws SQLException {
        return Engine.ofUrl(connection.getMetaData().getURL());
    }

    private Set<String> tables() {
        return report.entries().stream()
                .flatMap(entry -> shapes(entry.finding()))
                .flatMap(shape -> Outline.of(shape).tables().stream())
                .map(Outline.Table::name)
                .collect(Collectors.toSet());
    }

    private static Stream<Shape> shapes(Finding finding) {
        Parent parent = finding.parent();
        Shape child = finding.child().shape();
        return parent == null ? Stream.of(child) : Stream.of(parent.shape(), child);
    }
}
