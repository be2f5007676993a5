package dev.flycatcher.analyzer.detect;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the units of one name asked, over a run: a test, a request, a job.
 *
 * @param unit their name
 * @param units how many
 * @param executions of all statements, in all of them
 * @param rows of each unit's longest result, summed: the size of its data
 * @param law how the executions of a unit grow with that size
 * @param shapes executions by fingerprint, those with most, at most 20
 */
public record EntryPoint(String unit, long units, long executions, long rows, Law law, SortedMap<Long, Long> shapes) {

    /** A complexity class, fitted over three sizes or more. */
    public enum Law {
        CONSTANT,
        LINEAR,
        /** Fewer sizes were seen, or no line fits them. */
        UNKNOWN
    }

    public EntryPoint {
        shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
    }

    /** Executions in one unit, on average. */
    public double perUnit() {
        return (double) executions / Math.max(1, units);
    }

    /** Executions for each row of its data, taking a unit for one row at least. */
    double perRow() {
        return (double) executions / Math.max(1, Math.max(units, rows));
    }

    /** Executions of that shape in one unit, on average. */
    public double perUnit(long shape) {
        return (double) shapes.getOrDefault(shape, 0L) / Math.max(1, units);
    }
}
