package dev.flycatcher.analyzer.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One trace as bytes that need nothing else to be read. Texts, shapes, frames and stacks are written once, in the order
 * they are met, and referred to by number; {@link TraceDecoding} reads them in the same order.
 */
final class TraceEncoding {
    /** Of a result: read to its end; fetched in several trips, of which two numbers tell. */
    static final int EXHAUSTED = 1;

    static final int FETCHED = 2;

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<Shape, Integer> shapes = new LinkedHashMap<>();
    private final Map<Frame, Integer> frames = new LinkedHashMap<>();
    private final Map<List<Frame>, Integer> stacks = new LinkedHashMap<>();
    private long lastStart;

    /** The trace's bytes. */
    static ByteSink encode(Trace trace) {
        return new TraceEncoding().trace(trace);
    }

    private ByteSink trace(Trace trace) {
        ByteSink body = new ByteSink(64 + trace.executions().size() * 24);
        unit(body, trace);
        body.number(trace.values().size());
        trace.values().forEach(value -> value(body, value));
        body.number(trace.executions().size());
        for (int i = 0; i < trace.executions().size(); i++) {
            execution(body, trace.executions().get(i), i);
        }
        body.number(trace.marks().size());
        trace.marks().forEach(mark -> mark(body, mark));
        ByteSink whole = tables();
        whole.bytes(body);
        return whole;
    }

    private ByteSink tables() {
        ByteSink later = new ByteSink(1024);
        later.number(shapes.size());
        shapes.keySet().forEach(shape -> shape(later, shape));
        stacks.keySet().forEach(stack -> stack.forEach(frame -> number(frames, frame)));
        later.number(frames.size());
        frames.keySet().forEach(frame -> frame(later, frame));
        later.number(stacks.size());
        stacks.keySet().forEach(stack -> stack(later, stack));
        ByteSink whole = new ByteSink(1024);
        whole.number(texts.size());
        texts.keySet().forEach(whole::text);
        whole.bytes(later);
        return whole;
    }

    private void shape(ByteSink out, Shape shape) {
        out.fixed(shape.fingerprint());
        out.number(shape.verb().ordinal());
        text(out, shape.sql());
    }

    private void frame(ByteSink out, Frame frame) {
        text(out, frame.type());
        text(out, frame.method());
        text(out, frame.file());
        out.signed(frame.line());
        out.signed(frame.loopLine());
    }

    private void stack(ByteSink out, List<Frame> stack) {
        out.number(stack.size());
        stack.forEach(frame -> out.number(number(frames, frame)));
    }

    private void unit(ByteSink out, Trace trace) {
        Unit unit = trace.unit();
        out.signed(unit.id());
        out.number(unit.kind().ordinal());
        text(out, unit.name());
        out.signed(unit.startedMillis());
        out.signed(trace.elapsedNanos());
        out.signed(trace.dropped().executions());
        out.signed(trace.dropped().values());
        out.signed(trace.dropped().stacks());
        databases(out, trace.databases());
    }

    private void databases(ByteSink out, Map<Integer, Database> databases) {
        Map<Database, Integer> each = new LinkedHashMap<>();
        databases.values().forEach(database -> number(each, database));
        out.number(each.size());
        each.keySet().forEach(database -> database(out, database));
        out.number(databases.size());
        new TreeMap<>(databases).forEach((connection, database) -> {
            out.signed(connection);
            out.number(number(each, database));
        });
    }

    private void database(ByteSink out, Database database) {
        text(out, database.id());
        text(out, database.engine());
        text(out, database.driver());
        out.number(database.options().size());
        database.options().forEach((name, value) -> {
            text(out, name);
            text(out, value);
        });
    }

    private void value(ByteSink out, Value value) {
        out.number(value.family().ordinal());
        text(out, value.sample());
    }

    private void execution(ByteSink out, Execution e, int expected) {
        out.signed(e.ordinal() - expected);
        out.number(number(shapes, e.shape()));
        out.signed(e.statement());
        out.signed(e.connection());
        out.signed(e.thread());
        out.signed(e.transaction());
        out.signed(e.startNanos() - lastStart);
        lastStart = e.startNanos();
        out.signed(e.elapsedNanos());
        binds(out, e.binds());
        out.number(e.results().size());
        e.results().forEach(result -> result(out, result));
        out.signed(e.updateCount());
        text(out, e.sqlState());
        out.number(e.stack().isEmpty() ? 0 : 1 + number(stacks, e.stack()));
        out.signed(e.closed() < 0 ? e.closed() : Math.max(0L, e.closed() - (long) e.ordinal()));
    }

    private static void binds(ByteSink out, Binds binds) {
        out.number(binds.width());
        out.number(binds.literals() * 2L + (binds.batched() ? 1 : 0));
        out.signed(binds.offset());
        out.number(binds.values().length);
        for (int value : binds.values()) {
            out.number(value);
        }
    }

    private void result(ByteSink out, Result result) {
        out.number(result.kind().ordinal());
        out.signed(result.rows());
        out.number((result.exhausted() ? EXHAUSTED : 0) | (result.fetchSize() > 0 ? FETCHED : 0));
        out.fixed(result.hash());
        out.signed(result.firstNanos() - lastStart);
        out.signed(result.lastNanos() - result.firstNanos());
        if (result.fetchSize() > 0) {
            out.number(result.fetchSize());
            out.signed(result.fetchNanos());
        }
        out.number(result.columns().size());
        result.columns().forEach(column -> column(out, column));
    }

    private void column(ByteSink out, Column column) {
        out.number(column.index());
        text(out, column.label());
        out.signed(column.span());
        out.signed(column.size());
        out.number(column.rows().length);
        int last = 0;
        for (int i = 0; i < column.rows().length; i++) {
            out.signed(column.rows()[i] - last);
            last = column.rows()[i];
            out.number(column.values()[i]);
        }
    }

    private static void mark(ByteSink out, Mark mark) {
        out.number(mark.kind().ordinal());
        out.signed(mark.before());
        out.signed(mark.connection());
        out.signed(mark.transaction());
        out.signed(mark.thread());
        out.signed(mark.atNanos());
        out.signed(mark.elapsedNanos());
    }

    private void text(ByteSink out, @Nullable String text) {
        out.number(text == null ? 0 : 1 + number(texts, text));
    }

    private static <K> int number(Map<K, Integer> table, K key) {
        Integer known = table.putIfAbsent(key, table.size());
        return known == null ? table.size() - 1 : known;
    }
}
