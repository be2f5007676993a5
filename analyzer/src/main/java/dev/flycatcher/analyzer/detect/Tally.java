package dev.flycatcher.analyzer.detect;

import java.util.function.Consumer;

/** A criterion over several units: what it keeps of them is bounded. */
interface Tally {

    void add(Work work);

    /** Hands on what is found so far. */
    void tell(Consumer<Finding> findings);
}
