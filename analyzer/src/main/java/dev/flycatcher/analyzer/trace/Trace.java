package dev.flycatcher.analyzer.trace;

import java.util.List;
import java.util.Map;

/**
 * One unit of work as it was recorded: everything a judgement may use, and nothing else.
 *
 * @param unit what was recorded
 * @param executions in order of start
 * @param marks edges of connections and transactions, in order
 * @param values what is known of each distinct value; ordinal 1 is element 0
 * @param elapsedNanos from the unit's start to its end
 * @param dropped what was seen but not kept
 * @param databases what each connection leads to, by the connection's number within the unit
 * @param mapped classes that stand for tables and were met since the unit before, whichever unit met them
 */
public record Trace(
        Unit unit,
        List<Execution> executions,
        List<Mark> marks,
        List<Value> values,
        long elapsedNanos,
        Dropped dropped,
        Map<Integer, Database> databases,
        List<Mapped> mapped) {

    /** A unit with which no class was met. */
    public Trace(
            Unit unit,
            List<Execution> executions,
            List<Mark> marks,
            List<Value> values,
            long elapsedNanos,
            Dropped dropped,
            Map<Integer, Database> databases) {
        this(unit, executions, marks, values, elapsedNanos, dropped, databases, List.of());
    }

    /** The same, those classes met with it. */
    public Trace with(List<Mapped> met) {
        return met.isEmpty()
                ? this
                : new Trace(unit, executions, marks, values, elapsedNanos, dropped, databases, List.copyOf(met));
    }

    /** What is known of the value with that ordinal, from 1. */
    public Value value(int ordinal) {
        return values.get(ordinal - 1);
    }

    /** The engine behind that connection, by the name it has in JDBC URLs ({@code postgresql}); "" when not known. */
    public String engine(int connection) {
        Database known = databases.get(connection);
        return known == null ? "" : known.engine();
    }
}
