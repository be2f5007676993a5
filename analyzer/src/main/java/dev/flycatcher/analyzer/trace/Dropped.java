package dev.flycatcher.analyzer.trace;

/** What was seen and counted but, for a bound, not kept: executions, bind and column values, stacks. */
public record Dropped(long executions, long values, long stacks) {
    public static final Dropped NONE = new Dropped(0, 0, 0);
}
