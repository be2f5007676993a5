package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Markers;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads back what one thread logged, one log after another. */
final class LogReader {
    private static final Mark.Kind[] MARKS = {
        Mark.Kind.BEGIN,
        Mark.Kind.COMMIT,
        Mark.Kind.ROLLBACK,
        Mark.Kind.OPEN,
        Mark.Kind.CLOSE,
        Mark.Kind.READ_ONLY,
        Mark.Kind.READ_WRITE
    };
    private static final long[] NONE = {};
    private static final int MOST_OFFSETS = 256;
    private static final int LARGEST_KEPT = 1 << 13;

    final Ints executions = new Ints();
    final Ints marks = new Ints();
    private final Transcript out;
    private final Ordinals ordinals;
    private final ResultReader results;
    private final Stacks stacks;
    /** By its number in the log, which execution of the unit each is; and one more. */
    private int[] places = {};
    /** By shape: where its OFFSET takes its number from. */
    private final Map<Shape, Integer> offsets = new HashMap<>();

    private @Nullable Log log;
    private long[] words = NONE;

    LogReader(Transcript out, Ordinals ordinals, Stacks stacks) {
        this.out = out;
        this.ordinals = ordinals;
        this.stacks = stacks;
        this.results = new ResultReader(out, ordinals);
    }

    /** Begins with another log. */
    void begin(Log of) {
        log = of;
        int size = of.words.size();
        words = of.words.array();
        results.begin(words);
        scan(Math.min(size, words.length));
        results.read(executions.size());
        places = places.length > executions.size() ? places : new int[executions.size() + 1];
    }

    /** The n-th execution has that place among those of all threads. */
    void placed(int n, int ordinal) {
        places[n] = ordinal;
        places[n + 1] = ordinal + 1;
    }

    /** Forgets the log, and gives back what a large one took. */
    void end() {
        log = null;
        words = NONE;
        executions.clear();
        marks.clear();
        places = places.length > LARGEST_KEPT ? new int[0] : places;
        results.end();
    }

    private Log log() {
        return Objects.requireNonNull(log);
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

    /** Writes the n-th execution, which is that one of the unit. */
    void write(int n, int ordinal) {
        int at = executions.get(n);
        Samples.Seen seen = log().samples.shapes().get(Entry.index(words[at]));
        out.execution(
                seen.shape,
                ordinal,
                Entry.high(words[at + 4]),
                Entry.low(words[at + 4]),
                log().thread,
                Entry.high(words[at + 5]),
                words[at + 1],
                words[at + 2]);
        binds(at, seen.shape);
        results.write(n, seen);
        int failure = Entry.low(words[at + 7]);
        out.outcome(
                words[at + 3],
                failure == 0 ? null : log().failures.get(failure - 1),
                stack(Entry.low(words[at + 5])),
                closed(Entry.high(words[at + 7])));
    }

    private int closed(int told) {
        return switch (told) {
            case Entry.OPEN, Entry.LEFT -> Execution.OPEN;
            case Entry.UNTOLD, Entry.OPEN_BEHIND -> Execution.UNTOLD;
            default -> places[Math.min(told - 1, executions.size())];
        };
    }

    private void binds(int at, Shape shape) {
        int count = Entry.low(words[at + 6]);
        int width = count == 0 ? 0 : Entry.high(words[at + 6]) & (1 << Entry.WIDTH_BITS) - 1;
        int literals = Entry.high(words[at + 6]) >>> Entry.WIDTH_BITS;
        boolean batched = (words[at] & Entry.BATCHED) != 0;
        out.binds(width, literals, batched, count == 0 ? -1 : skipped(at, shape, width), count);
        for (int i = 0; i < count; i++) {
            out.bind(ordinals.of(words[at + Entry.EXECUTION_WORDS + i]));
        }
    }

    private int offset(Shape shape) {
        Integer known = offsets.get(shape);
        if (known == null) {
            if (offsets.size() == MOST_OFFSETS) {
                offsets.clear();
            }
            known = marker(shape);
            offsets.put(shape, known);
        }
        return known;
    }

    private static int marker(Shape shape) {
        return shape.verb() == Verb.SELECT ? Outline.of(shape).offset() : 0;
    }

    /** How many rows an OFFSET passes over: of all values only this one is read back as a number. */
    private long skipped(int at, Shape shape, int width) {
        int marker = offset(shape);
        int position = marker == 0 ? 0 : Markers.of(shape).position(marker, width);
        return position == 0 ? -1 : Word.number(words[at + Entry.EXECUTION_WORDS + position - 1]);
    }

    private List<Frame> stack(int number) {
        return number == 0 || number > log().stacks.size()
                ? List.of()
                : stacks.of(log().stacks.get(number - 1), log().loader.get());
    }

    /** The first stack, empty when none was taken. */
    List<Frame> firstStack() {
        return log().stacks.isEmpty() ? List.of() : stack(1);
    }

    long markNanos(int n) {
        return words[marks.get(n) + 1];
    }

    /** Writes the n-th mark, which came before that execution. */
    void mark(int n, int before) {
        int at = marks.get(n);
        out.mark(
                MARKS[Entry.index(words[at])],
                before,
                Entry.high(words[at + 3]),
                Entry.low(words[at + 3]),
                log().thread,
                words[at + 1],
                words[at + 2]);
    }
}
