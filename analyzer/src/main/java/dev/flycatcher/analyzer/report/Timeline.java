package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Units as JSON. A timeline is columns, not rows: the 20,000 executions that one may have stay small. */
final class Timeline {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Json json;
    private final Map<Long, Integer> shapes;

    Timeline(Json json, Map<Long, Integer> shapes) {
        this.json = json;
        this.shapes = shapes;
    }

    void unit(Report.UnitSummary unit) {
        json.object().field("id", unit.unit().id());
        json.field("kind", unit.unit().kind().name().toLowerCase(Locale.ROOT));
        json.field("name", Plain.name(unit.unit().name()))
                .field("startedMillis", unit.unit().startedMillis());
        json.field("executions", unit.executions())
                .field("millis", unit.nanos() / 1e6)
                .name("timeline");
        columns(unit.timeline());
        marks(unit.marks());
        json.endObject();
    }

    /** Edges of connections and transactions: what, when, and on which thread, connection and transaction. */
    private void marks(List<Mark> marks) {
        json.name("marks").object().name("kind").flatArray();
        marks.forEach(mark -> json.value(mark.kind().name().toLowerCase(Locale.ROOT)));
        json.endFlatArray();
        column("before", marks, Mark::before);
        column("at", marks, mark -> mark.atNanos() / NANOS_PER_MICRO);
        column("elapsed", marks, mark -> mark.elapsedNanos() / NANOS_PER_MICRO);
        column("thread", marks, Mark::thread);
        column("connection", marks, Mark::connection);
        column("transaction", marks, Mark::transaction);
        json.endObject();
    }

    /** Times in microseconds; {@code shape} indexes the report's shapes, -1 where that one was not kept. */
    private void columns(List<Execution> kept) {
        json.object();
        column("shape", kept, e -> shapes.getOrDefault(e.shape().fingerprint(), -1));
        column("start", kept, e -> e.startNanos() / NANOS_PER_MICRO);
        column("elapsed", kept, e -> e.elapsedNanos() / NANOS_PER_MICRO);
        column("rows", kept, e -> e.results().stream().mapToLong(Result::rows).sum());
        column("thread", kept, Execution::thread);
        column("connection", kept, Execution::connection);
        column("transaction", kept, Execution::transaction);
        json.endObject();
    }

    private <E> void column(String name, List<E> kept, ToLongFunction<E> cell) {
        json.name(name).flatArray();
        kept.forEach(element -> json.value(cell.applyAsLong(element)));
        json.endFlatArray();
    }
}
