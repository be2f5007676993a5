package dev.flycatcher.agent.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The units that ended last, as many as find room, so that a burst whose context was lost can be asked who read its values
 * before. Of what found none, or was not recorded whole, the time is known, and what was read until then is known no more.
 * Not thread-safe.
 */
final class Lately {
    /** 512 KiB. */
    static final int MOST_WORDS = 1 << 16;

    private static final long LONG_AGO = 1L << 62;

    private final Deque<WorkUnit> kept = new ArrayDeque<>();
    private long words;
    private long missed;
    private boolean ended;
    private long unknownUntil = System.nanoTime() - LONG_AGO;

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
            kept.add(unit);
            words += words(unit);
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
        WorkUnit eldest = kept.remove();
        words -= words(eldest);
        forget(eldest);
    }

    private void forget(WorkUnit unit) {
        unknownUntil(unit.startedNanos + unit.elapsedNanos());
        unit.logs.forEach(Log::release);
    }

    private void unknownUntil(long nanos) {
        unknownUntil = nanos - unknownUntil > 0 ? nanos : unknownUntil;
    }

    List<WorkUnit> kept() {
        return List.copyOf(kept);
    }

    /** Words kept. */
    long words() {
        return words;
    }

    /** Everything that was read since then by units that have ended is kept, by {@link System#nanoTime()}. */
    long knownFrom() {
        return unknownUntil;
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
