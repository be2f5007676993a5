package dev.flycatcher.analyzer.detect;

/** A07: a query fed by its own results, three levels deep or more: a walk through a tree. */
final class RecursiveWalk implements LoopRule {

    @Override
    public String id() {
        return "A07";
    }

    @Override
    public boolean applies(Loop loop, Work work) {
        return loop.edge().recursive();
    }

    @Override
    public Severity severity(Loop loop) {
        return Severity.WARNING;
    }
}
