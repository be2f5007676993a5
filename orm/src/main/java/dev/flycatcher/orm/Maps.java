package dev.flycatcher.orm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as maps, for serialisers. Reads what is there and loads nothing. */
final class Maps {
    private Maps() {}

    static Map<String, @Nullable Object> of(Row row, List<Relation<?, ?>> include) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Column<?, ?> column : row.ownTable().columns()) {
            if (row.origin.has(column.index())) {
                map.put(column.spec().accessor(), row.held(column.index()));
            }
        }
        for (Relation<?, ?> each : include) {
            if (each.owner().base() == row.ownTable()) {
                map.put(accessor(each), related(row, each, include));
            }
        }
        return map;
    }

    static void fill(Row draft, Map<String, ? extends @Nullable Object> values) {
        values.forEach((name, value) -> {
            Column<?, ?> column = draft.ownTable().columns().stream()
                    .filter(each -> each.spec().accessor().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException(draft.ownTable().label() + " has no column "
                                    + name + ". It has "
                                    + draft.ownTable().columns().stream()
                                            .map(each -> each.spec().accessor())
                                            .toList()
                                    + "."));
            if (value != null && !column.type().java().isInstance(value)) {
                throw new IllegalArgumentException(column + " holds " + column.type() + ", not "
                        + value.getClass().getName() + ". Convert it before.");
            }
            draft.set(column.index(), value);
            draft.changed(column.index());
        });
    }

    private static String accessor(Relation<?, ?> relation) {
        String name = relation.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static @Nullable Object related(Row row, Relation<?, ?> relation, List<Relation<?, ?>> include) {
        // What points back at where we came from would come round again.
        List<Relation<?, ?>> below =
                include.stream().filter(each -> each != relation).toList();
        Object held = held(row, relation);
        if (held == null) {
            throw new NotLoadedException(relation + " is not loaded, and a map loads nothing. Load it with the query:"
                    + " .with(" + Names.constant(relation.owner()) + "." + accessor(relation) + ").");
        }
        if (held instanceof List<?> rows) {
            return rows.stream().map(each -> of(Row.of(each), below)).toList();
        }
        return held == Row.ABSENT ? null : of(Row.of(held), below);
    }

    private static @Nullable Object held(Row row, Relation<?, ?> relation) {
        if (relation instanceof ForeignKeyColumn<?, ?, ?> key) {
            return row.slot(key.slot());
        }
        if (relation instanceof Backref<?, ?> back && back.isSingle()) {
            return row.slot(back.slot());
        }
        int at = row.origin.indexOf(relation);
        return at < 0 || row.extras == null ? null : row.extras[at];
    }
}
