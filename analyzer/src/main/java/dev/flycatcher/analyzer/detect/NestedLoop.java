package dev.flycatcher.analyzer.detect;

/** A04: a loop over the rows of a query that itself runs once per row: M + N + 1. */
final class NestedLoop implements LoopRule {

    @Override
    public String id() {
        return "A04";
    }

    @Override
    public boolean applies(Loop loop, Work work) {
        return work.looped(loop.edge().key().shape()) && loop.sources().size() > 1;
    }

    @Override
    public Severity severity(Loop loop) {
        return Severity.ERROR;
    }
}
