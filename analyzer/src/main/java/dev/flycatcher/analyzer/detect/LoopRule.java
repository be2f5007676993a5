package dev.flycatcher.analyzer.detect;

/** A kind of loop over rows; the first kind that applies names the loop. */
interface LoopRule {

    String id();

    boolean applies(Loop loop, Work work);

    Severity severity(Loop loop);
}
