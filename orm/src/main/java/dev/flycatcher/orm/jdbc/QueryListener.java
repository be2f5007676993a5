package dev.flycatcher.orm.jdbc;

/** Hears of every statement, after it ran, on the thread that ran it. What it throws reaches that thread's code. */
@FunctionalInterface
public interface QueryListener {
    QueryListener NONE = event -> {};

    void executed(QueryEvent event);

    /** Both, this one first. */
    default QueryListener and(QueryListener other) {
        return this == NONE
                ? other
                : event -> {
                    executed(event);
                    other.executed(event);
                };
    }
}
