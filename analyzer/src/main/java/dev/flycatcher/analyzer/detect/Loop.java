package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Sources.Source;
import dev.flycatcher.analyzer.trace.Execution;
import java.util.Arrays;
import java.util.List;

/**
 * One loop over rows: executions whose values came, row by row, from one column, run from one place.
 *
 * @param edge the way the values went, with its figures for all places together
 * @param part the executions of this place
 * @param sources the results they came from
 */
record Loop(Edge edge, Part part, List<Source> sources) {

    static List<Loop> of(Work work, Edge edge) {
        List<Part> parts = Part.split(
                edge.child(),
                edge.members(),
                n -> work.sources().source(edge.places()[n]).execution());
        return parts.stream()
                .map(part -> new Loop(edge, part, sources(work, edge, part)))
                .toList();
    }

    private static List<Source> sources(Work work, Edge edge, Part part) {
        return Arrays.stream(part.members())
                .mapToLong(member -> edge.places()[Arrays.binarySearch(edge.members(), member)])
                .map(place -> place >>> 32)
                .distinct()
                .mapToObj(source -> work.sources().source(source << 32))
                .toList();
    }

    int size() {
        return part.members().length;
    }

    /** Rows of the results that fed it. */
    long rows() {
        return sources.stream().mapToLong(Source::rows).sum();
    }

    /** Whether one result fed it with more than one row; otherwise the loop is further out. */
    boolean overRows() {
        return sources.stream().anyMatch(source -> source.rows() > 1);
    }

    /** Whether no execution gave more than one row. */
    boolean toOne() {
        return executions().stream().allMatch(execution -> Draft.rows(execution) <= 1);
    }

    long distinct() {
        return Arrays.stream(part.members())
                .map(member -> edge.child().bound(member, edge.marker()))
                .distinct()
                .count();
    }

    List<Execution> executions() {
        return part.executions(edge.child());
    }
}
