package dev.flycatcher.testapps.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;

/**
 * What the calling thread allocates per query on a driver that does nothing and allocates nothing, and all threads
 * together: the least of several rounds, for what is given out again must have been given back first.
 */
public final class QueryBytes {
    private static final int QUERIES = 100;
    private static final int REQUESTS = 20;
    private static final long PAUSE_MILLIS = 10;

    private QueryBytes() {}

    /** Takes the number of rounds. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Connection connection = NoOpDriver.connect();
        connection.setAutoCommit(false);
        Endpoint endpoint = new Endpoint(() -> Query.chain(connection, QUERIES));
        long least = Long.MAX_VALUE;
        long whole = Long.MAX_VALUE;
        for (int round = Integer.parseInt(args[0]); round > 0; round--) {
            long bytes = 0;
            long[] ids = threads.getAllThreadIds();
            long[] all = threads.getThreadAllocatedBytes(ids);
            for (int request = 0; request < REQUESTS; request++) {
                Thread.sleep(PAUSE_MILLIS);
                long before = threads.getCurrentThreadAllocatedBytes();
                endpoint.request();
                bytes += threads.getCurrentThreadAllocatedBytes() - before;
            }
            least = Math.min(least, bytes / (REQUESTS * QUERIES));
            whole = Math.min(whole, more(all, threads.getThreadAllocatedBytes(ids)) / (REQUESTS * QUERIES));
        }
        System.out.println("allocated " + least + " bytes per query, " + whole + " by all threads");
    }

    /** A thread that has ended tells nothing. */
    private static long more(long[] before, long[] after) {
        return IntStream.range(0, before.length)
                .mapToLong(i -> Math.max(0, after[i] - before[i]))
                .sum();
    }
}
