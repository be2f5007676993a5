package dev.flycatcher.agent.boot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What went wrong behind the gate: counted, told once per kind (its type and where it was thrown), and budgeted. */
final class Failures {
    private static final long BUDGET = 1_000;
    private static final int MOST_KINDS = 16;
    private static final AtomicLong COUNT = new AtomicLong();
    private static final AtomicLong SPENT = new AtomicLong();
    private static final ConcurrentHashMap<String, String> KINDS = new ConcurrentHashMap<>();

    private Failures() {}

    /** Counts and tells; whether the budget is spent now. */
    static boolean add(Throwable failure) {
        COUNT.incrementAndGet();
        if (KINDS.size() < MOST_KINDS && KINDS.putIfAbsent(kind(failure), "") == null) {
            System.err.print("flycatcher: internal failure, the application is not affected: ");
            failure.printStackTrace();
        }
        return SPENT.incrementAndGet() == BUDGET;
    }

    private static String kind(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        StringBuilder kind = new StringBuilder(failure.getClass().getName());
        return stack.length == 0
                ? kind.toString()
                : kind.append(' ').append(stack[0]).toString();
    }

    static long count() {
        return COUNT.get();
    }

    static boolean spent() {
        return SPENT.get() >= BUDGET;
    }

    /** Gives a new budget. */
    static void forgive() {
        SPENT.set(0);
    }
}
