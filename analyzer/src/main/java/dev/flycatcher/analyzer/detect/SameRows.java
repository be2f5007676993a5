package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Sources.Source;
import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Outline.Use;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The further parts of a composite key: binds whose values stand in other columns of the very rows that fed a loop. A part
 * may be as narrow as 1 or 2, which no column is traced by; row by row it is.
 */
final class SameRows {
    private static final double CHANCE = 0.01;

    private final Work work;
    private final Loop loop;
    private final int marker;

    private SameRows(Work work, Loop loop, int marker) {
        this.work = work;
        this.loop = loop;
        this.marker = marker;
    }

    /** The column that marker's values came from, row by row with the loop's own; empty when none did for sure. */
    static Optional<Link> of(Work work, Loop loop, int marker) {
        SameRows rows = new SameRows(work, loop, marker);
        return rows.traced().or(rows::beside);
    }

    private Optional<Link> traced() {
        return work.origins(child()).stream()
                .filter(origin -> origin.marker() == marker)
                .flatMap(origin -> origin.fitting().stream())
                .filter(edge -> edge.key().shape().equals(own().shape()) && loop.sameRows(edge))
                .findFirst()
                .map(edge -> link(edge.key()));
    }

    private Optional<Link> beside() {
        if (coincidence() == 1) {
            return Optional.empty();
        }
        List<Key> keys = work.sources().keys();
        return IntStream.range(0, keys.size())
                .filter(key -> keys.get(key).shape().equals(own().shape())
                        && keys.get(key).kind() == own().kind()
                        && !keys.get(key).equals(own()))
                .filter(this::agrees)
                .mapToObj(keys::get)
                .filter(key -> names(key).support() || coincidence() < CHANCE)
                .findFirst()
                .map(this::link);
    }

    private boolean agrees(int key) {
        return Arrays.stream(loop.part().members()).allMatch(member -> {
            int bound = child().bound(member, marker);
            return bound > 0 && bound == value(key, member);
        });
    }

    /** What that column has in the row that fed the execution, 0 when it was not read. */
    private int value(int key, int member) {
        long place = loop.edge().places()[Arrays.binarySearch(loop.edge().members(), member)];
        int execution = work.sources().source(place).execution();
        long there = work.sources().place(key, (long) execution << 32);
        int number = (int) (there >>> 32);
        Source source = number < work.sources().all() ? work.sources().source(there) : null;
        if (source == null || source.execution() != execution) {
            return 0;
        }
        Column column = source.column();
        int at = Arrays.binarySearch(column.rows(), Sources.row(place));
        return at < 0 ? 0 : column.values()[at];
    }

    /** How likely values of such frequencies are to agree everywhere when one has nothing to do with the other. */
    private double coincidence() {
        int[] members = loop.part().members();
        Map<Integer, Long> counts = Arrays.stream(members)
                .mapToObj(member -> child().bound(member, marker))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double chance = 1;
        for (long count : counts.values()) {
            chance *= Math.pow((double) count / members.length, count);
        }
        return chance;
    }

    private Names names(Key key) {
        Use use = child().use(marker);
        return Names.of(
                key.comparable(), key.table(), use.column(), child().outline().table(use.qualifier()), work.nouns());
    }

    private Link link(Key key) {
        return new Link(key.name(), key.index(), marker, child().use(marker).column());
    }

    private Group child() {
        return loop.edge().child();
    }

    private Key own() {
        return loop.edge().key();
    }
}
