package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The units that ended last, as many as find room, so that a burst whose context was lost can be asked who read its values
 * before. Of what found none, or was not recorded whole, the time is known, and what was read until then is known no more.
 * Not thread-safe.
 */
final class Lately {
    /** 512 KiB. */
    static final int MOST_WORDS = 1 << 16;

    private static final long LONG_AGO = 1L << 62;

    private final Deque<Kept> kept = new ArrayDeque<>();
    private long words;
    private long missed;
    private boolean ended;
    private long unknownUntil = System.nanoTime() - LONG_AGO;

    private record Kept(WorkUnit unit, long words) {}

    /**
     * Keeps a unit that was decoded, under the name it has.
     *
     * @param whole whether all that it read is in its logs
     * @param elsewhere how much was read, as far as is counted, that is in no unit
     */
    void keep(WorkUnit unit, String name, boolean whole, long elsewhere) {
        if (elsewhere != missed) {
            missed = elsewhere;
            unknownUntil(System.nanoTime());
        }
        if (whole && !ended && words(unit) <= MOST_WORDS) {
            unit.named(name);
            unit.logs.forEach(log -> log.stacks.clear());
            kept.add(new Kept(unit, words(unit)));
            words += kept.getLast().words;
        } else {
            clear();
            forget(unit);
        }
        while (words > MOST_WORDS) {
            eldest();
        }
    }

    private static long words(WorkUnit unit) {
        return unit.logs.stream().mapToLong(log -> log.words.array().length).sum();
    }

    private void eldest() {
        Kept eldest = kept.remove();
        words -= eldest.words;
        forget(eldest.unit);
    }

    private void forget(WorkUnit unit) {
        unknownUntil(unit.startedNanos + unit.elapsedNanos());
        unit.logs.forEach(Log::release);
    }

    private void unknownUntil(long nanos) {
        unknownUntil = nanos - unknownUntil > 0 ? nanos : unknownUntil;
    }

    List<WorkUnit> kept() {
        return kept.stream().map(Kept::unit).toList();
    }

    /** Words kept. */
    long words() {
        return words;
    }

    /** Everything that was read since then by units that have ended is kept, by {@link System#nanoTime()}. */
    long knownFrom() {
        return unknownUntil;
    }

    /**
     * A unit that is kept in its logs yet, beside all of these.
     *
     * @param to what units read that began from then on, nanoseconds from its start, is not known
     */
    Lost beside(WorkUnit unit, long to, Decoder decoder) {
        List<WorkUnit> all = new ArrayList<>(kept());
        all.add(unit);
        List<Trace> traces = decoder.alike(all);
        List<Lost.Other> others = IntStream.range(0, all.size() - 1)
                .mapToObj(i -> other(all.get(i), traces.get(i), unit.startedNanos))
                .toList();
        return new Lost(traces.get(others.size()), others, unknownUntil - unit.startedNanos, to);
    }

    private static Lost.Other other(WorkUnit unit, Trace trace, long start) {
        Map<Integer, String> threads =
                unit.logs.stream().collect(Collectors.toMap(log -> log.thread, log -> log.threadName, (a, b) -> a));
        return new Lost.Other(trace, unit.startedNanos - start, threads);
    }

    /** Lets go of all. */
    void clear() {
        while (!kept.isEmpty()) {
            eldest();
        }
    }

    /** Keeps nothing from here on. */
    void end() {
        ended = true;
        clear();
    }
}
