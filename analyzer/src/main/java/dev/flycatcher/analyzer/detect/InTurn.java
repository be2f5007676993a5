package dev.flycatcher.analyzer.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Splits executions between two columns of one result, each value to the column in which it comes next. */
final class InTurn {
    private final Work work;
    private final Group child;
    private final int marker;
    private final int[] values;

    InTurn(Work work, Group child, int marker, int[] values) {
        this.work = work;
        this.child = child;
        this.marker = marker;
        this.values = values;
    }

    /** Both edges, or fewer when one column is not needed or not all but a few values come in turn. */
    List<Edge> read(Key one, Key other, int[] among) {
        int[] keys = {work.sources().number(one), work.sources().number(other)};
        int[] taken = new int[among.length];
        int explained = 0;
        long last = 0;
        for (int n = 0; n < among.length; n++) {
            long[] rows = {row(keys[0], among[n], last), row(keys[1], among[n], last)};
            boolean first = rows[0] <= rows[1];
            long row = Math.min(rows[0], rows[1]);
            taken[n] = row == Long.MAX_VALUE ? -1 : first ? 0 : 1;
            explained += taken[n] < 0 ? 0 : 1;
            last = taken[n] < 0 ? last : row;
        }
        return explained * 10 < among.length * 9 ? List.of() : edges(keys, among, taken);
    }

    private List<Edge> edges(int[] keys, int[] among, int[] taken) {
        List<Edge> edges = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            int own = side;
            int[] members = IntStream.range(0, among.length)
                    .filter(n -> taken[n] == own)
                    .map(n -> among[n])
                    .toArray();
            Edge edge = new EdgeReader(work, child, marker, values).read(keys[side], members);
            if (edge != null && Arrays.equals(edge.members(), members)) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** The next row, from the last one on, in which the column has the value; the greatest number when none has. */
    private long row(int key, int member, long last) {
        long from = work.sources().place(key, last);
        long place = work.sources().find(values[member], key, from, child.indexes()[member]);
        return place == Sources.NONE || place < from
                ? Long.MAX_VALUE
                : work.sources().order(place);
    }
}
