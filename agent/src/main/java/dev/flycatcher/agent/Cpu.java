package dev.flycatcher.agent;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** The CPU time of the calling thread. */
final class Cpu {
    private Cpu() {}

    /** Nanoseconds; where the JVM does not tell them, as of virtual threads, the time that passes instead. */
    static LongSupplier clock() {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            threads.getCurrentThreadCpuTime();
            return () -> time(threads);
        } catch (LinkageError | UnsupportedOperationException absent) {
            return System::nanoTime;
        }
    }

    private static long time(ThreadMXBean threads) {
        try {
            long nanos = threads.getCurrentThreadCpuTime();
            return nanos < 0 ? System.nanoTime() : nanos;
        } catch (UnsupportedOperationException virtual) {
            return System.nanoTime();
        }
    }
}
