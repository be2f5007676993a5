package dev.flycatcher.analyzer.trace;

import java.util.List;

/**
 * One unit of work as it was recorded: everything a judgement may use, and nothing else.
 *
 * @param unit what was recorded
 * @param executions in order of start
 * @param marks edges of connections and transactions, in order
 * @param values what is known of each distinct value; ordinal 1 is element 0
 * @param elapsedNanos from the unit's start to its end
 * @param dropped what was seen but not kept
 * @param engine the database that was asked, by the name it has in JDBC URLs ({@code postgresql}); "" when it is not
 *     known, or there were several
 */
public record Trace(
        Unit unit,
        List<Execution> executions,
        List<Mark> marks,
        List<Value> values,
        long elapsedNanos,
        Dropped dropped,
        String engine) {

    /** What is known of the value with that ordinal, from 1. */
    public Value value(int ordinal) {
        return values.get(ordinal - 1);
    }
}
