package dev.flycatcher.analyzer.detect;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Results of which a recorder kept all values of the first rows and one in sixteen of the rest. Executions between two
 * that such values explain, or right after the last, went through rows whose values were not kept: they count with the
 * loop, and not against it. The figures of the flow are those of the values that were kept.
 */
final class Thinned {
    /** Rows of which every value is kept. */
    static final int ALL_ROWS = 4_096;

    /** Odds that so many values in a row were not kept: below one in ten million. */
    private static final int LONGEST_GAP = 256;

    private Thinned() {}

    /** The edge with those of the unexplained executions that are its own. */
    static Edge fill(Work work, Edge edge, int[] unexplained) {
        long last = edge.places()[edge.places().length - 1];
        if (!work.sources().source(last).thinned()) {
            return edge;
        }
        int[] more = Arrays.stream(unexplained)
                .filter(member -> Arrays.binarySearch(edge.members(), member) < 0)
                .filter(member -> between(work, edge, member))
                .toArray();
        int[] members = IntStream.concat(Arrays.stream(edge.members()), Arrays.stream(more))
                .sorted()
                .toArray();
        long[] places =
                Arrays.stream(members).mapToLong(member -> place(edge, member)).toArray();
        return edge.filled(members, places);
    }

    private static boolean between(Work work, Edge edge, int member) {
        int next = -Arrays.binarySearch(edge.members(), member) - 1;
        if (next == 0) {
            return false;
        }
        int[] members = edge.members();
        long before = edge.places()[next - 1];
        if (next < members.length) {
            return Sources.row(edge.places()[next]) > ALL_ROWS && members[next] - members[next - 1] <= LONGEST_GAP;
        }
        int left = work.sources().source(before).rows() - Sources.row(before);
        return member - members[next - 1] <= Math.min(left, LONGEST_GAP);
    }

    /** Its own, or that of the one before. */
    private static long place(Edge edge, int member) {
        int at = Arrays.binarySearch(edge.members(), member);
        return edge.places()[at >= 0 ? at : -at - 2];
    }
}
