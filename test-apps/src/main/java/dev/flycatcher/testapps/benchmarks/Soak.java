package dev.flycatcher.testapps.benchmarks;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Many executions over many shapes on a driver that does nothing, and the heap that is in use afterwards: run with the
 * agent and without it.
 */
public final class Soak {
    private static final int STEADY = 30;
    private static final long PAUSE_MILLIS = 500;
    /** Bytes; less is noise. */
    private static final long SHRINKING = 256 << 10;

    private Soak() {}

    /** Takes the number of executions and of shapes. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        long executions = Long.parseLong(args[0]);
        int shapes = Integer.parseInt(args[1]);
        Connection connection = NoOpDriver.connect();
        long sum = 0;
        for (long i = 0; i < executions; i++) {
            sum += query(connection, "SELECT next FROM chain_" + Long.toString(i % shapes, 36) + "_x WHERE id = ?");
        }
        System.out.println("asked " + executions + " sum " + sum);
        System.out.println("used " + used() + " bytes");
    }

    /** Once units have ended, been judged, and given back their buffers: when the heap has stopped to shrink for longer than a unit is judged. */
    private static long used() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int same = 0; same < STEADY; same++) {
            Thread.sleep(PAUSE_MILLIS);
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            same = now < used - SHRINKING ? 0 : same;
            used = Math.min(used, now);
        }
        return used;
    }

    private static long query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, 7);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
