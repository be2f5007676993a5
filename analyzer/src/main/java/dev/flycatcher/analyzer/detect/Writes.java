package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which tables a unit wrote, and when. What does not say its tables, a procedure say, may have written any. */
final class Writes {
    private static final String ANY = "";

    private final Map<String, List<Integer>> byTable = new HashMap<>();

    Writes(Work work) {
        List<Execution> executions = work.trace().executions();
        for (int i = 0; i < executions.size(); i++) {
            if (executions.get(i).shape().verb().writes()) {
                add(work.outline(executions.get(i)), i);
            }
        }
    }

    private void add(Outline outline, int execution) {
        if (outline.tables().isEmpty()) {
            times(ANY).add(execution);
        }
        for (Table table : outline.tables()) {
            times(table.name().toLowerCase(Locale.ROOT)).add(execution);
        }
    }

    private List<Integer> times(String table) {
        return byTable.computeIfAbsent(table, any -> new ArrayList<>());
    }

    /** Whether a table of that statement was written after one execution and before another. */
    boolean between(Outline outline, int after, int before) {
        return within(ANY, after, before)
                || outline.tables().stream()
                        .anyMatch(table -> within(table.name().toLowerCase(Locale.ROOT), after, before));
    }

    private boolean within(String table, int after, int before) {
        List<Integer> times = byTable.getOrDefault(table, List.of());
        int found = Collections.binarySearch(times, after);
        int next = found >= 0 ? found + 1 : -found - 1;
        return next < times.size() && times.get(next) < before;
    }
}
