package dev.flycatcher.analyzer.detect;

import java.util.List;

/**
 * The figures of a value flow.
 *
 * @param matched executions whose bound value had been read from the parent's column
 * @param bound executions that bound a value, from the first of those to the last
 * @param order share of the executions that ran in the order of the parent's rows, 0 to 1
 * @param chance upper bound of the odds that unrelated values would agree like this, 0 to 1
 * @param also further binds that came from the same rows, as for a composite key
 * @param loose binds that varied too and came from elsewhere: a rewrite that holds them constant is wrong
 */
public record Flow(long matched, long bound, double order, double chance, List<Link> also, int loose) {

    /** A flow into the only bind that varied. */
    public Flow(long matched, long bound, double order, double chance) {
        this(matched, bound, order, chance, List.of(), 0);
    }

    Flow times(long units) {
        return new Flow(matched * units, bound * units, order, chance, also, loose);
    }
}
