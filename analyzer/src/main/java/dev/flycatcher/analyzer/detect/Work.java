package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One unit of work as the rules see it: its executions by shape, and where its values come from. */
final class Work {
    private final Trace trace;
    private final Text.Shelf texts;
    private final Map<Long, Group> groups = new LinkedHashMap<>();
    private final Map<Long, List<Origin>> origins = new HashMap<>();
    private final Sources sources;
    private final Writes writes;
    private final List<Loop> loops = new ArrayList<>();

    Work(Trace trace, Text.Shelf texts) {
        this.trace = trace;
        this.texts = texts;
        Map<Long, List<Integer>> byShape = new LinkedHashMap<>();
        for (int i = 0; i < trace.executions().size(); i++) {
            Execution execution = trace.executions().get(i);
            if (!execution.failed()) {
                byShape.computeIfAbsent(execution.shape().fingerprint(), any -> new ArrayList<>())
                        .add(i);
            }
        }
        byShape.forEach((shape, indexes) -> groups.put(shape, group(indexes)));
        sources = Sources.of(this);
        writes = new Writes(this);
        groups().forEach(this::findLoops);
    }

    private Group group(List<Integer> indexes) {
        List<Execution> executions =
                indexes.stream().map(i -> trace.executions().get(i)).toList();
        Text text = texts.of(executions.get(0).shape());
        return new Group(text, executions, indexes.stream().mapToInt(i -> i).toArray());
    }

    private void findLoops(Group group) {
        Verb verb = group.shape().verb();
        List<Origin> found = group.size() > 1 ? Tracing.of(this, group) : List.of();
        origins.put(group.shape().fingerprint(), found);
        if (!found.isEmpty() && (verb == Verb.SELECT || verb == Verb.CALL)) {
            found.get(0).proven().stream()
                    .flatMap(edge -> Loop.of(this, edge).stream())
                    .filter(loop -> loop.size() > 1 && loop.distinct() > 1)
                    .filter(loop -> loop.overRows() || loop.size() >= 5)
                    .forEach(loops::add);
        }
    }

    Trace trace() {
        return trace;
    }

    Collection<Group> groups() {
        return groups.values();
    }

    Sources sources() {
        return sources;
    }

    Outline outline(Execution execution) {
        return texts.of(execution.shape()).outline();
    }

    /** Where the values of a group's varying markers came from, the best explained marker first. */
    List<Origin> origins(Group group) {
        return origins.getOrDefault(group.shape().fingerprint(), List.of());
    }

    /** Queries run once per row of an earlier result. */
    List<Loop> loops() {
        return loops;
    }

    boolean looped(Group group) {
        return loops.stream().anyMatch(loop -> loop.edge().child() == group);
    }

    Writes writes() {
        return writes;
    }

    /** Whether a transaction of that connection ended after one execution and before another. */
    boolean ended(int connection, int after, int before) {
        return trace.marks().stream()
                .anyMatch(mark -> (mark.kind() == Mark.Kind.COMMIT || mark.kind() == Mark.Kind.ROLLBACK)
                        && mark.connection() == connection
                        && mark.before() > after
                        && mark.before() <= before);
    }

    /** Whether the unit only prepares or clears up, where repetition does no harm. */
    boolean setUp() {
        Unit.Kind kind = trace.unit().kind();
        return kind == Unit.Kind.SETUP || kind == Unit.Kind.TEARDOWN || kind == Unit.Kind.STARTUP;
    }
}
