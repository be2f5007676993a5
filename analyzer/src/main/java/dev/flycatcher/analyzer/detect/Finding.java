package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, folded over every unit it was seen in.
 *
 * @param rule id of the rule, {@code A01}
 * @param severity how much it matters
 * @param evidence how well it is known
 * @param unit name of the unit it was first seen in
 * @param units how many units it was seen in
 * @param parent where the values came from; null when nothing fed it or the evidence is ambiguous
 * @param child what was repeated
 * @param flow the figures of the value flow, null where there is none
 * @param candidates parents that would fit equally well; empty when {@code parent} is certain
 * @param callSite the application's line that ran the child, null when no stack was sampled
 * @param loop that frame or an outer one whose call lies in a loop, its line being the loop's first; null when not known
 * @param stack the sampled stack, innermost frame first
 */
public record Finding(
        String rule,
        Severity severity,
        Evidence evidence,
        String unit,
        long units,
        @Nullable Parent parent,
        Child child,
        @Nullable Flow flow,
        List<Parent> candidates,
        @Nullable Frame callSite,
        @Nullable Frame loop,
        List<Frame> stack) {

    /** The same finding, better known. */
    public Finding with(Evidence better) {
        return new Finding(rule, severity, better, unit, units, parent, child, flow, candidates, callSite, loop, stack);
    }

    /** The same finding, its rows read in another unit. */
    Finding read(Parent.Elsewhere in) {
        Parent from = parent == null ? null : parent.in(in);
        return new Finding(rule, severity, evidence, unit, units, from, child, flow, candidates, callSite, loop, stack);
    }

    /** The same finding in so many units alike. */
    Finding times(long more) {
        return new Finding(
                rule,
                severity,
                evidence,
                unit,
                units * more,
                parent == null ? null : parent.times(more),
                child.times(more),
                flow == null ? null : flow.times(more),
                candidates,
                callSite,
                loop,
                stack);
    }

    /** The same finding about that many executions. */
    Finding counting(long executions) {
        return counting(executions, child.column());
    }

    /** The same finding about that many executions, and that column. */
    Finding counting(long executions, @Nullable String column) {
        Child counted = new Child(
                child.shape(),
                child.bind(),
                column,
                executions,
                child.distinctBinds(),
                child.rows(),
                child.mostRows(),
                child.nanos());
        return new Finding(
                rule, severity, evidence, unit, units, parent, counted, flow, candidates, callSite, loop, stack);
    }
}
