package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;

/**
 * How often a finding's child still runs once the change is made. Advice, savings and pages all count from here, so
 * that they cannot differ.
 *
 * @param finding with the executions as they were
 * @param chunk keys one list takes
 */
record Trips(Finding finding, int chunk) {

    long of(Draft draft) {
        return switch (draft.kind()) {
            case JOIN -> 0;
            case CACHE, HOIST -> kept();
            case RECURSIVE -> bounded(finding.units());
            case SET_BASED -> lists();
            default -> draft.fed() ? 0 : lists();
        };
    }

    /** One for each answer that is kept. */
    long kept() {
        return bounded(Math.max(finding.units(), finding.child().distinctBinds()));
    }

    /** Statements it takes with lists of keys: at least one per unit. */
    long lists() {
        long keys = finding.child().bind() == 0
                ? finding.child().executions()
                : finding.child().distinctBinds();
        return bounded(Math.max(finding.units(), (keys + chunk - 1) / chunk));
    }

    /** Where no form is known: one for each loop. */
    long loops() {
        Parent parent = finding.parent();
        return bounded(Math.max(finding.units(), parent == null ? 1 : parent.executions()));
    }

    /** All of them: what is wrong is not their number. */
    long all() {
        return finding.child().executions();
    }

    private long bounded(long executions) {
        return Math.min(all(), Math.max(1, executions));
    }
}
