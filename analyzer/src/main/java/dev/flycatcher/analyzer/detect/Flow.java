package dev.flycatcher.analyzer.detect;

/**
 * The figures of a value flow.
 *
 * @param matched executions whose bound value had been read from the parent's column
 * @param bound executions that bound a value
 * @param order longest run of executions in the order of the parent's rows, as a share of {@code matched}, 0 to 1
 * @param chance upper bound of the odds that unrelated values would agree like this, 0 to 1
 */
public record Flow(long matched, long bound, double order, double chance) {}
