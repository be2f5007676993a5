package dev.flycatcher.analyzer.detect;

/** A01: one query per row of an earlier result, each bound to a value read from that row. */
final class NPlusOne implements LoopRule {

    @Override
    public String id() {
        return "A01";
    }

    @Override
    public boolean applies(Loop loop, Work work) {
        return true;
    }

    /** Five or more, or one for every row, is an error; fewer may be what a cache left over. */
    @Override
    public Severity severity(Loop loop) {
        return loop.size() >= 5 || loop.size() == loop.rows() ? Severity.ERROR : Severity.WARNING;
    }
}
