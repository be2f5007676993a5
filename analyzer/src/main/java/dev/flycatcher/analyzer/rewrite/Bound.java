package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Numbering;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was bound when a finding was recorded, in the order of the markers of the texts its shapes show.
 *
 * @param parent values of the parent, null when they are not known
 * @param child values of the child, the key among them, null when they are not known
 * @param keys the keys asked for, each with the parts of a composite key in the order of the text; empty when not known
 * @param rows beside them how many rows each gave, -1 when not known
 * @param written a table of the two that was written after it was read, null when none was
 */
public record Bound(
        @Nullable List<@Nullable Object> parent,
        @Nullable List<@Nullable Object> child,
        List<List<@Nullable Object>> keys,
        List<Long> rows,
        @Nullable String written) {

    /** Nothing known but the statements. */
    public static final Bound UNKNOWN = new Bound(null, null, List.of(), List.of(), null);

    /**
     * A value that was bound with a type.
     *
     * @param type one of {@link java.sql.Types}, or the driver's own
     * @param scale digits after the point, -1 when none were given
     */
    public record Typed(@Nullable Object value, int type, int scale) {

        /** Another value bound in the same way, where this is a bind that has one. */
        static @Nullable Object like(@Nullable Object bind, @Nullable Object value) {
            return bind instanceof Typed typed && value != null ? new Typed(value, typed.type, typed.scale) : value;
        }
    }

    /**
     * One execution as it was watched.
     *
     * @param sql the application's own text
     * @param binds its parameters by JDBC's numbering, null when they are not all known
     * @param rows rows read of it to its end, -1 when it was not read so far
     */
    public record Call(String sql, @Nullable List<? extends @Nullable Object> binds, long rows) {}

    /** From recorded units; values are known as far as samples of them were kept. */
    public static Bound of(Finding finding, List<Trace> traces) {
        return traces.stream()
                .filter(trace -> trace.executions().stream()
                        .anyMatch(e -> e.shape().fingerprint()
                                == finding.child().shape().fingerprint()))
                .findFirst()
                .map(trace -> ofSteps(finding, Sampled.steps(trace)))
                .orElse(UNKNOWN);
    }

    /** From the statements of one unit in the order in which they ran, as a watched connection saw them. */
    public static Bound ofCalls(Finding finding, List<Call> calls) {
        return ofSteps(finding, calls.stream().map(Bound::step).toList());
    }

    /** The same with the values of those statements where they know them; what was written stays as it was seen. */
    public Bound with(Finding finding, List<Call> calls) {
        Bound seen = ofCalls(finding, calls);
        return seen.child == null && seen.parent == null
                ? this
                : new Bound(seen.parent, seen.child, seen.keys, seen.rows, written);
    }

    /** The same with values that were drawn from the data. */
    Bound drawn(@Nullable List<@Nullable Object> ofParent, @Nullable List<@Nullable Object> ofChild) {
        return new Bound(ofParent, ofChild, keys, rows, written);
    }

    private static Step step(Call call) {
        Fingerprint print = Fingerprint.of(call.sql());
        List<? extends @Nullable Object> binds = call.binds();
        if (binds == null) {
            return new Step(print.shape(), null, call.rows());
        }
        List<@Nullable Object> values = new ArrayList<>();
        int literal = 0;
        for (int parameter : print.numbering().of(binds.size())) {
            if (parameter == 0) {
                values.add(print.literals().get(literal++).value(call.sql()));
            } else if (parameter == Numbering.UNKNOWN) {
                return new Step(print.shape(), null, call.rows());
            } else {
                values.add(parameter <= binds.size() ? binds.get(parameter - 1) : null);
            }
        }
        boolean whole = Tokens.of(print.shape().sql()).markers().size() == values.size();
        return new Step(print.shape(), whole ? values : null, call.rows());
    }

    private static Bound ofSteps(Finding finding, List<Step> steps) {
        long child = finding.child().shape().fingerprint();
        long parent =
                finding.parent() == null ? child : finding.parent().shape().fingerprint();
        int asked = first(steps, child, 0);
        if (asked < 0) {
            return UNKNOWN;
        }
        int fed = finding.parent() == null ? asked : Math.max(0, last(steps, parent, asked));
        List<Step> loop = new ArrayList<>();
        for (Step step : steps.subList(asked, steps.size())) {
            if (step.shape().fingerprint() == child) {
                loop.add(step);
            } else if (step.shape().fingerprint() == parent) {
                break;
            }
        }
        return bound(finding, steps.get(fed), loop, Step.written(finding, steps.subList(fed, steps.size())));
    }

    private static Bound bound(Finding finding, Step parent, List<Step> loop, @Nullable String written) {
        List<List<@Nullable Object>> keys = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        for (Step step : loop) {
            List<@Nullable Object> key = step.at(Ask.of(finding).markers());
            if (key != null) {
                keys.add(Given.plain(key));
                rows.add(step.rows());
            }
        }
        boolean fed = finding.parent() != null
                && parent.shape().fingerprint() == finding.parent().shape().fingerprint();
        return new Bound(fed ? parent.values() : null, loop.get(0).values(), keys, rows, written);
    }

    private static int first(List<Step> steps, long shape, int from) {
        for (int i = from; i < steps.size(); i++) {
            if (steps.get(i).shape().fingerprint() == shape) {
                return i;
            }
        }
        return -1;
    }

    private static int last(List<Step> steps, long shape, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (steps.get(i).shape().fingerprint() == shape) {
                return i;
            }
        }
        return -1;
    }
}
