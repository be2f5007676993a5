package dev.flycatcher.analyzer.trace;

import java.util.List;
import java.util.Map;

/**
 * A unit whose context may have been lost on the way, and what other units read shortly before. Times are nanoseconds from
 * its own start.
 *
 * @param unit the unit itself, which knows the values of all
 * @param others those that ended before it, their values numbered as its own
 * @param from everything that was read from then on is known
 * @param to and everything that was read until then
 */
public record Lost(Trace unit, List<Other> others, long from, long to) {

    /**
     * Another unit.
     *
     * @param startNanos its start
     * @param threads names of its threads, by number
     */
    public record Other(Trace trace, long startNanos, Map<Integer, String> threads) {}
}
