package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Markers;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads back what one thread logged. */
final class LogReader {
    private static final Mark.Kind[] MARKS = {
        Mark.Kind.BEGIN,
        Mark.Kind.COMMIT,
        Mark.Kind.ROLLBACK,
        Mark.Kind.PREPARE,
        Mark.Kind.OPEN,
        Mark.Kind.CLOSE,
        Mark.Kind.READ_ONLY,
        Mark.Kind.READ_WRITE
    };
    private static final int[] NO_VALUES = {};

    final Ints executions = new Ints();
    final Ints marks = new Ints();
    private final ResultReader results;

    private final Log log;
    private final Frames frames;
    private final long[] words;
    private final Map<Shape, Integer> offsets = new HashMap<>();

    LogReader(Log log, Frames frames) {
        this.log = log;
        this.frames = frames;
        int size = log.words.size();
        this.words = log.words.array();
        this.results = new ResultReader(words);
        scan(Math.min(size, words.length));
        results.read(executions.size());
    }

    private void scan(int size) {
        for (int at = 0; at < size; at += Entry.words(words, at)) {
            switch (Entry.kind(words[at])) {
                case Entry.EXECUTION -> executions.add(at);
                case Entry.MARK -> {
                    if (Entry.index(words[at]) != Log.NOTHING) {
                        marks.add(at);
                    }
                }
                default -> results.add(at);
            }
        }
    }

    /** Start of the n-th execution, nanoseconds from the unit's start. */
    long start(int n) {
        return words[executions.get(n) + 1];
    }

    /** Rows the application stepped onto. */
    long rows() {
        return results.rows();
    }

    Execution execution(int n, int ordinal, Ordinals ordinals) {
        int at = executions.get(n);
        Samples.Seen seen = log.samples.shapes().get(Entry.index(words[at]));
        int failure = (int) words[at + 7];
        return new Execution(
                ordinal,
                seen.shape,
                Entry.high(words[at + 4]),
                Entry.low(words[at + 4]),
                log.thread,
                Entry.high(words[at + 5]),
                words[at + 1],
                words[at + 2],
                binds(at, seen.shape, ordinals),
                results.of(n, seen, ordinals),
                words[at + 3],
                failure == 0 ? null : log.failures.get(failure - 1),
                stack(Entry.low(words[at + 5])));
    }

    private Binds binds(int at, Shape shape, Ordinals ordinals) {
        int width = Entry.high(words[at + 6]) & (1 << Entry.WIDTH_BITS) - 1;
        int literals = Entry.high(words[at + 6]) >>> Entry.WIDTH_BITS;
        int count = Entry.low(words[at + 6]);
        boolean batched = (words[at] & Entry.BATCHED) != 0;
        int offset = count == 0 ? 0 : offsets.computeIfAbsent(shape, LogReader::marker);
        int[] values = count == 0 ? NO_VALUES : ordinals.of(words, at + Entry.EXECUTION_WORDS, count);
        return new Binds(count == 0 ? 0 : width, values, literals, batched, skipped(at, offset, shape, width));
    }

    private static int marker(Shape shape) {
        return shape.verb() == Verb.SELECT ? Outline.of(shape).offset() : 0;
    }

    /** How many rows an OFFSET passes over: of all values only this one is read back as a number. */
    private long skipped(int at, int marker, Shape shape, int width) {
        int position = marker == 0 ? 0 : Markers.of(shape).position(marker, width);
        return position == 0 ? -1 : Word.number(words[at + Entry.EXECUTION_WORDS + position - 1]);
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

    long markNanos(int n) {
        return words[marks.get(n) + 1];
    }

    Mark mark(int n, int before) {
        int at = marks.get(n);
        return new Mark(
                MARKS[Entry.index(words[at])],
                before,
                Entry.high(words[at + 3]),
                Entry.low(words[at + 3]),
                log.thread,
                words[at + 1],
                words[at + 2]);
    }
}
