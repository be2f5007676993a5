package dev.flycatcher.analyzer.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work as it is written down, part by part, in memory that serves unit after unit: so a unit leaves no
 * garbage. A {@link TraceWriter} takes it as it is; {@link #trace()} reads it back, for whoever judges it. What it counts,
 * and its {@link #form()}, are known without that.
 *
 * <p>Written in this order: for each execution its head, its binds, its results with their columns and what was read of
 * them, and its outcome; marks and values at any time between; {@link #end} closes it, then {@link #names} may follow. Not thread-safe.
 */
public final class Transcript {
    /** Of a result: read to its end; fetched in several trips, of which two numbers tell. */
    static final int EXHAUSTED = 1;

    static final int FETCHED = 2;

    private final Tables tables = new Tables();
    private final Heading heading = new Heading(tables);
    private final ByteSink values = new ByteSink(256);
    private final ByteSink executions = new ByteSink(1 << 12);
    private final ByteSink marks = new ByteSink(256);
    private final ByteSink names = new ByteSink(64);
    private final ByteSink whole = new ByteSink(1 << 12);
    private final Form form = new Form();
    private final Counts counts = new Counts();

    private int valueCount;
    private int markCount;
    private int body;
    private long lastStart;
    private Result.Kind kind = Result.Kind.ROWS;
    private int lastRow;
    private Unit unit = new Unit(0, Unit.Kind.THREAD, "", 0);
    private Map<Integer, Database> databases = Map.of();
    private long elapsedNanos;
    private Dropped dropped = Dropped.NONE;
    private List<Mapped> mapped = List.of();

    /** That trace, written down. */
    public static Transcript of(Trace trace) {
        Transcript written = new Transcript();
        TraceEncoding.write(trace, written);
        return written;
    }

    /** Begins another unit in place of the last one. */
    public void begin() {
        tables.clear();
        heading.clear();
        values.clear();
        executions.clear();
        marks.clear();
        names.clear();
        whole.clear();
        form.clear();
        counts.clear();
        valueCount = 0;
        markCount = 0;
        mapped = List.of();
        lastStart = 0;
    }

    /** One more distinct value, numbered from 1. */
    public void value(Value value) {
        valueCount++;
        values.number(value.family().ordinal());
        tables.text(values, value.sample());
    }

    /** Begins an execution; see {@link Execution} for what these are. */
    public void execution(
            Shape shape,
            int ordinal,
            int statement,
            int connection,
            int thread,
            int transaction,
            long start,
            long elapsed) {
        int number = tables.shape(shape);
        executions.signed(ordinal - counts.size());
        executions.number(number);
        executions.signed(statement);
        executions.signed(connection);
        executions.signed(thread);
        executions.signed(transaction);
        executions.signed(start - lastStart);
        executions.signed(elapsed);
        lastStart = start;
        counts.add(number, connection, elapsed);
        form.execution(shape);
        form.add(ordinal).add(statement).add(connection).add(thread).add(transaction);
    }

    /** What it was bound, {@code count} times {@link #bind}; see {@link Binds}. */
    public void binds(int width, int literals, boolean batched, long offset, int count) {
        executions.number(width);
        executions.number(literals * 2L + (batched ? 1 : 0));
        executions.signed(offset);
        executions.number(count);
        form.add(width)
                .add(literals)
                .add(batched ? 1 : 0)
                .add(Long.numberOfLeadingZeros(offset))
                .add(count);
    }

    /** A value by its number, 0 for NULL or not recorded. */
    public void bind(int value) {
        executions.number(value);
        form.bind(value);
    }

    /** So many results follow. */
    public void results(int count) {
        executions.number(count);
        form.add(count);
    }

    /** One result, {@code columns} times {@link #column}; see {@link Result}. */
    public void result(
            Result.Kind of,
            int rows,
            boolean exhausted,
            long hash,
            long first,
            long last,
            int fetchSize,
            long fetchNanos,
            int columns) {
        kind = of;
        executions.number(of.ordinal());
        executions.signed(rows);
        executions.number((exhausted ? EXHAUSTED : 0) | (fetchSize > 0 ? FETCHED : 0));
        executions.fixed(hash);
        executions.signed(first - lastStart);
        executions.signed(last - first);
        if (fetchSize > 0) {
            executions.number(fetchSize);
            executions.signed(fetchNanos);
        }
        executions.number(columns);
        counts.addRows(rows, last - first);
        form.add(of.ordinal())
                .add(rows)
                .add(exhausted ? 1 : 0)
                .add(hash == 0 ? 0 : 1)
                .add(fetchSize)
                .add(columns);
    }

    /** One column of it, {@code reads} times {@link #read}; see {@link Column}. */
    public void column(int index, @Nullable String label, long span, long size, int reads) {
        executions.number(index);
        tables.text(executions, label);
        executions.signed(span);
        executions.signed(size);
        executions.number(reads);
        lastRow = 0;
        form.column(kind, index, label == null ? 0 : label.hashCode());
        form.add(reads).magnitude(size);
    }

    /** A value by its number, 0 for NULL, read in that row. */
    public void read(int row, int value) {
        executions.signed(row - lastRow);
        executions.number(value);
        lastRow = row;
        form.read(value);
    }

    /** Ends the execution. */
    public void outcome(long updateCount, @Nullable String sqlState, List<Frame> stack, int closed) {
        executions.signed(updateCount);
        tables.text(executions, sqlState);
        executions.number(stack.isEmpty() ? 0 : 1 + tables.stack(stack));
        long after = closed < 0 ? closed : Math.max(0L, closed - (counts.size() - 1L));
        executions.signed(after);
        form.add(updateCount)
                .add(sqlState == null ? -1 : sqlState.hashCode())
                .add(stack.isEmpty() ? 0 : stack.hashCode())
                .add(after);
    }

    /** An edge; see {@link Mark}. */
    public void mark(Mark.Kind of, int before, int connection, int transaction, int thread, long at, long elapsed) {
        markCount++;
        marks.number(of.ordinal());
        marks.signed(before);
        marks.signed(connection);
        marks.signed(transaction);
        marks.signed(thread);
        marks.signed(at);
        marks.signed(elapsed);
        form.add(of.ordinal()).add(before).add(connection).add(transaction).add(thread);
    }

    /** Nothing more comes of the unit; see {@link Trace}. */
    public void end(Unit of, long elapsed, Dropped lost, Map<Integer, Database> connections) {
        unit = of;
        elapsedNanos = elapsed;
        dropped = lost;
        databases = connections;
        form.add(of.kind().ordinal()).add(of.name().hashCode()).add(connections.hashCode());
        form.add(lost.executions()).add(lost.values()).add(lost.stacks());
        assemble();
    }

    /**
     * Takes along classes that were met before it, once it has ended; see {@link Trace#mapped}. They are no part of its
     * {@link #form()}, since it is not what met them.
     */
    public void names(List<Mapped> met) {
        if (!met.isEmpty()) {
            mapped = met;
            heading.clear();
            names.clear();
            whole.clear();
            tables.names(met, names);
            assemble();
        }
    }

    /** Texts, shapes, frames and stacks come first, though they are known last. */
    private void assemble() {
        heading.write(unit, elapsedNanos, dropped, databases);
        tables.write(whole);
        body = whole.size();
        whole.bytes(heading.bytes());
        part(valueCount, values);
        part(counts.size(), executions);
        part(markCount, marks);
        part(mapped.size(), names);
    }

    private void part(int count, ByteSink of) {
        whole.number(count);
        whole.bytes(of);
    }

    /** The unit as a value of its own, of the very shapes and frames that were written. */
    public Trace trace() {
        try {
            ByteSource in = new ByteSource(whole.array(), body, whole.size());
            return tables.decode(in);
        } catch (ByteSource.Malformed wrong) {
            throw new IllegalStateException("a unit was written down that cannot be read: " + wrong.getMessage());
        }
    }

    /** What is written. */
    ByteSink bytes() {
        return whole;
    }

    /** The same for units that differ in nothing but values and times, as far as {@link Form} tells. */
    public long form() {
        return form.number();
    }

    public Unit unit() {
        return unit;
    }

    public long elapsedNanos() {
        return elapsedNanos;
    }

    public Dropped dropped() {
        return dropped;
    }

    /** Classes that it took along. */
    public List<Mapped> mapped() {
        return mapped;
    }

    /** Executions kept. */
    public int executions() {
        return counts.size();
    }

    /** Shape of the n-th execution, from 0. */
    public Shape shape(int execution) {
        return tables.shapeAt(counts.shape(execution));
    }

    /** The engine that was asked by the n-th; "" when it is not known. */
    public String engine(int execution) {
        Database known = databases.get(counts.connection(execution));
        return known == null ? "" : known.engine();
    }

    /** Time inside the execute method of the n-th. */
    public long nanos(int execution) {
        return counts.nanos(execution);
    }

    /** Rows read of the n-th. */
    public long rows(int execution) {
        return counts.rows(execution);
    }

    /** Time in which they were read. */
    public long readingNanos(int execution) {
        return counts.readingNanos(execution);
    }
}
