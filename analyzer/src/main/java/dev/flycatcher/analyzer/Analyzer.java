package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.detect.EntryPoints;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Judge;
import dev.flycatcher.analyzer.detect.Judgement;
import dev.flycatcher.analyzer.detect.Plans;
import dev.flycatcher.analyzer.detect.Reference;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.detect.Thresholds;
import dev.flycatcher.analyzer.detect.Verdict;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.report.Report.InferredKey;
import dev.flycatcher.analyzer.report.Report.Occurrence;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.rewrite.Engine;
import dev.flycatcher.analyzer.rewrite.Mapping;
import dev.flycatcher.analyzer.rewrite.Rewriter;
import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Transcript;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door of the module: traces in, a report out.
 *
 * <p>Units are judged one at a time in the order they are given, and only bounded totals of them are kept, so memory
 * does not grow with the run; the same traces in the same order give the same report. Not thread-safe.
 */
public final class Analyzer {
    private static final Comparator<Entry> MOST_SAVED = Comparator.comparingDouble(
                    (Entry entry) -> entry.saved().millisAt().get("1"))
            .reversed()
            .thenComparing(entry -> entry.finding().severity())
            .thenComparing(entry -> entry.finding().rule());

    private static final int MOST_MAPPED = 10_000;
    /** Executions of one statement in a unit that there is hardly ever nothing to say about. */
    private static final int OFTEN = 5;

    private final Judge judge;
    private final Schema schema;
    private final Totals totals = new Totals();
    private final Meanwhile meanwhile = new Meanwhile();
    private final EntryPoints entryPoints = new EntryPoints();
    private final Set<Mapped> mapped = new LinkedHashSet<>();
    private final Forms forms;
    private boolean expecting;

    /** Judges with the default thresholds, and without a schema. */
    public Analyzer() {
        this(Thresholds.DEFAULT, Schema.UNKNOWN);
    }

    /** @param schema what is known of the database's tables, {@link Schema#UNKNOWN} for nothing */
    public Analyzer(Thresholds thresholds, Schema schema) {
        this(thresholds, schema, Plans.NONE);
    }

    /** @param plans asked of each query that is met, {@link Plans#NONE} for nothing */
    public Analyzer(Thresholds thresholds, Schema schema, Plans plans) {
        this.judge = new Judge(thresholds, schema, plans);
        this.schema = schema;
        this.forms = new Forms(judge::again);
    }

    /** Judges one more unit. */
    public void add(Trace trace) {
        judge(trace, () -> null);
    }

    private Judgement judge(Trace trace, Supplier<@Nullable Lost> lost) {
        names(trace.mapped());
        expect(repeats(trace));
        Judgement judgement = judge.add(trace, lost);
        List<Finding> findings = judgement.findings();
        meanwhile.add(trace, findings);
        expect(!findings.isEmpty());
        totals.add(trace, !findings.isEmpty());
        entryPoints.add(trace);
        return judgement;
    }

    /** Where something will be said of a unit, what its cures need is loaded while it is judged. */
    private void expect(boolean likely) {
        if (likely && !expecting) {
            expecting = true;
            Rewriter.expect();
        }
    }

    private boolean repeats(Trace trace) {
        Map<Long, Integer> times = new HashMap<>();
        return !expecting
                && trace.executions().stream()
                        .anyMatch(e -> times.merge(e.shape().fingerprint(), 1, Integer::sum) == OFTEN);
    }

    /**
     * Counts one more unit; judges it where it may show something that the units which look like it did not, else takes
     * it for another one of those. So a program that does the same all day is judged now and then. Executions, rows and
     * times are counted exactly, findings as if each unit had those of the last one judged that looks like it.
     *
     * @param lost asked where the unit repeats a query whose values it did not read, null when nothing is known
     * @return what was said of it, null where it was not judged
     */
    public @Nullable Judgement add(Transcript unit, Supplier<@Nullable Lost> lost) {
        if (forms.isDue(unit)) {
            Judgement judgement = judge(unit.trace(), lost);
            forms.judged(unit, judgement);
            return judgement;
        }
        names(unit.mapped());
        totals.add(unit);
        entryPoints.add(unit);
        return null;
    }

    /** The same of a unit that nothing is known beside. */
    public @Nullable Judgement add(Transcript unit) {
        return add(unit, () -> null);
    }

    /** What was found in one unit, as if there were no other; rules over several units say nothing. */
    public List<Entry> entries(Judgement unit) {
        Judge alone = new Judge();
        alone.again(unit, 1);
        return entries(alone.verdicts());
    }

    /** Lets cures use the names of those classes as well, beside those that traces bring; of more than 10,000 the first. */
    public void names(Collection<Mapped> classes) {
        classes.stream().limit(Math.max(0, MOST_MAPPED - mapped.size())).forEach(mapped::add);
    }

    /** What is known so far. */
    public Report report() {
        forms.settle();
        List<Entry> entries = entries(judge.verdicts());
        List<InferredKey> keys = judge.references().stream().map(this::key).toList();
        return new Report(
                totals.summary(), entries, totals.units(), totals.shapes(), keys, judge.notJudged(), entryPoints.all());
    }

    private List<Entry> entries(List<Verdict> verdicts) {
        Mapping mapping = Mapping.of(mapped);
        return verdicts.stream()
                .map(verdict -> entry(verdict, mapping))
                .sorted(MOST_SAVED)
                .toList();
    }

    private Entry entry(Verdict verdict, Mapping mapping) {
        Shape asked = verdict.finding().child().shape();
        Cure cure = new Rewriter(Engine.ofName(totals.engine(asked)), mapping)
                .cure(verdict.finding(), meanwhile.during(verdict.finding()));
        List<Occurrence> occurrences = verdict.occurrences().stream()
                .map(o -> new Occurrence(o.unit(), o.units(), o.parentRows(), o.executions()))
                .toList();
        double millis = totals.fixedMillis(asked);
        return new Entry(verdict.finding(), cure, Savings.of(verdict.finding(), cure, millis), occurrences);
    }

    private InferredKey key(Reference reference) {
        return new InferredKey(
                reference.table(),
                reference.column(),
                reference.referredTable(),
                reference.referredColumn(),
                reference.executions(),
                schema.declares(
                                reference.table(),
                                reference.column(),
                                reference.referredTable(),
                                reference.referredColumn())
                        .orElse(null),
                schema.indexed(reference.table(), reference.column()).orElse(null));
    }
}
