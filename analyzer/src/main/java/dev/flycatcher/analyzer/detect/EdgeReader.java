package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Value.Family;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Follows one marker's values through one column, in the order in which they were bound. */
final class EdgeReader {
    private final Work work;
    private final Group child;
    private final int marker;
    private final int[] values;
    private int[] members = new int[0];
    private long[] places = new long[0];

    EdgeReader(Work work, Group child, int marker, int[] values) {
        this.work = work;
        this.child = child;
        this.marker = marker;
        this.values = values;
    }

    /** The edge from that column to those of the executions it explains; null when it explains fewer than two values. */
    @Nullable
    Edge read(int key, int[] among) {
        follow(key, among);
        int distinct =
                (int) Arrays.stream(members).map(i -> values[i]).distinct().count();
        if (distinct < 2) {
            return null;
        }
        Key column = work.sources().keys().get(key);
        int held = work.sources().distinct(key);
        boolean recursive = column.shape().fingerprint() == child.shape().fingerprint();
        double order = recursive ? orderWithin() : Order.of(places);
        boolean listByList = order >= Edge.IN_ORDER && !recursive;
        double odds = odds(listByList ? density() : density(key, held), held);
        int lists = listByList ? work.sources().of(key).size() : 1;
        double chance = Math.min(1, lists * chance(odds, distinct, order, recursive));
        Flow flow = new Flow(members.length, between(among), order, chance);
        boolean whole = members.length >= 0.9 * among.length;
        boolean covers = distinct == held || listByList && coversEach();
        return new Edge(
                child, marker, column, members, places, flow, names(key), odds, distinct, covers, streamed(), whole);
    }

    private void follow(int key, int[] among) {
        members = new int[among.length];
        places = new long[among.length];
        int count = 0;
        long last = 0;
        int lastValue = 0;
        for (int member : among) {
            long from = values[member] == lastValue ? last : last + 1;
            long place = work.sources().find(values[member], key, from, child.indexes()[member]);
            if (place != Sources.NONE) {
                members[count] = member;
                places[count++] = place;
                last = place;
                lastValue = values[member];
            }
        }
        members = Arrays.copyOf(members, count);
        places = Arrays.copyOf(places, count);
    }

    private boolean streamed() {
        return IntStream.range(0, members.length)
                .allMatch(i -> work.sources()
                        .source(places[i])
                        .open(child.executions().get(members[i]).startNanos()));
    }

    /** Executions from the first explained one to the last: what runs before or after the loop is no counter-evidence. */
    private int between(int[] among) {
        int from = Arrays.binarySearch(among, members[0]);
        int to = Arrays.binarySearch(among, members[members.length - 1]);
        return to - from + 1;
    }

    private double odds(double density, int held) {
        Family family = work.trace().value(values[members[0]]).family();
        return switch (family) {
            case UUID, BYTES -> 1e-6;
            case INTEGRAL -> density;
            default -> held < 5 ? 1 : 0.5;
        };
    }

    /** Of all results together: a value may come from any of them, and their ranges may be one within the other. */
    private double density(int key, int held) {
        long span = work.sources().span(key);
        return span > 0 ? Math.min(1, (double) held / span) : 1;
    }

    /** Of the densest that was gone through: in order, each loop went through one of them, and the others say nothing of it. */
    private double density() {
        return sources().mapToDouble(work.sources()::density).max().orElse(1);
    }

    /** Whether every distinct value of each result that was gone through went. */
    private boolean coversEach() {
        long went = IntStream.range(0, places.length)
                .mapToLong(i -> places[i] >>> 32 << 32 | values[members[i]])
                .distinct()
                .count();
        return went == sources().mapToLong(work.sources()::held).sum();
    }

    private IntStream sources() {
        return Arrays.stream(places).mapToInt(place -> (int) (place >>> 32)).distinct();
    }

    /**
     * Upper bound of the odds of coincidence: {@code odds^d} that unrelated ids are all among the column's, times the
     * share of the {@code d!} orders that agree as well as this one, {@code C(d,j) / (d-j)!} with {@code j} out of order.
     */
    private static double chance(double odds, int distinct, double order, boolean recursive) {
        double contained = Math.pow(odds, distinct);
        if (recursive || order < Edge.IN_ORDER) {
            return contained;
        }
        int astray = (int) Math.floor((1 - order) * distinct + 1e-9);
        double share = 1;
        for (int i = 1; i <= distinct - astray && share > 1e-300; i++) {
            share /= i;
        }
        for (int i = 0; i < astray; i++) {
            share *= (double) (distinct - i) / (i + 1);
        }
        return Math.max(1e-300, Math.min(1, contained * share));
    }

    /** A walk through a tree comes back to rows it left: order counts within each result only. */
    private double orderWithin() {
        Map<Long, LongStream.Builder> bySource = new LinkedHashMap<>();
        for (long place : places) {
            bySource.computeIfAbsent(place >>> 32, any -> LongStream.builder()).add(place);
        }
        int ascending = bySource.values().stream()
                .mapToInt(own -> Order.ascending(own.build().toArray()))
                .sum();
        return (double) ascending / places.length;
    }

    /** What the names at both ends say. */
    Names names(int key) {
        Key column = work.sources().keys().get(key);
        Use use = child.use(marker);
        return Names.of(
                column.comparable(),
                column.table(),
                use.column(),
                child.outline().table(use.qualifier()),
                work.nouns());
    }
}
