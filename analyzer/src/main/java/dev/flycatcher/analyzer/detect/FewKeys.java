package dev.flycatcher.analyzer.detect;

/** A05: the same few rows fetched again and again, no more than a third of the queries for a new one: a map cures it. */
final class FewKeys implements LoopRule {

    @Override
    public String id() {
        return "A05";
    }

    @Override
    public boolean applies(Loop loop, Work work) {
        return loop.distinct() * 3 <= loop.size();
    }

    @Override
    public Severity severity(Loop loop) {
        return Severity.WARNING;
    }
}
