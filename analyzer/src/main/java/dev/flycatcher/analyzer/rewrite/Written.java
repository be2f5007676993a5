package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was written between the executions of a loop: one statement in their place reads before that.
 *
 * @param own a table that the repeated statement reads, null when none was: then no such statement is right
 * @param other a clause on what else was written, null when nothing was: then it is to be known
 */
public record Written(@Nullable String own, @Nullable String other) {
    /** Nothing was. */
    public static final Written NOTHING = new Written(null, null);

    /** Between the executions of the finding's child that follow one execution of its parent. */
    public static Written during(Finding finding, List<Execution> executions) {
        long child = finding.child().shape().fingerprint();
        long parent =
                finding.parent() == null ? child : finding.parent().shape().fingerprint();
        Set<String> read = Outline.of(finding.child().shape()).tables().stream()
                .map(table -> Query.bare(table.name()))
                .collect(Collectors.toSet());
        Written known = NOTHING;
        Written since = NOTHING;
        boolean open = false;
        for (Execution execution : executions) {
            Shape shape = execution.shape();
            if (shape.fingerprint() == child) {
                known = known.and(since);
                since = NOTHING;
                open = true;
            } else if (shape.fingerprint() == parent) {
                since = NOTHING;
                open = false;
            } else if (open && shape.verb().writes() && !execution.failed()) {
                since = since.and(by(shape, read));
            }
        }
        return known;
    }

    private static Written by(Shape shape, Set<String> read) {
        if (shape.verb() == Verb.CALL) {
            return new Written(null, "a procedure was called");
        }
        String table = Query.bare(Advice.table(shape.sql()));
        return read.contains(table) ? new Written(table, null) : new Written(null, table + " was written");
    }

    /** Both, the first of each kind. */
    public Written and(Written later) {
        return this == NOTHING
                ? later
                : new Written(own == null ? later.own : own, other == null ? later.other : other);
    }

    void check() {
        if (own != null) {
            throw new Refusal(
                    own + " was written between the executions; one statement ahead of them would not see it");
        }
    }

    /** A sentence to put behind the advice, "" when there is nothing to say. */
    String sentence() {
        return other == null
                ? ""
                : " Between its executions " + other
                        + ": this reads before that, so check that nothing it reads depends on it.";
    }
}
