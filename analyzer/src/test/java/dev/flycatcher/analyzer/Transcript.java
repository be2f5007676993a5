package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Literal;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a recorder writes of a scenario's values: an ordinal for each, in the order in which they are met. */
final class Transcript {
    private final Map<Object, Integer> ordinals = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();

    /** What is known of each value so far. */
    List<Value> values() {
        return List.copyOf(values);
    }

    /** A column as it was read of those rows, the first of them after so many that were skipped. */
    Column column(int index, @Nullable String label, List<Object[]> rows, int skipped) {
        int[] numbers = new int[rows.size()];
        int[] read = new int[rows.size()];
        long size = 0;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            numbers[i] = i + 1 + skipped;
            Object value = rows.get(i)[index];
            read[i] = ordinal(value);
            size += value instanceof String text ? text.length() : 0;
            if (value instanceof Number number) {
                least = Math.min(least, number.longValue());
                most = Math.max(most, number.longValue());
            }
        }
        return new Column(
                label == null ? index + 1 : 0, label, least > most ? 0 : most - least + 1, size, numbers, read);
    }

    /** What was bound, row by row, with the literals of the text. */
    Binds bound(String sql, Fingerprint found, List<@Nullable Object[]> binds, boolean batched) {
        if (found.positions() == 0) {
            return Binds.NONE;
        }
        int[] all = new int[found.positions() * binds.size()];
        for (int r = 0; r < binds.size(); r++) {
            for (Literal literal : found.literals()) {
                all[r * found.positions() + literal.position() - 1] = ordinal(literal.value(sql));
            }
            int[] parameters = found.numbering().of(binds.get(r).length);
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] > 0 && parameters[i] <= binds.get(r).length) {
                    all[r * found.positions() + i] = ordinal(binds.get(r)[parameters[i] - 1]);
                }
            }
        }
        return new Binds(found.positions(), all, found.literals().size(), batched, offset(sql, found, binds));
    }

    /** As it was bound or written. */
    private static long offset(String sql, Fingerprint found, List<@Nullable Object[]> binds) {
        int marker = Outline.of(found.shape()).offset();
        Optional<Literal> literal = found.literals().stream()
                .filter(each -> each.position() == marker)
                .findFirst();
        if (marker == 0 || literal.isPresent()) {
            return literal.map(each -> number(each.value(sql))).orElse(-1L);
        }
        long parameter = marker
                - found.literals().stream()
                        .filter(each -> each.position() < marker)
                        .count();
        return number(binds.get(0)[(int) parameter - 1]);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    private int ordinal(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        Object canonical = value instanceof Integer i ? (Object) i.longValue() : value;
        return ordinals.computeIfAbsent(canonical, any -> {
            values.add(new Value(family(canonical), null));
            return values.size();
        });
    }

    private static Value.Family family(Object value) {
        return value instanceof Long
                ? Value.Family.INTEGRAL
                : value instanceof UUID
                        ? Value.Family.UUID
                        : value instanceof Boolean
                                ? Value.Family.BOOLEAN
                                : value instanceof BigDecimal
                                        ? Value.Family.DECIMAL
                                        : value instanceof Double ? Value.Family.FLOATING : Value.Family.TEXT;
    }
}
