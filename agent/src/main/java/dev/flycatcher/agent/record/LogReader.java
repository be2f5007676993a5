package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Markers;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads back what one thread logged. */
final class LogReader {
    private static final Mark.Kind[] MARKS = {
        Mark.Kind.BEGIN, Mark.Kind.COMMIT, Mark.Kind.ROLLBACK, Mark.Kind.PREPARE, Mark.Kind.OPEN, Mark.Kind.CLOSE
    };

    final List<Integer> executions = new ArrayList<>();
    final List<Integer> marks = new ArrayList<>();

    private final Log log;
    private final Frames frames;
    private final long[] words;
    private final Map<Integer, ColumnReads[]> reads = new HashMap<>();
    private final Map<Shape, Integer> offsets = new HashMap<>();
    private final Map<Integer, List<ResultState>> results = new HashMap<>();

    LogReader(Log log, Frames frames) {
        this.log = log;
        this.frames = frames;
        int size = log.size;
        this.words = log.words();
        for (ResultState result : log.results) {
            results.computeIfAbsent(result.execution, key -> new ArrayList<>(1)).add(result);
        }
        scan(Math.min(size, words.length));
    }

    private void scan(int size) {
        for (int at = 0; at < size; ) {
            switch ((int) words[at] & 15) {
                case Log.EXECUTION -> {
                    executions.add(at);
                    at += Log.EXECUTION_WORDS + Log.low(words[at + 6]);
                }
                case Log.READ -> {
                    read(words[at], words[at + 1]);
                    at += 2;
                }
                default -> {
                    if (words[at] >>> 8 != Log.NOTHING) {
                        marks.add(at);
                    }
                    at += 4;
                }
            }
        }
    }

    private void read(long key, long word) {
        ColumnReads[] columns = reads.computeIfAbsent(Log.result(key), unused -> new ColumnReads[4]);
        int column = Log.column(key);
        if (column >= columns.length) {
            columns = java.util.Arrays.copyOf(columns, Math.max(column + 1, columns.length * 2));
            reads.put(Log.result(key), columns);
        }
        if (columns[column] == null) {
            columns[column] = new ColumnReads();
        }
        columns[column].add(Log.row(key), word);
    }

    /** Start of the n-th execution, nanoseconds from the unit's start. */
    long start(int n) {
        return words[executions.get(n) + 1];
    }

    Execution execution(int n, int ordinal, Ordinals ordinals) {
        int at = executions.get(n);
        Shape shape = log.samples.shapes().get((int) (words[at] >>> 8)).shape;
        int failure = (int) words[at + 7];
        return new Execution(
                ordinal,
                shape,
                Log.high(words[at + 4]),
                Log.low(words[at + 4]),
                log.thread,
                Log.high(words[at + 5]),
                words[at + 1],
                words[at + 2],
                binds(at, shape, ordinals),
                results(n, ordinals),
                words[at + 3],
                failure == 0 ? null : log.failures.get(failure - 1),
                stack(Log.low(words[at + 5])));
    }

    private Binds binds(int at, Shape shape, Ordinals ordinals) {
        int width = Log.high(words[at + 6]) & (1 << Log.WIDTH_BITS) - 1;
        int literals = Log.high(words[at + 6]) >>> Log.WIDTH_BITS;
        int count = Log.low(words[at + 6]);
        boolean batched = (words[at] & Log.BATCHED) != 0;
        int offset = count == 0 ? 0 : offsets.computeIfAbsent(shape, LogReader::marker);
        int[] values = count == 0 ? new int[0] : ordinals.of(words, at + Log.EXECUTION_WORDS, count);
        return new Binds(count == 0 ? 0 : width, values, literals, batched, skipped(at, offset, shape, width));
    }

    private static int marker(Shape shape) {
        return shape.verb() == Verb.SELECT ? Outline.of(shape).offset() : 0;
    }

    /** How many rows an OFFSET passes over: of all values only this one is read back as a number. */
    private long skipped(int at, int marker, Shape shape, int width) {
        int position = marker == 0 ? 0 : Markers.of(shape).position(marker, width);
        return position == 0 ? -1 : Word.number(words[at + Log.EXECUTION_WORDS + position - 1]);
    }

    private List<Frame> stack(int number) {
        return number == 0 || number > log.stacks.size()
                ? List.of()
                : frames.of(log.stacks.get(number - 1), log.loader.get());
    }

    /** The outermost frame of the first stack, null when none was taken. */
    List<Frame> firstStack() {
        return log.stacks.isEmpty() ? List.of() : stack(1);
    }

    private List<Result> results(int execution, Ordinals ordinals) {
        return results.getOrDefault(execution, List.of()).stream()
                .filter(state -> state.rows > 0 || state.exhausted)
                .map(state -> result(state, ordinals))
                .toList();
    }

    private Result result(ResultState state, Ordinals ordinals) {
        ColumnReads[] read = reads.getOrDefault(state.number, new ColumnReads[0]);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(read.length, state.columns); i++) {
            if (read[i] != null) {
                columns.add(new Column(
                        state.indexes[i],
                        state.labels[i],
                        span(state, i),
                        state.sizes[i],
                        read[i].rows(),
                        read[i].values(ordinals)));
            }
        }
        long hash = state.incomplete ? 0 : state.hash;
        return new Result(
                state.kind, state.rows, state.exhausted, List.copyOf(columns), hash, state.firstNanos, state.lastNanos);
    }

    private static long span(ResultState state, int column) {
        long span = state.largest[column] - state.smallest[column] + 1;
        return state.smallest[column] > state.largest[column] ? 0 : span <= 0 ? Long.MAX_VALUE : span;
    }

    long markNanos(int n) {
        return words[marks.get(n) + 1];
    }

    Mark mark(int n, int before) {
        int at = marks.get(n);
        Mark.Kind kind = MARKS[(int) (words[at] >>> 8)];
        return new Mark(
                kind,
                before,
                Log.high(words[at + 3]),
                Log.low(words[at + 3]),
                log.thread,
                words[at + 1],
                words[at + 2]);
    }
}
