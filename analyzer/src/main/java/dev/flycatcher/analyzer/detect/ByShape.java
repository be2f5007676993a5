package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is kept of each query's shape over all units, of the first {@value #MOST_SHAPES} shapes.
 *
 * @param <T> what is kept of one
 */
final class ByShape<T> {
    private static final int MOST_SHAPES = 10_000;

    private final Map<Long, T> kept = new LinkedHashMap<>();
    private final Function<Outline, T> begun;

    /** @param begun what is kept of a shape that is met for the first time */
    ByShape(Function<Outline, T> begun) {
        this.begun = begun;
    }

    /** Adds a unit's queries; nothing where values that were read were not kept. */
    void add(Work work, Predicate<Outline> judged, BiConsumer<Group, T> adding) {
        if (work.trace().dropped().values() > 0) {
            return;
        }
        for (Group group : work.groups()) {
            long shape = group.shape().fingerprint();
            boolean room = kept.size() < MOST_SHAPES || kept.containsKey(shape);
            if (group.shape().verb() == Verb.SELECT && room && judged.test(group.outline())) {
                adding.accept(group, kept.computeIfAbsent(shape, any -> begun.apply(group.outline())));
            }
        }
    }

    /** By fingerprint, in the order they were met. */
    Map<Long, T> all() {
        return kept;
    }
}
