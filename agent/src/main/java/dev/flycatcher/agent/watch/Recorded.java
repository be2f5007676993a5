package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked of watched DataSources while a piece of work ran. Each assertion returns this, or throws with the cure. */
public final class Recorded {
    /** The rules that are an N+1: one query per row, whatever its kind. */
    private static final Set<String> LOOPS = Set.of("A01", "A02", "A04", "A05", "A06", "A07");

    private final String name;
    private final List<Trace> traces;
    private @Nullable Report report;

    Recorded(String name, List<Trace> traces) {
        this.name = name;
        this.traces = traces;
    }

    /** Round trips: calls of execute methods, a batch being one. */
    public long queries() {
        return executions().count()
                + traces.stream()
                        .mapToLong(trace -> trace.dropped().executions())
                        .sum();
    }

    /** Round trips of statements of that kind. */
    public long queries(Verb verb) {
        return executions()
                .filter(execution -> execution.shape().verb() == verb)
                .count();
    }

    /** Everything that was found, the greatest saving first. */
    public List<Finding> findings() {
        return report().entries().stream().map(Report.Entry::finding).toList();
    }

    /** The loops over rows among the findings, known at least that well. */
    public List<Finding> nPlusOnes(Evidence from) {
        return loops(from).stream().map(Report.Entry::finding).toList();
    }

    /** Findings with their cures and savings. */
    public synchronized Report report() {
        Report known = report;
        if (known == null) {
            Analyzer analyzer = new Analyzer();
            traces.forEach(analyzer::add);
            known = analyzer.report();
            report = known;
        }
        return known;
    }

    /** What was recorded: the unit itself, then those that ran within it. */
    public List<Trace> traces() {
        return traces;
    }

    /** Fails on an N+1 that is proven by value flow ({@link Evidence#E3}). */
    public Recorded assertNoNPlusOne() {
        return assertNoNPlusOne(Evidence.E3);
    }

    /** Fails on an N+1 known at least that well. */
    public Recorded assertNoNPlusOne(Evidence from) {
        List<Report.Entry> loops = loops(from);
        if (!loops.isEmpty()) {
            throw new AssertionError(Message.loops(name, report(), loops));
        }
        return this;
    }

    /** Fails unless exactly so many round trips were made. */
    public Recorded assertQueries(long expected) {
        return check("round trips", queries(), expected, false, null);
    }

    /** Fails unless exactly so many statements of that kind ran. */
    public Recorded assertQueries(Verb verb, long expected) {
        return check(verb.name(), queries(verb), expected, false, verb);
    }

    /** Fails when more round trips were made. */
    public Recorded assertAtMost(long most) {
        return check("round trips", queries(), most, true, null);
    }

    /** Fails when more statements of that kind ran. */
    public Recorded assertAtMost(Verb verb, long most) {
        return check(verb.name(), queries(verb), most, true, verb);
    }

    private Recorded check(String noun, long actual, long expected, boolean most, @Nullable Verb verb) {
        if (most ? actual > expected : actual != expected) {
            String wanted = (most ? "at most " : "") + expected + " " + noun;
            throw new AssertionError(
                    Message.counts(name, wanted, actual, statements(verb), report(), loops(Evidence.E2)));
        }
        return this;
    }

    private List<String> statements(@Nullable Verb verb) {
        return executions()
                .filter(execution -> verb == null || execution.shape().verb() == verb)
                .map(execution -> execution.shape().sql())
                .toList();
    }

    private List<Report.Entry> loops(Evidence from) {
        return report().entries().stream()
                .filter(entry -> LOOPS.contains(entry.finding().rule()))
                .filter(entry -> entry.finding().evidence().compareTo(from) >= 0)
                .toList();
    }

    private Stream<Execution> executions() {
        return traces.stream().flatMap(trace -> trace.executions().stream());
    }
}
