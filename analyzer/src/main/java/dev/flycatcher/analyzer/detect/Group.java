package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The executions of one shape in one unit that did not fail, in order.
 *
 * @param indexes of the executions within the trace
 * @param sampled which of them have a stack, ascending
 */
record Group(Text text, List<Execution> executions, int[] indexes, int[] sampled) {

    static Group of(Text text, List<Execution> executions, int[] indexes) {
        int[] sampled = IntStream.range(0, executions.size())
                .filter(i -> !executions.get(i).stack().isEmpty())
                .toArray();
        return new Group(text, executions, indexes, sampled);
    }

    /** The last member up to that one that has a stack; the first of all when none has. */
    int sampledBy(int member) {
        int found = Arrays.binarySearch(sampled, member);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? 0 : sampled[at];
    }

    /** A unit has one of each shape: no execution needs a look. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(shape().fingerprint());
    }

    Shape shape() {
        return text.shape();
    }

    Outline outline() {
        return text.outline();
    }

    int size() {
        return executions.size();
    }

    /** Ordinal of the value an execution bound to a marker; 0 when it bound none, or several. */
    int bound(int execution, int marker) {
        var binds = executions.get(execution).binds();
        int position = text.markers().position(marker, binds.width());
        return position == 0 || binds.rows() != 1 ? 0 : binds.at(0, position);
    }

    /** Members that ran singly, not as part of a batch, and not several rows at once. */
    int[] single() {
        return IntStream.range(0, size())
                .filter(i -> executions.get(i).binds().rows() <= 1)
                .filter(i -> executions.get(i).binds().width() <= text.markers().count())
                .toArray();
    }

    Use use(int marker) {
        return outline().use(marker);
    }
}
