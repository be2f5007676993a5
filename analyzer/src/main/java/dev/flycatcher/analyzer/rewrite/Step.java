package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One execution with what it bound.
 *
 * @param values one for each marker of the shape's text; null when they are not all known
 * @param rows rows read to the end, -1 when not known
 */
record Step(Shape shape, @Nullable List<@Nullable Object> values, long rows) {
    private static final Set<Verb> READING = Set.of(Verb.SELECT);

    /** The values at these markers, null when they are not known. */
    @Nullable
    List<@Nullable Object> at(List<Integer> markers) {
        List<@Nullable Object> known = values;
        if (known == null || markers.stream().anyMatch(marker -> marker - Draft.CHILD > known.size())) {
            return null;
        }
        List<@Nullable Object> parts = new ArrayList<>();
        markers.forEach(marker -> parts.add(known.get(marker - Draft.CHILD - 1)));
        return parts;
    }

    /** The first table of the finding's two statements that one of these wrote, null when none did. */
    static @Nullable String written(Finding finding, List<Step> steps) {
        Set<String> read = Stream.of(
                        finding.child().shape(),
                        finding.parent() == null ? null : finding.parent().shape())
                .filter(shape -> shape != null)
                .flatMap(shape -> Outline.of(shape).tables().stream())
                .map(table -> Query.bare(table.name()))
                .collect(Collectors.toSet());
        return steps.stream()
                .filter(step -> !READING.contains(step.shape().verb()))
                .map(step -> Query.bare(Advice.table(step.shape().sql())))
                .filter(read::contains)
                .findFirst()
                .orElse(null);
    }
}
