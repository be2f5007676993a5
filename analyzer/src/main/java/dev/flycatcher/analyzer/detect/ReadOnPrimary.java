package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A64, reads to the primary: transactions that were begun read-only, on a database that is written elsewhere in the run,
 * while the run also asked a replica of it: another database of the same engine that answered one of the same queries and
 * is for reading, by its address or because every connection to it was and none wrote.
 */
final class ReadOnPrimary implements Tally {
    private static final int MOST = 1_000;

    /** One database so far. */
    private static final class Seen {
        private final Database database;
        private final Set<Long> queries = new HashSet<>();
        private final Map<Long, Finding> readOnly = new LinkedHashMap<>();
        private boolean written;
        private boolean writable;

        private Seen(Database database) {
            this.database = database;
        }

        private boolean replicates(Seen primary) {
            boolean reads = Replicas.named(database) || !writable && !written;
            return reads
                    && Replicas.apart(database, primary.database)
                    && queries.stream().anyMatch(primary.queries::contains);
        }
    }

    private final Map<String, Seen> databases = new LinkedHashMap<>();

    @Override
    public void add(Work work) {
        Database only = Replicas.only(work.trace());
        Seen all = only == null ? null : seen(only);
        if (all != null) {
            work.groups().forEach(group -> add(work, all, group.executions().get(0), false));
        } else if (only == null) {
            addEach(work);
        }
    }

    private void addEach(Work work) {
        Replicas replicas = Replicas.of(work.trace());
        for (int i = 0; i < work.trace().executions().size(); i++) {
            Seen seen = seen(replicas.database(i));
            if (seen != null) {
                add(work, seen, work.trace().executions().get(i), replicas.readOnly(i));
            }
        }
    }

    private @Nullable Seen seen(Database database) {
        boolean room = databases.size() < MOST || databases.containsKey(database.id());
        return database.id().isEmpty() || !room
                ? null
                : databases.computeIfAbsent(database.id(), any -> new Seen(database));
    }

    private static void add(Work work, Seen seen, Execution execution, boolean readOnly) {
        seen.written |= execution.shape().verb().writes();
        seen.writable |= !readOnly;
        long query = execution.shape().fingerprint();
        if (execution.shape().verb() == Verb.SELECT && seen.queries.size() < MOST) {
            seen.queries.add(query);
        }
        boolean asked =
                readOnly && execution.transaction() > 0 && execution.shape().verb() == Verb.SELECT;
        if (asked && !execution.failed() && !Replicas.routed(seen.database)) {
            Finding known = seen.readOnly.get(query);
            if (known != null) {
                seen.readOnly.put(query, known.counting(known.child().executions() + 1));
            } else if (seen.readOnly.size() < MOST) {
                work.about(execution, "A64", Severity.INFO, finding -> seen.readOnly.put(query, finding));
            }
        }
    }

    @Override
    public void tell(Consumer<Finding> findings) {
        for (Seen seen : databases.values()) {
            boolean primary = seen.written && !Replicas.named(seen.database);
            if (primary && databases.values().stream().anyMatch(other -> other.replicates(seen))) {
                seen.readOnly.values().forEach(findings);
            }
        }
    }
}
