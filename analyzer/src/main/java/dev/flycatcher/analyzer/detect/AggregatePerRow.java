package dev.flycatcher.analyzer.detect;

/** A06: a count, a sum or a yes-or-no per row: one {@code GROUP BY} gives them all. */
final class AggregatePerRow implements LoopRule {

    @Override
    public String id() {
        return "A06";
    }

    @Override
    public boolean applies(Loop loop, Work work) {
        return loop.edge().child().outline().summarises();
    }

    @Override
    public Severity severity(Loop loop) {
        return Severity.WARNING;
    }
}
