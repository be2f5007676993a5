package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the round trips of one piece of work grow with its size, from recordings at several sizes:
 *
 * <pre>
 * Growth growth = new Growth();
 * for (int orders : List.of(1, 5, 25)) {
 *     fill(orders);
 *     growth.add(orders, Flycatcher.record(() -> listOrders()));
 * }
 * growth.assertGrows(CONSTANT);
 * </pre>
 *
 * Of two recordings at one size the smaller counts: what was merely warmed up is no growth. Safe for many threads.
 */
public final class Growth {
    /** More than that much dearer per step than between smaller sizes is no line any more. */
    private static final double BEND = 1.2;

    private final SortedMap<Long, Recorded> sizes = new TreeMap<>();
    private final List<Verb> of;

    /** A law of growth. */
    public enum Law {
        /** No larger size needs more round trips than a smaller one. */
        CONSTANT(2),
        /** A step in size costs no more round trips at large sizes than at small ones. */
        LINEAR(3);

        final int sizes;

        Law(int sizes) {
            this.sizes = sizes;
        }
    }

    /** @param of the kinds of statement that count; none are given, and every round trip does */
    public Growth(Verb... of) {
        this.of = List.of(of);
    }

    private long count(Recorded recorded) {
        return of.isEmpty()
                ? recorded.queries()
                : of.stream().mapToLong(recorded::queries).sum();
    }

    /** Adds what ran at that size, such as the number of rows. */
    public synchronized Growth add(long size, Recorded recorded) {
        sizes.merge(size, recorded, (a, b) -> count(a) <= count(b) ? a : b);
        return this;
    }

    /** Fails when round trips grow faster than that, or when fewer sizes were seen than it takes to tell. */
    public Growth assertGrows(Law law) {
        return assertSizes(law).assertSoFar(law);
    }

    /** Fails when fewer sizes were seen than it takes to tell. */
    public synchronized Growth assertSizes(Law law) {
        if (sizes.size() < law.sizes) {
            throw new AssertionError("Growth that is to be " + law + " takes " + law.sizes
                    + " different sizes to judge, there were " + sizes.size() + ": " + sizes.keySet()
                    + ".\nAdd values to the parameter.");
        }
        return this;
    }

    /** Fails when round trips grow faster than that among the sizes seen so far. */
    public synchronized Growth assertSoFar(Law law) {
        if (law == Law.CONSTANT ? rises() : bends()) {
            Recorded largest = sizes.get(sizes.lastKey());
            throw largest.failure(
                    noun() + " grow with the size, expected " + law.name().toLowerCase(Locale.ROOT) + " growth:",
                    List.of(figures()),
                    largest.statements(of));
        }
        return this;
    }

    private boolean rises() {
        long least = Long.MAX_VALUE;
        for (Recorded each : sizes.values()) {
            if (count(each) > least) {
                return true;
            }
            least = count(each);
        }
        return false;
    }

    private boolean bends() {
        double least = Double.NaN;
        List<Long> ascending = List.copyOf(sizes.keySet());
        for (int i = 1; i < ascending.size(); i++) {
            double step = step(ascending.get(i - 1), ascending.get(i));
            if (step > Math.max(least, 0) * BEND && step - Math.max(least, 0) >= 1) {
                return true;
            }
            least = Double.isNaN(least) ? step : Math.min(least, step);
        }
        return false;
    }

    /** Round trips more per unit of size more. */
    private double step(long small, long large) {
        return (double) (count(sizes.get(large)) - count(sizes.get(small))) / (large - small);
    }

    private String noun() {
        return of.isEmpty() ? "round trips" : of.stream().map(Verb::name).collect(Collectors.joining(" and "));
    }

    private String figures() {
        String all = sizes.entrySet().stream()
                .map(each -> count(each.getValue()) + " at size " + each.getKey())
                .collect(Collectors.joining(", "));
        return all + String.format(Locale.ROOT, ": %.1f more per 1", step(sizes.firstKey(), sizes.lastKey()));
    }
}
