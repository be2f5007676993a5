package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Trace;
import java.util.List;

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
            new ConnectionPerQuery(),
            new OpenTransaction(),
            new EmptyTransactions(),
            new MergeableLookups(),
            new Pings(),
            new LiteralValues(),
            new CartesianProduct(),
            new ReadsWithoutTransaction());

    private final Text.Shelf texts = new Text.Shelf();
    private final Fold fold = new Fold();
    private final References references = new References();
    private long units;

    /** Judges one more unit; returns how many findings it has. */
    public int add(Trace trace) {
        Work work = new Work(trace, texts);
        int[] found = new int[1];
        units++;
        work.loops().forEach(references::add);
        for (Rule rule : RULES) {
            rule.judge(work, finding -> {
                found[0]++;
                work.tell(finding);
                fold.add(finding, units);
            });
        }
        return found[0];
    }

    /** Findings over all units so far, in the order in which they were first seen. */
    public List<Verdict> verdicts() {
        return fold.verdicts();
    }

    /** Foreign keys inferred so far, those with most executions first, at most 1,000. */
    public List<Reference> references() {
        return references.all();
    }
}
