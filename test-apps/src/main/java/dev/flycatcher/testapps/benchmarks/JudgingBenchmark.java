package dev.flycatcher.testapps.benchmarks;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.analyzer.trace.TraceWriter;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.analyzer.trace.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A recording from its file to a report. Units: milliseconds and bytes per recording. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JudgingBenchmark {
    private static final List<Frame> STACK = List.of(new Frame("app.Orders", "list", "Orders.java", 42, 41));

    /** What was recorded. */
    @Param
    public Recording recording = Recording.MILLION_OF_LOOPS;

    private Path file = Path.of("");

    /** A million executions, and units that are large in one way. */
    public enum Recording {
        /** 1,000 units of a list of 1,000 rows and a query for each. */
        MILLION_OF_LOOPS(1_000, 1_000, 1),
        /** One unit of a list of 100,000 rows and a query for each. */
        HUNDRED_THOUSAND_CHILDREN(1, 100_000, 1),
        /** One unit of 16,384 statements, each run for two of the list's rows. */
        MANY_SHAPES(1, 32_768, 16_384);

        private final int units;
        private final int rows;
        private final int shapes;

        Recording(int units, int rows, int shapes) {
            this.units = units;
            this.rows = rows;
            this.shapes = shapes;
        }
    }

    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("judging", ".flycatcher");
        try (TraceWriter writer = new TraceWriter(file)) {
            for (int unit = 1; unit <= recording.units; unit++) {
                writer.append(unit(unit));
            }
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public long read() throws IOException {
        long[] executions = new long[1];
        TraceReader.read(file, trace -> executions[0] += trace.executions().size());
        return executions[0];
    }

    @Benchmark
    public Report judge() throws IOException {
        Analyzer analyzer = new Analyzer();
        TraceReader.read(file, analyzer::add);
        return analyzer.report();
    }

    private Trace unit(int id) {
        int[] rows = IntStream.rangeClosed(1, recording.rows).toArray();
        Column users = new Column(2, null, 3L * rows.length, rows, rows);
        List<Execution> executions = new ArrayList<>();
        Shape orders = Fingerprint.of("select id, user_id from orders").shape();
        executions.add(execution(0, orders, Binds.NONE, result(rows.length, users)));
        List<Shape> shapes = IntStream.range(0, recording.shapes)
                .mapToObj(i -> Fingerprint.of("select name from users_" + Integer.toString(i, 36) + " where id = ?")
                        .shape())
                .toList();
        for (int row : rows) {
            Column name = new Column(1, null, 0, 4, new int[] {1}, new int[] {rows.length + 1});
            Binds bound = new Binds(1, new int[] {row});
            executions.add(execution(row, shapes.get((row - 1) % shapes.size()), bound, result(1, name)));
        }
        List<Value> values = new ArrayList<>(Collections.nCopies(rows.length, new Value(Value.Family.INTEGRAL, null)));
        values.add(new Value(Value.Family.TEXT, null));
        Unit unit = new Unit(id, Unit.Kind.REQUEST, "GET /orders", 1_790_000_000_000L + id);
        return new Trace(
                unit, executions, List.of(), values, rows.length * 1_000L, Dropped.NONE, Map.of(1, Database.of("h2")));
    }

    private static Result result(int rows, Column column) {
        return new Result(Result.Kind.ROWS, rows, true, List.of(column), 7 + rows, 0, 0);
    }

    /** Sampled as a recorder does: the 2nd, the 4th, the 8th and so on. */
    private static Execution execution(int ordinal, Shape shape, Binds binds, Result result) {
        List<Frame> stack = ordinal > 1 && Integer.bitCount(ordinal) == 1 ? STACK : List.of();
        return new Execution(
                ordinal, shape, 1, 1, 1, 0, ordinal * 1_000L, 500, binds, List.of(result), -1, null, stack);
    }
}
