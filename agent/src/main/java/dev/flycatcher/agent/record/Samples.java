package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of one log, and which of their executions have their stack taken: the 2nd, 4th, 8th, ... since a result of
 * another shape with two rows or more was read. So two loops over the same child in one unit each get a sample of their
 * own. The first after such a result is taken as well: children that alternate would never come to a second. In a test
 * the first of each shape is taken, too: what happens once is worth a place there, as a loop over one row.
 */
final class Samples {
    private static final int MOST_SHAPES = 1 << 14;
    private static final int MOST_STACKS = 64;
    private static final int THEN_ONE_IN = 1_024;
    private static final int KINDS = Result.Kind.values().length;

    private final List<Seen> shapes = new ArrayList<>();
    private Seen[] slots = new Seen[8];
    private final boolean firsts;
    private int parents;

    /** @param firsts whether the first of each shape is taken */
    Samples(boolean firsts) {
        this.firsts = firsts;
    }

    /** One shape in this log. */
    static final class Seen {
        final Shape shape;
        final int index;
        private final Samples in;
        private int total;
        private int since;
        private int stacks;
        private int ownParents;
        private int foreignParents;
        /** By kind of result; null before one was read. */
        private @Nullable Columns @Nullable [] columns;

        private Seen(Samples in, Shape shape, int index) {
            this.in = in;
            this.shape = shape;
            this.index = index;
        }

        boolean isOf(Samples samples, Shape of) {
            return in == samples && shape == of;
        }

        /** The columns of such results of it. */
        Columns columns(Result.Kind of) {
            @Nullable Columns[] all = columns == null ? columns = new Columns[KINDS] : columns;
            Columns known = all[of.ordinal()];
            return known == null ? all[of.ordinal()] = new Columns() : known;
        }
    }

    List<Seen> shapes() {
        return shapes;
    }

    /** Counts an execution that begins; whether its stack is to be taken. */
    boolean take(Seen seen) {
        int foreign = parents - seen.ownParents;
        if (foreign != seen.foreignParents) {
            seen.foreignParents = foreign;
            seen.since = 0;
        }
        seen.since++;
        seen.total++;
        boolean due = seen.total == 1 ? firsts || shapes.size() == 1 : (seen.since & seen.since - 1) == 0;
        boolean take = seen.stacks < MOST_STACKS ? due : seen.total % THEN_ONE_IN == 0;
        seen.stacks += take ? 1 : 0;
        return take;
    }

    void release() {
        shapes.clear();
        slots = new Seen[2];
    }

    /** A result of that shape has two rows or more. */
    void parentOpened(Seen seen) {
        parents++;
        seen.ownParents++;
    }

    /** Null when there are too many. */
    @Nullable
    Seen seen(Shape shape) {
        Seen seen = find(shape.fingerprint());
        if (seen == null && shapes.size() < MOST_SHAPES) {
            seen = new Seen(this, shape, shapes.size());
            shapes.add(seen);
            if (shapes.size() * 2 > slots.length) {
                grow();
            } else {
                place(seen);
            }
        }
        return seen;
    }

    private @Nullable Seen find(long fingerprint) {
        int mask = slots.length - 1;
        for (int at = (int) Word.mix(fingerprint) & mask; slots[at] != null; at = at + 1 & mask) {
            if (slots[at].shape.fingerprint() == fingerprint) {
                return slots[at];
            }
        }
        return null;
    }

    private void grow() {
        slots = new Seen[slots.length * 2];
        shapes.forEach(this::place);
    }

    private void place(Seen seen) {
        int mask = slots.length - 1;
        int at = (int) Word.mix(seen.shape.fingerprint()) & mask;
        while (slots[at] != null) {
            at = at + 1 & mask;
        }
        slots[at] = seen;
    }
}
