package dev.flycatcher.testapps.benchmarks.orm;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this thread, in nanoseconds, and bytes allocated by it, for one run of a workload. */
record Cost(double nanos, double bytes) {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    static final Cost UNKNOWN = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);

    /** Whatever the last result was; kept so that no result is optimised away. */
    @SuppressWarnings("unused")
    private static volatile Object sink = "";

    /** The cost of one run, averaged over {@code times} of them. */
    static Cost of(Workload workload, Contender<?, ?, ?> contender, int times) {
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long start = THREAD.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            sink = workload.run(contender, i);
        }
        long nanos = THREAD.getCurrentThreadCpuTime() - start;
        bytes = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        return new Cost((double) nanos / times, (double) bytes / times);
    }

    /** The lesser of both in each: noise only ever adds. */
    Cost least(Cost other) {
        return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }
}
