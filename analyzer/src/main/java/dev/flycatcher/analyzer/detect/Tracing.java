package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Traces the values of one marker back to the columns they were read from. */
final class Tracing {
    private static final int MOST_COLUMNS = 4;
    private static final int MOST_CANDIDATES = 16;
    /** A bind that is the same in more than four of five executions is a tenant or a constant, not what varies. */
    private static final double CONSTANT = 0.8;

    private final Work work;
    private final Group child;
    private final int marker;
    private final int[] values;

    private Tracing(Work work, Group child, int marker) {
        this.work = work;
        this.child = child;
        this.marker = marker;
        values = new int[child.size()];
        for (int i = 0; i < values.length; i++) {
            int value = child.bound(i, marker);
            values[i] = value > 0 && work.trace().value(value).family().keyLike() ? value : 0;
        }
    }

    /** The origins of every marker that varies and could pick rows or be stored, best explained first. */
    static List<Origin> of(Work work, Group child) {
        List<Origin> origins = new ArrayList<>();
        for (int marker = 1; marker <= child.text().markers().count(); marker++) {
            Use.Kind kind = child.use(marker).kind();
            if (kind != Use.Kind.BOUND && kind != Use.Kind.COMPARED) {
                Tracing tracing = new Tracing(work, child, marker);
                if (tracing.varies()) {
                    origins.add(tracing.origin());
                }
            }
        }
        origins.sort(Comparator.comparingInt(Origin::explained)
                .thenComparingInt(Origin::distinct)
                .reversed());
        return origins;
    }

    private boolean varies() {
        int[] sorted = Arrays.stream(values).filter(value -> value > 0).sorted().toArray();
        int longest = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return sorted.length > longest && (sorted.length < 10 || longest <= CONSTANT * sorted.length);
    }

    private Origin origin() {
        List<Edge> proven = new ArrayList<>();
        List<Edge> candidates = new ArrayList<>();
        int[] rest = bound();
        List<Edge> found = next(rest, proven, candidates);
        while (!found.isEmpty()) {
            for (Edge edge : found) {
                Edge filled = Thinned.fill(work, edge, rest);
                proven.add(filled);
                rest = without(rest, filled.members());
            }
            found = proven.size() < MOST_COLUMNS ? next(rest, proven, candidates) : List.of();
        }
        int distinct = (int)
                Arrays.stream(values).filter(value -> value > 0).distinct().count();
        return new Origin(marker, proven, candidates, rest, distinct);
    }

    /** The columns that explain most of the rest; none when that is not sure. */
    private List<Edge> next(int[] rest, List<Edge> proven, List<Edge> candidates) {
        List<Edge> fitting = edges(rest);
        Edge best = best(fitting);
        boolean enough = best != null && (proven.isEmpty() || best.distinct() >= 5);
        if (enough) {
            return List.of(Objects.requireNonNull(best));
        }
        List<Edge> pair = pair(fitting, rest);
        if (pair.isEmpty()) {
            fitting.stream().filter(Edge::complete).limit(4).forEach(candidates::add);
        }
        return pair;
    }

    private int[] bound() {
        int[] bound = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                bound[count++] = i;
            }
        }
        return Arrays.copyOf(bound, count);
    }

    private static int[] without(int[] all, int[] some) {
        return Arrays.stream(all).filter(i -> Arrays.binarySearch(some, i) < 0).toArray();
    }

    /** The proven edge that no other rivals. */
    private static @Nullable Edge best(List<Edge> fitting) {
        return fitting.stream()
                .filter(Edge::proven)
                .filter(edge -> fitting.stream().allMatch(other -> other == edge || wins(fitting, edge, other)))
                .findFirst()
                .orElse(null);
    }

    /**
     * Of two columns of one result with the same values either is right: the first is taken. Of two equal lists the one
     * that is being read while the loop runs is what drives it.
     */
    private static boolean wins(List<Edge> fitting, Edge edge, Edge other) {
        boolean alike = edge.sameMerits(other);
        boolean whole = alike && edge.covers() && !other.covers();
        boolean first = alike && edge.sameValues(other) && fitting.indexOf(edge) < fitting.indexOf(other);
        boolean driving = alike && edge.streamed() && !other.streamed();
        return edge.dominates(other) || whole || first || driving;
    }

    /**
     * Two columns of one result whose values are bound in turn, as sender and receiver of each message are. Each value may
     * be in both columns: it counts for the one in which it comes next.
     */
    private List<Edge> pair(List<Edge> fitting, int[] rest) {
        List<Edge> most = fitting.stream()
                .sorted(Comparator.comparingLong((Edge edge) -> -edge.flow().matched()))
                .limit(MOST_COLUMNS)
                .toList();
        for (Edge one : most) {
            for (Edge other : most.subList(most.indexOf(one) + 1, most.size())) {
                List<Edge> both = inTurn(one, other, rest);
                if (!both.isEmpty()) {
                    return both;
                }
            }
        }
        return List.of();
    }

    private List<Edge> inTurn(Edge one, Edge other, int[] rest) {
        boolean may = one.key().shape().equals(other.key().shape()) && one.names() == other.names();
        List<Edge> both = may ? new InTurn(work, child, marker, values).read(one.key(), other.key(), rest) : List.of();
        boolean sure = both.stream().allMatch(edge -> edge.proven() && edge.inOrder() && edge.distinct() >= 3);
        return both.size() == 2 && sure ? both : List.of();
    }

    private List<Edge> edges(int[] members) {
        EdgeReader reader = new EdgeReader(work, child, marker, values);
        List<Edge> edges = new ArrayList<>();
        for (int key : likely(reader, members)) {
            Edge edge = reader.read(key, members);
            if (edge != null) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** Columns that hold a quarter of the values or more; of too many those whose names speak for them. */
    private int[] likely(EdgeReader reader, int[] members) {
        Set<Integer> seen = new HashSet<>();
        int[] holders = Arrays.stream(members)
                .filter(member -> seen.add(values[member]))
                .flatMap(member -> Arrays.stream(work.sources().keys(values[member], child.indexes()[member])))
                .sorted()
                .toArray();
        int[] often = often(holders, Math.max(2, seen.size() / 4));
        return often.length <= MOST_CANDIDATES
                ? often
                : Arrays.stream(often)
                        .boxed()
                        .sorted(Comparator.comparing(reader::names).reversed())
                        .limit(MOST_CANDIDATES)
                        .mapToInt(key -> key)
                        .sorted()
                        .toArray();
    }

    /** What a sorted array has that many times or more. */
    private static int[] often(int[] sorted, int least) {
        IntStream.Builder often = IntStream.builder();
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                if (i - start >= least) {
                    often.add(sorted[start]);
                }
                start = i;
            }
        }
        return often.build().toArray();
    }
}
