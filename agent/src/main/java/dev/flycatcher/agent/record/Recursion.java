package dev.flycatcher.agent.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one stack that come again, from the inside out. A method that calls itself is a loop of its own; one that
 * is called again by others is so from the third time on: a filter or decorator stands in a chain twice without going over
 * anything.
 */
final class Recursion {
    private static final int IN_A_CHAIN = 2;

    private final Map<Loops.Method, Integer> seen = new HashMap<>();

    /** That loop, or the negated line of a recursion where there is none; methods are asked for from the inside out. */
    int or(int loop, StackTraceElement element, Loops.@Nullable Method method) {
        int before = method == null ? 0 : seen.getOrDefault(method, 0);
        if (method != null) {
            seen.merge(method, 1, Integer::sum);
        }
        if (loop > 0 || method == null || before == 0) {
            return loop;
        }
        if (method.again() > 0) {
            return -method.again();
        }
        return before >= IN_A_CHAIN ? -element.getLineNumber() : 0;
    }
}
