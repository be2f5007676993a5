package dev.flycatcher.analyzer.detect;

import java.util.List;

/**
 * A finding and what it looked like, unit by unit.
 *
 * @param finding folded over all units
 * @param occurrences in the order in which they were first seen, at most 1,000; empty for a finding without a parent
 */
public record Verdict(Finding finding, List<Occurrence> occurrences) {

    /**
     * A finding in one unit, or in several of one name that looked the same.
     *
     * @param unit name of the unit
     * @param units how many such units
     * @param parentRows rows of the parent in each of them
     * @param executions executions of the child in each of them
     */
    public record Occurrence(String unit, long units, long parentRows, long executions) {}
}
