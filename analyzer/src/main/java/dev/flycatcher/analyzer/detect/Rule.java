package dev.flycatcher.analyzer.detect;

import java.util.function.Consumer;

/** One criterion of the catalogue: a pure function of one unit of work. */
interface Rule {

    /** Hands on what it finds in that unit. */
    void judge(Work work, Consumer<Finding> findings);
}
