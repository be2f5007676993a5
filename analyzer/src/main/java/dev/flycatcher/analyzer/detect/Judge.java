package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door of the package: units in, findings out. Units are judged one at a time and folded; nothing of a unit is kept
 * but its findings. The same units in the same order give the same findings. Not thread-safe.
 */
public final class Judge {
    /** In this order: the more particular first. */
    private static final List<Rule> RULES = List.of(
            new Loops(),
            new LatentLoop(),
            new OutsideLoop(),
            new ListOfOne(),
            new Polling(),
            new BrokenBatches(),
            new UnrewrittenBatch(),
            new RepeatedQuery(),
            new CountThenSelect(),
            new SelectThenWrite(),
            new ReinsertedCollection(),
            WritePerRow.delete(),
            WritePerRow.update(),
            WritePerRow.insert(),
            new UpdatedAgain(),
            new LongLists(),
            new SequencePerRow(),
            new ChattyCommits(),
            new NestedConnection(),
            new StaleRead(),
            new ConnectionPerQuery(),
            new OpenTransaction(),
            new EmptyTransactions(),
            new MergeableLookups(),
            new Pings(),
            new LiteralValues(),
            new CartesianProduct(),
            new ReloadOfWritten(),
            new RowsUnread(),
            new SuperfluousUpdate(),
            new UnboundedResult(),
            new FewOfMany(),
            new PagedInMemory(),
            new DeepOffset(),
            new LimitWithoutOrder(),
            new LargeValues(),
            new JoinWithoutPredicate(),
            new RepeatedByJoin(),
            new LockInLoop(),
            new ForeignKeyWithoutIndex(),
            new FullScan(),
            new LookupTable(),
            new ConvertedKey(),
            new FunctionOnIndex(),
            new SlowQuery(),
            new Pauses(),
            new IdleConnection(),
            new LeakedConnection(),
            new OpenStatements(),
            new SlowFetch(),
            new PoolWait(),
            new IndependentQueries(),
            // What is left when nothing else is about a statement.
            new PrepareChurn(),
            new ReadsWithoutTransaction());

    private final Text.Shelf texts = new Text.Shelf();
    private final Fold fold = new Fold();
    private final References references = new References();
    private final Thresholds thresholds;
    private final Schema schema;
    private final Plans plans;
    private final List<Tally> tallies;
    private final Unjudged unjudged = new Unjudged();
    private long units;

    /** Judges with the default thresholds, and without a schema. */
    public Judge() {
        this(Thresholds.DEFAULT, Schema.UNKNOWN);
    }

    /** @param schema what is known of the database's tables; rules that need it judge nothing without */
    public Judge(Thresholds thresholds, Schema schema) {
        this(thresholds, schema, Plans.NONE);
    }

    /** @param plans asked of each query that is met, for the rule that needs them */
    public Judge(Thresholds thresholds, Schema schema, Plans plans) {
        this.thresholds = thresholds;
        this.schema = schema;
        this.plans = plans;
        FetchedInVain inVain = new FetchedInVain(thresholds.reads());
        tallies = List.of(inVain, new UnreadColumns(thresholds.reads(), inVain::tells), new ReadOnPrimary());
    }

    /** Judges one more unit; returns what it said of it. */
    public Judgement add(Trace trace) {
        return add(trace, () -> null);
    }

    /**
     * Judges one more unit, which may have lost its context.
     *
     * @param lost asked where a burst repeats a query whose values it did not read; null when nothing is known
     */
    public Judgement add(Trace trace, Supplier<@Nullable Lost> lost) {
        Work work = work(trace);
        List<Finding> found = new ArrayList<>();
        Linking linking = new Linking(trace, lost, texts, this::work);
        units++;
        Set<Unjudged.Lack> lacks = unjudged.add(work);
        List<Reference> spoken = work.loops().stream()
                .map(References::of)
                .filter(Objects::nonNull)
                .toList();
        spoken.forEach(references::add);
        for (Rule rule : RULES) {
            rule.judge(work, first -> {
                Finding finding = linking.of(first);
                found.add(finding);
                work.tell(finding);
                fold.add(finding, units, 1);
            });
        }
        tallies.forEach(tally -> tally.add(work));
        work.groups().forEach(group -> group.text().run());
        return new Judgement(List.copyOf(found), spoken, lacks);
    }

    private Work work(Trace trace) {
        return new Work(trace, texts, thresholds, schema, plans);
    }

    /** Counts so many more units of which the same is to be said. */
    public void again(Judgement judged, long more) {
        units += more;
        unjudged.add(judged.lacks(), more);
        judged.references().forEach(reference -> references.add(reference.times(more)));
        judged.findings().forEach(finding -> fold.add(finding, units, more));
    }

    /** Findings over all units so far, in the order in which they were first seen. */
    public List<Verdict> verdicts() {
        List<Verdict> all = new ArrayList<>(fold.verdicts());
        tallies.forEach(tally -> tally.tell(finding -> all.add(new Verdict(finding, List.of()))));
        return all;
    }

    /** Rules that judged nothing of some units or of all, by their ids, and why. */
    public List<NotJudged> notJudged() {
        return unjudged.rules(schema, plans);
    }

    /** Foreign keys inferred so far, those with most executions first, at most 1,000. */
    public List<Reference> references() {
        return references.all();
    }
}
