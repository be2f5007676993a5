package dev.flycatcher.analyzer.trace;

import java.util.Arrays;

/**
 * What a unit looks like, as one number, while it is written down. In it is all that a rule may go by but times and
 * values: names, statements and their order, connections, transactions, threads, failures, counts of rows and of what
 * was read of which columns, stacks. Of each value bound it holds which column it was read from last and where it was
 * bound before; of large sizes and offsets their magnitude.
 */
final class Form {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LARGE = 1 << 16;
    private static final int FIRST = 64;
    private static final int LARGEST_KEPT = 1 << 12;

    private long sum;
    /** Of what is bound, whatever its order. */
    private long flow;

    /** By the value's number: the column it was read from last, and what it was bound to last. */
    private long[] readFrom = new long[FIRST];

    private long[] boundTo = new long[FIRST];
    private int used;
    private long shape;
    private long column;
    private int position;

    void clear() {
        sum = 0;
        flow = 0;
        readFrom = emptied(readFrom);
        boundTo = emptied(boundTo);
        used = 0;
    }

    private long[] emptied(long[] known) {
        if (known.length > LARGEST_KEPT) {
            return new long[FIRST];
        }
        Arrays.fill(known, 0, used, 0);
        return known;
    }

    Form add(long part) {
        sum = mixed(sum, part);
        return this;
    }

    private static long mixed(long into, long part) {
        long product = (into ^ part) * GOLDEN;
        return product ^ product >>> 32;
    }

    /** The large ones differ by their magnitude only, the others in nothing. */
    void magnitude(long size) {
        add(size < LARGE ? 0 : Long.SIZE - Long.numberOfLeadingZeros(size));
    }

    void execution(Shape of) {
        shape = of.fingerprint();
        position = 0;
        add(shape);
    }

    void bind(int value) {
        position++;
        if (value > 0) {
            room(value);
            long here = mixed(shape, position);
            flow += mixed(mixed(here, readFrom[value]), boundTo[value]);
            boundTo[value] = here;
        }
    }

    void column(Result.Kind kind, int index, int label) {
        column = mixed(mixed(mixed(shape, kind.ordinal()), index), label);
        add(column);
    }

    void read(int value) {
        if (value > 0) {
            room(value);
            readFrom[value] = column;
        }
    }

    private void room(int value) {
        if (value >= readFrom.length) {
            readFrom = Arrays.copyOf(readFrom, value * 2);
            boundTo = Arrays.copyOf(boundTo, value * 2);
        }
        used = Math.max(used, value + 1);
    }

    long number() {
        return mixed(sum, flow);
    }
}
