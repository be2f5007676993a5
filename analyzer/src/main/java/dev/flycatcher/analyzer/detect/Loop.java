package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Sources.Source;
import dev.flycatcher.analyzer.trace.Execution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One loop over rows: executions whose values came, row by row, from one column, run from one place.
 *
 * @param edge the way the values went, with its figures for all places together
 * @param part the executions of this place
 * @param sources the results they came from
 */
record Loop(Edge edge, Part part, List<Source> sources) {

    static List<Loop> of(Work work, Edge edge) {
        int[] passes = passes(work, edge);
        return Part.split(edge.child(), edge.members(), n -> passes[n]).stream()
                .map(part -> new Loop(edge, part, sources(work, edge, part)))
                .toList();
    }

    /** A number for each pass over the rows of one result: where a row comes again that is further up, a loop begins anew. */
    private static int[] passes(Work work, Edge edge) {
        int[] passes = new int[edge.places().length];
        Map<Integer, Integer> latest = new HashMap<>();
        int count = 0;
        boolean alone = oneThread(edge);
        for (int n = 0; n < passes.length; n++) {
            int source = work.sources().source(edge.places()[n]).execution();
            int before = latest.getOrDefault(source, -1);
            boolean again = alone && before >= 0 && edge.places()[n] < edge.places()[before];
            passes[n] = before < 0 || again ? count++ : passes[before];
            latest.put(source, n);
        }
        return passes;
    }

    /** Threads get at rows in any order: none of them begins anew. */
    private static boolean oneThread(Edge edge) {
        int first = edge.child().executions().get(edge.members()[0]).thread();
        return Arrays.stream(edge.members())
                .allMatch(i -> edge.child().executions().get(i).thread() == first);
    }

    private static List<Source> sources(Work work, Edge edge, Part part) {
        return Arrays.stream(part.members())
                .mapToLong(member -> edge.places()[Arrays.binarySearch(edge.members(), member)])
                .map(place -> place >>> 32)
                .distinct()
                .mapToObj(source -> work.sources().source(source << 32))
                .toList();
    }

    /** How deep a walk went: the longest chain of executions each fed by the one before. */
    int depth(Work work) {
        int[] depths = new int[edge.child().size()];
        int deepest = 0;
        for (int n = 0; n < edge.members().length; n++) {
            int source = work.sources().source(edge.places()[n]).execution();
            int feeder = Arrays.binarySearch(edge.child().indexes(), source);
            int member = edge.members()[n];
            depths[member] = feeder < 0 ? 1 : depths[feeder] + 1;
            deepest = Math.max(deepest, depths[member]);
        }
        return deepest;
    }

    boolean has(int member) {
        return Arrays.binarySearch(part.members(), member) >= 0;
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

    /** Different questions asked: all binds together, as a key may have several columns. */
    long distinct() {
        return executions().stream().map(Execution::binds).distinct().count();
    }

    /** Whether an edge to another marker goes from the same rows. */
    boolean sameRows(Edge other) {
        return Arrays.stream(part.members()).allMatch(member -> {
            int at = Arrays.binarySearch(other.members(), member);
            return at >= 0 && row(other, at) == row(edge, Arrays.binarySearch(edge.members(), member));
        });
    }

    private static int row(Edge edge, int at) {
        return Sources.row(edge.places()[at]);
    }

    List<Execution> executions() {
        return part.executions(edge.child());
    }
}
