package dev.flycatcher.agent.record;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * What recording costs the threads that are watched. Of each thread's calls of the recorder every {@value #ONE_IN}th is
 * timed; {@value #WINDOW} such samples make a verdict: the recorder's share of the CPU time that those threads used
 * between their samples. The two dearest samples of a window are left out: they are the collector's or the scheduler's.
 */
public final class Meter {
    static final int ONE_IN = 1_024;
    static final int WINDOW = 64;
    /** Samples before this one are of code that is not compiled yet. */
    private static final int WARM = WINDOW;

    private final LongSupplier clock;
    private final LongSupplier cpu;
    private volatile DoubleConsumer verdict;
    private final long[] samples = new long[WINDOW];
    private int filled = -WARM;
    private long cpuNanos;

    /**
     * @param clock nanoseconds of no particular origin
     * @param cpu CPU time of the calling thread, nanoseconds
     * @param verdict given a share, 0.01 being one per cent, on a watched thread: it must be quick
     */
    public Meter(LongSupplier clock, LongSupplier cpu, DoubleConsumer verdict) {
        this.clock = clock;
        this.cpu = cpu;
        this.verdict = verdict;
    }

    /** Forgets whom to tell: the application's threads know this for ever. */
    public void end() {
        verdict = share -> {};
    }

    private synchronized void add(long nanos, long threadNanos) {
        if (filled >= 0) {
            samples[filled] = nanos;
            cpuNanos += threadNanos;
        }
        if (++filled == WINDOW) {
            Arrays.sort(samples);
            long ours = Arrays.stream(samples, 0, WINDOW - 2).sum() * WINDOW / (WINDOW - 2) * ONE_IN;
            double share = (double) ours / Math.max(1, cpuNanos);
            filled = 0;
            cpuNanos = 0;
            verdict.accept(share);
        }
    }

    /** One thread's calls. */
    final class Ticks {
        private int calls;
        private long threadNanos = -1;

        /** Begins a call; returns when, 0 for a call that is not timed. */
        long start() {
            return (++calls & ONE_IN - 1) == 0 ? clock.getAsLong() : 0;
        }

        void stop(long started) {
            if (started != 0) {
                timed(clock.getAsLong() - started);
            }
        }

        private void timed(long nanos) {
            long now = cpu.getAsLong();
            if (threadNanos >= 0) {
                add(nanos, now - threadNanos);
            }
            threadNanos = now;
        }
    }
}
