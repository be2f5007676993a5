package dev.flycatcher.testapps.benchmarks;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Many executions over many shapes on a driver that does nothing, and the heap that is in use afterwards: run with the
 * agent and without it.
 */
public final class Soak {
    private static final int COLLECTIONS = 5;
    private static final long PAUSE_MILLIS = 200;
    private static final String AGENT = "dev.flycatcher:type=Agent";

    private Soak() {}

    /** Takes the number of executions and of shapes. */
    public static void main(String[] args) throws SQLException, InterruptedException, JMException {
        long executions = Long.parseLong(args[0]);
        int shapes = Integer.parseInt(args[1]);
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Connection connection = NoOpDriver.connect();
        long sum = 0;
        for (long i = 0; i < executions; i++) {
            String sql = "SELECT next FROM chain_" + Long.toString(i % shapes, 36) + "_x WHERE id = ?";
            sum += Query.ask(connection, sql, 7);
        }
        System.out.println("asked " + executions + " sum " + sum);
        judged(beans);
        System.out.println("used " + used() + " bytes");
    }

    /** Waits until every unit has ended, been judged and given back its buffers, where an agent is there at all. */
    private static void judged(MBeanServer beans) throws InterruptedException, JMException {
        ObjectName agent = new ObjectName(AGENT);
        boolean watched = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.matches("-javaagent:.*flycatcher-agent.*"));
        while (watched
                && !(beans.isRegistered(agent)
                        && beans.getAttribute(agent, "PendingUnits").equals(0))) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Bytes in use when garbage is gone. */
    private static long used() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
