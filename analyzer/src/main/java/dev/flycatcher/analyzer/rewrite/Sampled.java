package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of a recorded unit, where samples of them were kept. */
final class Sampled {
    private final Trace trace;

    private Sampled(Trace trace) {
        this.trace = trace;
    }

    /** Its executions that did not fail, in order. */
    static List<Step> steps(Trace trace) {
        Sampled sampled = new Sampled(trace);
        return trace.executions().stream()
                .filter(execution -> !execution.failed())
                .map(sampled::step)
                .toList();
    }

    private Step step(Execution execution) {
        return new Step(execution.shape(), values(execution), rows(execution));
    }

    private @Nullable List<@Nullable Object> values(Execution execution) {
        int width = execution.binds().width();
        if (width != Tokens.of(execution.shape().sql()).markers().size()
                || execution.binds().rows() > 1) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int position = 1; position <= width; position++) {
            int ordinal = execution.binds().at(0, position);
            Object value = ordinal == 0 ? null : value(trace.value(ordinal));
            if (ordinal != 0 && value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** The value of that sample; null when there is none, or its text is not all of it. */
    private static @Nullable Object value(Value value) {
        String sample = value.sample();
        if (sample == null) {
            return null;
        }
        try {
            return switch (value.family()) {
                case INTEGRAL -> new BigDecimal(sample).longValueExact();
                case DECIMAL -> new BigDecimal(sample);
                case FLOATING -> Double.valueOf(sample);
                case TEXT -> sample.endsWith("…") ? null : sample;
                case UUID -> UUID.fromString(sample);
                case BOOLEAN -> Boolean.valueOf(sample);
                default -> null;
            };
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return null;
        }
    }

    private static long rows(Execution execution) {
        Result result = execution.results().stream()
                .filter(r -> r.kind() == Result.Kind.ROWS)
                .findFirst()
                .orElse(null);
        return result == null || !result.exhausted() ? -1 : result.rows();
    }
}
