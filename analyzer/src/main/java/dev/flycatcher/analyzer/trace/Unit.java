package dev.flycatcher.analyzer.trace;

/**
 * The unit of work that was recorded: what a person would call one piece of work.
 *
 * @param id distinct within one run
 * @param kind what opened it
 * @param name what it is, free of the values of one call: {@code OrderTest.listsOrders}, {@code GET /orders/{id}},
 *     {@code main}
 * @param startedMillis wall clock at its start, milliseconds since 1970
 */
public record Unit(long id, Kind kind, String name, long startedMillis) {

    /** What opened a unit. */
    public enum Kind {
        TEST,
        SETUP,
        TEARDOWN,
        REQUEST,
        JOB,
        MESSAGE,
        TRANSACTION,
        THREAD,
        STARTUP
    }
}
