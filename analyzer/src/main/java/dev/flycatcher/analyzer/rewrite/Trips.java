package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Verb;
import org.jspecify.annotations.Nullable;

/**
 * How often a finding's child still runs once the change is made. Advice, savings and pages all count from here, so
 * that they cannot differ.
 *
 * @param finding with the executions as they were
 * @param chunk keys one list takes
 */
record Trips(Finding finding, int chunk) {
    /** Rows that SQL Server takes in one list of values. */
    private static final int ROWS = 1_000;

    /** With lists as long as that engine takes them: each key, or row of values, binds as many as it has parts. */
    static Trips of(Finding finding, Engine engine) {
        boolean insert = finding.child().shape().verb() == Verb.INSERT;
        int parts = insert ? values(finding.child().shape().sql()) : parts(finding.flow());
        int most = insert && engine == Engine.SQLSERVER ? ROWS : engine.keys();
        return new Trips(finding, Math.max(1, Math.min(most, engine.keys() / Math.max(1, parts))));
    }

    private static int parts(@Nullable Flow flow) {
        return flow == null ? 1 : 1 + flow.also().size();
    }

    private static int values(String sql) {
        return sql.length() > Parsing.LONGEST ? 1 : Tokens.of(sql).markers().size();
    }

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
