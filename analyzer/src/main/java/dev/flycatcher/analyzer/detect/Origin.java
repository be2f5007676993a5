package dev.flycatcher.analyzer.detect;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the values of one marker came from.
 *
 * @param marker the marker, from 1
 * @param proven the columns that are sure, each with its own executions
 * @param candidates columns that fit and cannot be told apart, or fit too loosely
 * @param unexplained executions whose value came from no proven column, ascending
 * @param distinct distinct values that were bound
 */
record Origin(int marker, List<Edge> proven, List<Edge> candidates, int[] unexplained, int distinct) {

    int explained() {
        return proven.stream().mapToInt(edge -> edge.members().length).sum();
    }

    /** Proven columns, then those that only fit. */
    List<Edge> fitting() {
        return Stream.concat(proven.stream(), candidates.stream()).toList();
    }
}
