package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.detect.Thresholds;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.rewrite.Bound;
import dev.flycatcher.analyzer.rewrite.Engine;
import dev.flycatcher.analyzer.rewrite.Explainer;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked of watched DataSources while a piece of work ran. Each assertion returns this, or throws with the cure. */
public final class Recorded {
    /** The rules that are an N+1: one query per row, whatever its kind. */
    private static final Set<String> LOOPS = Set.of("A01", "A02", "A04", "A05", "A06", "A07");

    private static final String LATENT = "A03";

    private final String name;
    private final List<Trace> traces;
    private final List<Bound.Call> calls;
    private final Baseline known;
    private final @Nullable Path page;
    private @Nullable Report report;

    Recorded(String name, List<Trace> traces, List<Bound.Call> calls) {
        this(name, traces, calls, Baseline.EMPTY, null, null);
    }

    private Recorded(
            String name,
            List<Trace> traces,
            List<Bound.Call> calls,
            Baseline known,
            @Nullable Path page,
            @Nullable Report report) {
        this.name = name;
        this.traces = traces;
        this.calls = calls;
        this.known = known;
        this.page = page;
        this.report = report;
    }

    /** The same, where assertions about loops let pass what the baseline knows, unless it would save more by now. */
    public Recorded except(Baseline baseline) {
        return new Recorded(name, traces, calls, baseline, page, report());
    }

    /** The same without what is suppressed today. */
    public Recorded except(Suppressions suppressions) {
        return judged(suppressions.applied(report(), LocalDate.now()).report());
    }

    /** The same, where messages name that page as the place to read more. */
    public Recorded toldAt(Path reportPage) {
        return new Recorded(name, traces, calls, known, reportPage, report());
    }

    /**
     * The same, its cures run on that connection, each beside what it replaces (E5): in the transaction that is open
     * there, behind a savepoint, so that rows are seen which only the test's own transaction has, with the values that the
     * queries bound. A cure that gives the
     * same rows is verified, one that does not is shown no more, and of any other the reason is told. Reads only.
     *
     * @throws SQLException when the connection cannot say which database it is of
     */
    public Recorded verified(Connection connection) throws SQLException {
        return judged(new Cures(report(), traces, calls).run(connection));
    }

    /**
     * As {@link #verified(Connection)}, and each cure is tried as well on tables made in memory, as the connection
     * describes them, with rows that such tables may hold and that break what was taken for granted: NULL, duplicates, keys
     * that point to nothing, texts that differ in case only. SQLite and HSQLDB stand for themselves; for other databases H2
     * has to be on the class path, else the reason is told.
     *
     * @throws SQLException when the connection cannot say which database it is of, or what its tables are
     */
    public Recorded verifiedOnAdversarialData(Connection connection) throws SQLException {
        return judged(new Cures(report(), traces, calls).runOnAdversarialData(connection));
    }

    /**
     * The same, judged anew by what that connection's database says of its tables and of its plans as well (A35, A36, A40,
     * A41, A58): from its catalog, and by EXPLAIN, in the transaction that is open there. Runs none of the queries.
     *
     * @throws SQLException when the connection does not tell its tables
     */
    public Recorded explained(Connection connection) throws SQLException {
        Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
        Analyzer analyzer =
                new Analyzer(Thresholds.DEFAULT, SchemaReader.read(connection), new Explainer(connection, engine));
        return judged(judgedBy(analyzer));
    }

    private Report judgedBy(Analyzer analyzer) {
        traces.forEach(analyzer::add);
        analyzer.names(Flycatcher.mapped(0));
        return analyzer.report();
    }

    /** The same with another judgement of it, such as one that a probe has made surer. */
    Recorded judged(Report other) {
        return new Recorded(name, traces, calls, known, page, other);
    }

    /**
     * Writes {@code report.html} and {@code report.json} into the folder; messages name the page from then on.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public Recorded writeReport(Path folder) {
        try {
            return toldAt(ReportWriter.write(report(), folder).html());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the report to " + folder.toAbsolutePath(), unwritable);
        }
    }

    /** What the work is called in messages. */
    public String name() {
        return name;
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
            known = judgedBy(new Analyzer());
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
        List<Report.Entry> loops = untolerated(loops(from));
        if (!loops.isEmpty()) {
            throw new AssertionError(Message.loops("N+1", name, grown(loops.get(0)), loops, page));
        }
        return this;
    }

    /**
     * Fails on a loop that waits for more rows: a list that happened to hold one row, whose key was then looked up
     * (rule A03). Only where the parent's data are that small.
     */
    public Recorded assertNoLatentNPlusOne() {
        List<Report.Entry> latent = untolerated(latent());
        if (!latent.isEmpty()) {
            throw new AssertionError(Message.loops("Latent N+1", name, grown(latent.get(0)), latent, page));
        }
        return this;
    }

    /** The loops over one row, which would be an N+1 with more of them; information, not a fault. */
    public List<Finding> latentNPlusOnes() {
        return untolerated(latent()).stream().map(Report.Entry::finding).toList();
    }

    /** One line for each loop over one row: what would grow, and where. */
    public List<String> latentWords() {
        return untolerated(latent()).stream()
                .map(entry -> Message.line(name, entry))
                .toList();
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
            String counted = expected == 1 && verb == null ? "round trip" : noun;
            String claim = "expected " + (most ? "at most " : "") + expected + " " + counted + ", but ";
            throw failure(
                    claim + were(actual),
                    List.of(),
                    statements(actual == 0 || verb == null ? List.of() : List.of(verb)));
        }
        return this;
    }

    private String were(long actual) {
        if (actual == 0) {
            return queries() == 0 ? "nothing went through a watched DataSource" : "there was none among:";
        }
        return actual == 1 ? "there was 1:" : "there were " + actual + ":";
    }

    /** A failure of counts: what was claimed, the statements that ran, and the first loop among them. */
    AssertionError failure(String claim, List<String> figures, List<String> statements) {
        return new AssertionError(Message.counts(name, claim, figures, statements, loops(Evidence.E2), page));
    }

    /** SQL of every statement of those kinds, of all kinds for none, in order. */
    List<String> statements(List<Verb> verbs) {
        return executions()
                .filter(execution ->
                        verbs.isEmpty() || verbs.contains(execution.shape().verb()))
                .map(execution -> execution.shape().sql())
                .toList();
    }

    private List<Report.Entry> loops(Evidence from) {
        return report().entries().stream()
                .filter(entry -> LOOPS.contains(entry.finding().rule()))
                .filter(entry -> entry.finding().evidence().compareTo(from) >= 0)
                .toList();
    }

    private List<Report.Entry> latent() {
        return report().entries().stream()
                .filter(entry -> entry.finding().rule().equals(LATENT))
                .toList();
    }

    /** What the baseline does not know, or knows as less. */
    private List<Report.Entry> untolerated(List<Report.Entry> entries) {
        return entries.stream().filter(entry -> !tolerated(entry)).toList();
    }

    private boolean tolerated(Report.Entry entry) {
        Baseline.Known before = before(entry);
        return before != null && entry.saved().roundTrips() <= before.roundTrips();
    }

    private Baseline.@Nullable Known before(Report.Entry entry) {
        return known.known().get(baseline(List.of(entry)).known().firstKey());
    }

    private @Nullable String grown(Report.Entry entry) {
        Baseline.Known before = before(entry);
        return before == null
                ? null
                : "grown from " + before.roundTrips() + " to " + entry.saved().roundTrips()
                        + " needless round trips since the baseline";
    }

    /** The loops known at least that well, as a baseline has them. */
    public Baseline baseline(Evidence from) {
        return baseline(loops(from));
    }

    private Baseline baseline(List<Report.Entry> entries) {
        return Baseline.of(new Report(report().summary(), entries, List.of(), List.of()));
    }

    private Stream<Execution> executions() {
        return traces.stream().flatMap(trace -> trace.executions().stream());
    }
}
