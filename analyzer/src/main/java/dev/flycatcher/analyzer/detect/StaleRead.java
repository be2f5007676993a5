package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline.Table;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A64, read after write: a table is written in one database and then, in the same unit, read from another of the same
 * engine that is for reading: by its address ({@code targetServerType=secondary}), or by its connection
 * ({@code setReadOnly}). What was written may not be there yet.
 */
final class StaleRead implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        long places = work.trace().databases().values().stream()
                .map(Database::id)
                .distinct()
                .count();
        if (places > 1) {
            Map<Group, IntStream.Builder> stale =
                    new TreeMap<>((a, b) -> Integer.compare(a.indexes()[0], b.indexes()[0]));
            Replicas replicas = Replicas.of(work.trace());
            Map<String, Database> written = new HashMap<>();
            for (int i = 0; i < work.trace().executions().size(); i++) {
                look(work, replicas, written, i, stale);
            }
            stale.forEach((group, members) ->
                    Draft.tell(work, group, members.build().toArray(), "A64", Severity.INFO, findings));
        }
    }

    private static void look(
            Work work,
            Replicas replicas,
            Map<String, Database> written,
            int index,
            Map<Group, IntStream.Builder> stale) {
        Execution execution = work.trace().executions().get(index);
        Database database = replicas.database(index);
        for (Table table : work.outline(execution).tables()) {
            String name = table.name().toLowerCase(Locale.ROOT);
            if (execution.shape().verb().writes()) {
                written.put(name, database);
            } else if (execution.shape().verb() == Verb.SELECT
                    && written.containsKey(name)
                    && Replicas.apart(written.get(name), database)
                    && (Replicas.named(database) || replicas.readOnly(index))) {
                work.member(
                        execution,
                        (group, member) -> stale.computeIfAbsent(group, any -> IntStream.builder())
                                .add(member));
                return;
            }
        }
    }
}
