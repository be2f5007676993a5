package dev.flycatcher.analyzer.detect;

import java.util.List;
import java.util.function.Consumer;

/** Queries run once per row of an earlier result, each under the name of the kind of loop it is. */
final class Loops implements Rule {
    private static final List<LoopRule> KINDS =
            List.of(new RecursiveWalk(), new AggregatePerRow(), new FewKeys(), new NestedLoop(), new NPlusOne());

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Loop loop : work.loops()) {
            LoopRule kind = KINDS.stream()
                    .filter(rule -> rule.applies(loop, work))
                    .findFirst()
                    .orElseThrow();
            findings.accept(Draft.of(work, loop).finding(kind.id(), kind.severity(loop), Evidence.E3));
        }
    }
}
