package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * A15, A16, A17: rows deleted, updated or inserted one statement at a time, outside any batch. A delete counts when its
 * keys were read before; the others from five on, whoever gave the values.
 */
final class WritePerRow implements Rule {
    private final String id;
    private final Verb verb;
    private final int least;
    private final boolean fedOnly;

    private WritePerRow(String id, Verb verb, int least, boolean fedOnly) {
        this.id = id;
        this.verb = verb;
        this.least = least;
        this.fedOnly = fedOnly;
    }

    /** A15: load, then delete one by one. */
    static Rule delete() {
        return new WritePerRow("A15", Verb.DELETE, 3, true);
    }

    /** A16: row-by-row update. */
    static Rule update() {
        return new WritePerRow("A16", Verb.UPDATE, 5, false);
    }

    /** A17: row-by-row insert. */
    static Rule insert() {
        return new WritePerRow("A17", Verb.INSERT, 5, false);
    }

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            if (group.shape().verb() == verb && !positioned(group)) {
                judge(work, group, work.unclaimed(group, group.single()), findings);
            }
        }
    }

    /** {@code WHERE CURRENT OF} a cursor: the rows are there already. */
    private static boolean positioned(Group group) {
        return group.shape().sql().toLowerCase(java.util.Locale.ROOT).contains("current of");
    }

    private void judge(Work work, Group group, int[] members, Consumer<Finding> findings) {
        List<Loop> loops = members.length < least ? List.of() : work.fed(group);
        for (Loop loop : loops) {
            if (loop.size() >= least) {
                findings.accept(Draft.of(work, loop).finding(id, Severity.WARNING, Evidence.E3));
            }
        }
        BitSet looped = new BitSet();
        loops.forEach(loop -> Arrays.stream(loop.part().members()).forEach(looped::set));
        int[] rest = Arrays.stream(members).filter(i -> !looped.get(i)).toArray();
        for (Part part : fedOnly ? List.<Part>of() : Part.split(group, rest)) {
            if (part.members().length >= least) {
                Draft draft = Draft.of(work, group, part, work.varying(group));
                findings.accept(draft.finding(id, Severity.WARNING, draft.seen()));
            }
        }
    }
}
