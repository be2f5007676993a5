package dev.flycatcher.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The hooks of a database, in the order they were given. */
record Hooks(List<Hooked> all) {
    static final Hooks NONE = new Hooks(List.of());

    private record Hooked(Table<?> table, Hook<Object, Object> hook) {}

    @SuppressWarnings("unchecked")
    Hooks and(Table<?> table, Hook<?, ?> hook) {
        List<Hooked> more = new ArrayList<>(all);
        more.add(new Hooked(table.base(), (Hook<Object, Object>) hook));
        return new Hooks(List.copyOf(more));
    }

    private List<Hook<Object, Object>> of(Row row) {
        return all.stream()
                .filter(each -> each.table() == row.ownTable())
                .map(Hooked::hook)
                .toList();
    }

    Row saving(Database database, Row draft, Supplier<Row> write) {
        boolean isNew = draft.origin.fresh;
        return around(
                database,
                draft,
                each -> each.beforeSave(draft, isNew),
                write,
                (each, saved) -> each.afterSave(saved, isNew));
    }

    int deleting(Database database, Row row, Supplier<Integer> write) {
        return around(database, row, each -> each.beforeDelete(row), write, (each, count) -> each.afterDelete(row));
    }

    private interface After<R> {
        void run(Hook<Object, Object> hook, R result);
    }

    private <R> R around(
            Database database, Row row, Consumer<Hook<Object, Object>> before, Supplier<R> write, After<R> after) {
        List<Hook<Object, Object>> mine = of(row);
        if (mine.isEmpty()) {
            return write.get();
        }
        return database.atomic(() -> {
            mine.forEach(before);
            R result = write.get();
            mine.forEach(each -> after.run(each, result));
            return result;
        });
    }
}
