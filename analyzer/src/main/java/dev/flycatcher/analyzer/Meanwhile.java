package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Written;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.HashMap;
import java.util.Map;

/** What was written while each loop ran, over all units. */
final class Meanwhile {
    private static final int MOST = 10_000;

    /** Fingerprints of its two statements, 0 for none. */
    private record Loop(long parent, long child) {

        static Loop of(Finding finding) {
            return new Loop(
                    finding.parent() == null ? 0 : finding.parent().shape().fingerprint(),
                    finding.child().shape().fingerprint());
        }
    }

    private final Map<Loop, Written> written = new HashMap<>();

    /** Takes the findings of one unit. */
    void add(Trace trace, Iterable<Finding> findings) {
        boolean writes = trace.executions().stream()
                .anyMatch(execution -> execution.shape().verb().writes());
        for (Finding finding : findings) {
            if (writes && finding.child().shape().verb() == Verb.SELECT && written.size() < MOST) {
                Written here = Written.during(finding, trace.executions());
                if (here != Written.NOTHING) {
                    written.merge(Loop.of(finding), here, Written::and);
                }
            }
        }
    }

    Written during(Finding finding) {
        return written.getOrDefault(Loop.of(finding), Written.NOTHING);
    }
}
