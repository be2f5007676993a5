package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which databases a unit asked, and on which connections it may only read. */
final class Replicas {
    private static final Database NONE = Database.of("");
    private static final Set<String> SECONDARY = Set.of("secondary", "preferSecondary", "slave", "preferSlave");

    private final Trace trace;
    private final BitSet readOnly = new BitSet();

    private Replicas(Trace trace) {
        this.trace = trace;
    }

    static Replicas of(Trace trace) {
        Replicas replicas = new Replicas(trace);
        List<Mark> told = trace.marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.READ_ONLY || mark.kind() == Mark.Kind.READ_WRITE)
                .toList();
        if (!told.isEmpty()) {
            replicas.read(told);
        }
        return replicas;
    }

    private void read(List<Mark> told) {
        Map<Integer, Boolean> now = new HashMap<>();
        int next = 0;
        for (int i = 0; i < trace.executions().size(); i++) {
            for (; next < told.size() && told.get(next).before() <= i; next++) {
                now.put(told.get(next).connection(), told.get(next).kind() == Mark.Kind.READ_ONLY);
            }
            readOnly.set(i, now.getOrDefault(trace.executions().get(i).connection(), false));
        }
    }

    /** Whether the connection of the execution at that index was for reading, as the application or its pool asked. */
    boolean readOnly(int execution) {
        return readOnly.get(execution);
    }

    /** What the execution at that index asked. */
    Database database(int execution) {
        Execution asked = trace.executions().get(execution);
        return trace.databases().getOrDefault(asked.connection(), NONE);
    }

    /** Whether something was asked of which it is not known where it is. */
    static boolean unknown(Trace trace) {
        return trace.databases().isEmpty() && !trace.executions().isEmpty()
                || trace.databases().values().stream()
                        .anyMatch(database -> database.id().isEmpty());
    }

    /** The only database that was asked, on connections of which none is for reading alone; null when there is no such one. */
    static @Nullable Database only(Trace trace) {
        boolean reading = trace.marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.READ_ONLY);
        List<Database> all =
                trace.databases().values().stream().distinct().limit(2).toList();
        return reading || all.size() != 1 ? null : all.get(0);
    }

    /** Whether its address says that it is a replica. */
    static boolean named(Database database) {
        return SECONDARY.contains(database.options().getOrDefault("targetServerType", ""));
    }

    /** Whether the driver itself sends what only reads to a replica. */
    static boolean routed(Database database) {
        return database.options().containsKey("haMode");
    }

    /** Whether both are known, two places, and of one engine. */
    static boolean apart(Database one, Database other) {
        return !one.id().isEmpty()
                && !other.id().isEmpty()
                && !one.id().equals(other.id())
                && one.engine().equals(other.engine());
    }
}
