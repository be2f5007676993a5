package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Value.Family;
import java.sql.Types;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A40: a text bound where the schema has a number, or a number where it has a text: one side is converted, row by row, and
 * an index on it may not serve. Not judged without a schema.
 */
final class ConvertedKey implements Rule {
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);
    private static final Set<Integer> TEXTS =
            Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR);

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            for (int marker = 1; marker <= group.text().markers().count(); marker++) {
                int of = marker;
                Set<Integer> types = expected(work, group, marker);
                int[] members = IntStream.range(0, types.isEmpty() ? 0 : group.size())
                        .filter(i -> converted(work, group.bound(i, of), types))
                        .toArray();
                for (Part part : Part.split(group, members)) {
                    Draft draft = Draft.of(work, group, part, marker);
                    findings.accept(draft.finding("A40", Severity.WARNING, draft.seen()));
                }
            }
        }
    }

    private static Set<Integer> expected(Work work, Group group, int marker) {
        Use use = group.use(marker);
        if (!use.picks() || use.column() == null) {
            return Set.of();
        }
        int type = work.schema()
                .type(group.outline().table(use.qualifier()), use.column())
                .orElse(Types.OTHER);
        return NUMBERS.contains(type) ? NUMBERS : TEXTS.contains(type) ? TEXTS : Set.of();
    }

    private static boolean converted(Work work, int value, Set<Integer> types) {
        Family family = value == 0 ? Family.OTHER : work.trace().value(value).family();
        return types == NUMBERS ? family == Family.TEXT : family == Family.INTEGRAL || family == Family.DECIMAL;
    }
}
