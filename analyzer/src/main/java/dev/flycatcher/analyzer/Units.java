package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.report.Report.UnitSummary;
import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The units worth showing, within bounds: those with findings first, then the slowest. */
final class Units {
    private static final int MOST = 200;
    private static final int LONGEST_TIMELINE = 20_000;
    private static final int MOST_DRAWN = 30_000;

    private record Kept(UnitSummary summary, boolean found, long number) {}

    private final TreeSet<Kept> kept = new TreeSet<>(Comparator.comparing((Kept unit) -> !unit.found)
            .thenComparing(Comparator.comparingLong((Kept unit) -> unit.summary.nanos())
                    .reversed())
            .thenComparingLong(Kept::number));
    private long number;
    private long drawn;

    void add(Trace trace, boolean found) {
        List<Execution> timeline = trace.executions().stream()
                .limit(LONGEST_TIMELINE)
                .map(Units::bare)
                .toList();
        UnitSummary summary = new UnitSummary(
                trace.unit(),
                trace.executions().size() + trace.dropped().executions(),
                trace.elapsedNanos(),
                timeline,
                marks(trace, timeline.size()));
        kept.add(new Kept(summary, found, number++));
        drawn += drawn(summary);
        while (kept.size() > MOST || drawn > MOST_DRAWN && kept.size() > 1) {
            drawn -= drawn(kept.pollLast().summary());
        }
    }

    private static int drawn(UnitSummary summary) {
        return summary.timeline().size() + summary.marks().size();
    }

    /** The edges among the executions that are drawn. */
    private static List<Mark> marks(Trace trace, int drawn) {
        return trace.marks().stream()
                .filter(mark -> mark.before() <= drawn)
                .limit(LONGEST_TIMELINE)
                .toList();
    }

    /** An execution as it is drawn, without its values. */
    private static Execution bare(Execution e) {
        List<Result> results = e.results().stream()
                .map(r -> new Result(
                        r.kind(), r.rows(), r.exhausted(), List.of(), r.hash(), r.firstNanos(), r.lastNanos()))
                .toList();
        return new Execution(
                e.ordinal(),
                e.shape(),
                e.statement(),
                e.connection(),
                e.thread(),
                e.transaction(),
                e.startNanos(),
                e.elapsedNanos(),
                Binds.NONE,
                results,
                e.updateCount(),
                e.sqlState(),
                List.of());
    }

    List<UnitSummary> summaries() {
        return kept.stream().map(Kept::summary).toList();
    }
}
