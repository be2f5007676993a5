package dev.flycatcher.agent.command;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import shop.Databases;
import shop.Orders;

/** A trace with a loop, one without, and a command line to hand them to. */
abstract class OnTraces {
    @TempDir
    Path folder;

    Path sick;
    Path clean;

    record Ran(int exit, String out, String err) {}

    @BeforeEach
    final void record() throws Exception {
        sick = folder.resolve("sick/trace.flycatcher");
        clean = folder.resolve("clean/trace.flycatcher");
        write(sick, traces(12, true));
        write(clean, traces(12, false));
    }

    final String dir(String name) {
        return folder.resolve(name).toString();
    }

    static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    static void write(Path file, List<Trace> traces) throws IOException {
        Files.createDirectories(file.getParent());
        try (TraceWriter writer = new TraceWriter(file)) {
            for (Trace trace : traces) {
                writer.append(trace);
            }
        }
    }

    static List<Trace> traces(int rows, boolean sick) throws SQLException {
        DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        Orders orders = new Orders(dataSource);
        orders.fill(rows);
        return Flycatcher.record(() -> {
                    if (sick) {
                        orders.customersOfOpenOrders();
                    } else {
                        orders.customersJoined();
                    }
                })
                .traces();
    }
}
