package dev.flycatcher.analyzer.trace;

/** Writes a trace down, part by part; {@link TraceDecoding} reads them in the same order. */
final class TraceEncoding {
    private final Transcript out;

    private TraceEncoding(Transcript out) {
        this.out = out;
    }

    static void write(Trace trace, Transcript out) {
        new TraceEncoding(out).trace(trace);
    }

    private void trace(Trace trace) {
        out.begin();
        trace.values().forEach(out::value);
        trace.executions().forEach(this::execution);
        trace.marks()
                .forEach(mark -> out.mark(
                        mark.kind(),
                        mark.before(),
                        mark.connection(),
                        mark.transaction(),
                        mark.thread(),
                        mark.atNanos(),
                        mark.elapsedNanos()));
        out.end(trace.unit(), trace.elapsedNanos(), trace.dropped(), trace.databases());
        out.names(trace.mapped());
    }

    private void execution(Execution e) {
        out.execution(
                e.shape(),
                e.ordinal(),
                e.statement(),
                e.connection(),
                e.thread(),
                e.transaction(),
                e.startNanos(),
                e.elapsedNanos());
        binds(e.binds());
        out.results(e.results().size());
        e.results().forEach(this::result);
        out.outcome(e.updateCount(), e.sqlState(), e.stack(), e.closed());
    }

    private void binds(Binds binds) {
        out.binds(binds.width(), binds.literals(), binds.batched(), binds.offset(), binds.values().length);
        for (int value : binds.values()) {
            out.bind(value);
        }
    }

    private void result(Result result) {
        out.result(
                result.kind(),
                result.rows(),
                result.exhausted(),
                result.hash(),
                result.firstNanos(),
                result.lastNanos(),
                result.fetchSize(),
                result.fetchNanos(),
                result.columns().size());
        result.columns().forEach(this::column);
    }

    private void column(Column column) {
        out.column(column.index(), column.label(), column.span(), column.size(), column.rows().length);
        for (int i = 0; i < column.rows().length; i++) {
            out.read(column.rows()[i], column.values()[i]);
        }
    }
}
