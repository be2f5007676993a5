package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.analyzer.trace.TraceWriter;
import dev.flycatcher.analyzer.trace.Unit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures, on demand, how much CPU time a million executions take from a trace file to a report:
 *
 * <pre>java -Xmx256m -cp ... dev.flycatcher.analyzer.AnalyzerSpeed [units] [rows per unit]</pre>
 */
final class AnalyzerSpeed {
    private AnalyzerSpeed() {}

    public static void main(String[] args) throws IOException {
        int units = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        Path file = Files.createTempFile("speed", ".flytrace");
        try {
            write(file, units, rows);
            System.out.printf("%,d bytes%n", Files.size(file));
            for (int run = 0; run < 5; run++) {
                measure(file);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int units, int rows) throws IOException {
        try (TraceWriter writer = new TraceWriter(file)) {
            for (int i = 0; i < units; i++) {
                writer.append(unit(i, rows));
            }
        }
    }

    /** A to-one and a to-many loop over the same rows. */
    private static Trace unit(int id, int rows) {
        Scenario unit = Scenario.unit(id, Unit.Kind.REQUEST, "GET /orders").at("app.Orders.list:*42", "app.Web.get:7");
        for (Row r : unit.select("select id, cust_id, total from orders")
                .gives(rows, i -> row(i, i * 7919L % 100_003, i * 3L))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
            unit.select("select id, text from items where order_id = ?", r.get("id"))
                    .gives(2, i -> row(7_000_000 + i, "y"));
        }
        return unit.trace();
    }

    /** CPU time of this thread: a shared machine adds nothing to it. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void measure(Path file) throws IOException {
        Analyzer analyzer = new Analyzer();
        long start = cpu();
        TraceReader.read(file, trace -> {});
        long read = cpu();
        TraceReader.read(file, analyzer::add);
        long judged = cpu();
        var report = analyzer.report();
        long told = cpu();
        System.out.printf(
                "%,d executions: read %d ms, read and judged %d ms, report %d ms, %d findings%n",
                report.summary().executions(),
                (read - start) / 1_000_000,
                (judged - read) / 1_000_000,
                (told - judged) / 1_000_000,
                report.entries().size());
    }
}
