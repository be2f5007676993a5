package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Parent.Elsewhere;
import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether what a burst was bound had been read by one other unit and by no other: then that is its parent, by the very
 * measures that hold within one unit, and by containment alone, so that numbers counted up from 1 show nothing. Where any
 * other column holds half of the values, or not all that was read is known, nothing is concluded.
 */
final class LostContext {
    static final int LEAST_VALUES = 8;
    static final long LONGEST_NANOS = 3_000_000_000L;
    private static final double COINCIDENCE = 1e-4;

    private final Lost lost;
    private final Text.Shelf texts;
    private final Function<Trace, Work> works;
    private final List<Execution> children;
    private final Set<Integer> bound;
    /** Which bound values each column of each unit holds; the burst itself is unit -1. */
    private final Map<Place, List<Read>> reads = new HashMap<>();

    private record Place(int unit, Key key) {}

    private record Read(Execution execution, Result result, Set<Integer> values) {}

    /** @param works a unit as the rules see it */
    private LostContext(Lost lost, Group group, int marker, Text.Shelf texts, Function<Trace, Work> works) {
        this.lost = lost;
        this.texts = texts;
        this.works = works;
        children = group.executions();
        bound = IntStream.range(0, group.size())
                .mapToObj(i -> group.bound(i, marker))
                .collect(Collectors.toSet());
    }

    /** What to tell instead of a finding that has no parent; empty where that is right. */
    static Optional<Finding> link(Finding finding, Lost lost, Text.Shelf texts, Function<Trace, Work> works) {
        List<Execution> executions = lost.unit().executions().stream()
                .filter(each ->
                        !each.failed() && of(each) == finding.child().shape().fingerprint())
                .toList();
        if (executions.size() != finding.child().executions()) {
            return Optional.empty();
        }
        int[] all = IntStream.range(0, executions.size()).toArray();
        Group group = Group.of(texts.of(executions.get(0).shape()), executions, all);
        LostContext context = new LostContext(lost, group, finding.child().bind(), texts, works);
        return context.isKnown() ? context.link() : Optional.empty();
    }

    private static long of(Execution execution) {
        return execution.shape().fingerprint();
    }

    private boolean isKnown() {
        long first = children.get(0).startNanos();
        return bound.size() >= LEAST_VALUES
                && !bound.contains(0)
                && lost.from() <= first - LONGEST_NANOS
                && first <= lost.to();
    }

    private Optional<Finding> link() {
        for (int unit = 0; unit < lost.others().size(); unit++) {
            read(unit, lost.others().get(unit).trace());
        }
        read(-1, lost.unit());
        List<Place> holders = reads.keySet().stream()
                .filter(place -> 2 * held(place) >= bound.size())
                .toList();
        boolean one = holders.size() == 1 && holders.get(0).unit >= 0 && held(holders.get(0)) == bound.size();
        return one && inTime(holders.get(0)) ? told(holders.get(0)) : Optional.empty();
    }

    private void read(int unit, Trace trace) {
        for (Execution execution : trace.executions()) {
            Set<Integer> asked = unit < 0 ? asked(execution) : Set.of();
            for (Result result : execution.results()) {
                for (Column column : result.columns()) {
                    if (!Arrays.stream(column.values()).allMatch(asked::contains)) {
                        Key key = texts.of(execution.shape()).key(result, column);
                        reads.computeIfAbsent(new Place(unit, key), any -> new ArrayList<>())
                                .add(new Read(execution, result, among(column)));
                    }
                }
            }
        }
    }

    /** What the burst asked by and was given back it had before. */
    private static Set<Integer> asked(Execution execution) {
        return execution.results().isEmpty()
                ? Set.of()
                : Arrays.stream(execution.binds().values()).boxed().collect(Collectors.toSet());
    }

    private Set<Integer> among(Column column) {
        return Arrays.stream(column.values()).filter(bound::contains).boxed().collect(Collectors.toSet());
    }

    private long held(Place place) {
        return reads.getOrDefault(place, List.of()).stream()
                .flatMap(read -> read.values.stream())
                .distinct()
                .count();
    }

    /** Whether all of it was read before the first value was bound, and not long before. */
    private boolean inTime(Place place) {
        long start = lost.others().get(place.unit).startNanos();
        long first = children.get(0).startNanos();
        return feeding(place)
                .allMatch(read -> start + read.result.lastNanos() <= first
                        && start + read.result.firstNanos() >= first - LONGEST_NANOS);
    }

    private Stream<Read> feeding(Place place) {
        return reads.getOrDefault(place, List.of()).stream().filter(read -> !read.values.isEmpty());
    }

    private Optional<Finding> told(Place place) {
        List<Execution> parents = feeding(place).map(Read::execution).distinct().toList();
        Work work = works.apply(joined(parents, lost.others().get(place.unit).startNanos()));
        Loop loop = work.loops().size() == 1 ? work.loops().get(0) : null;
        if (loop == null || !isSure(loop, place.key)) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        new Loops().judge(work, findings::add);
        return Optional.of(findings.get(0).read(elsewhere(place, parents.get(0))));
    }

    private boolean isSure(Loop loop, Key key) {
        Edge edge = loop.edge();
        return edge.key().equals(key)
                && edge.inOrder()
                && loop.size() == children.size()
                && Math.pow(edge.odds(), edge.distinct()) * reads.size() < COINCIDENCE;
    }

    private Elsewhere elsewhere(Place place, Execution parent) {
        Lost.Other other = lost.others().get(place.unit);
        String thread = other.threads().getOrDefault(parent.thread(), "another thread");
        return new Elsewhere(other.trace().unit().name(), thread);
    }

    /** The burst's repeated query as if its parent had run before it in the same unit. */
    private Trace joined(List<Execution> parents, long later) {
        List<Execution> all = new ArrayList<>();
        parents.forEach(parent -> all.add(placed(parent, all.size(), later)));
        children.forEach(child -> all.add(placed(child, all.size(), 0)));
        Trace unit = lost.unit();
        return new Trace(
                unit.unit(), all, List.of(), unit.values(), unit.elapsedNanos(), Dropped.NONE, unit.databases());
    }

    private static Execution placed(Execution e, int ordinal, long later) {
        List<Result> results =
                e.results().stream().map(result -> placed(result, later)).toList();
        return new Execution(
                ordinal,
                e.shape(),
                e.statement(),
                e.connection(),
                e.thread(),
                e.transaction(),
                e.startNanos() + later,
                e.elapsedNanos(),
                e.binds(),
                results,
                e.updateCount(),
                e.sqlState(),
                e.stack());
    }

    private static Result placed(Result r, long later) {
        return new Result(
                r.kind(),
                r.rows(),
                r.exhausted(),
                r.columns(),
                r.hash(),
                r.firstNanos() + later,
                r.lastNanos() + later,
                r.fetchSize(),
                r.fetchNanos());
    }
}
