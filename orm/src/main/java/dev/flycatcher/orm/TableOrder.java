package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.QueryException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The order in which foreign keys let tables be created. */
final class TableOrder {
    private TableOrder() {}

    /** Those pointed at before those that point; in a circle, as they were given. */
    static List<Table<?>> of(List<Table<?>> tables) {
        Set<Table<?>> done = new LinkedHashSet<>();
        tables.forEach(each -> visit(each.base(), tables, done, new LinkedHashSet<>()));
        return List.copyOf(done);
    }

    private static void visit(Table<?> table, List<Table<?>> among, Set<Table<?>> done, Set<Table<?>> open) {
        if (done.contains(table) || !open.add(table)) {
            return;
        }
        for (ForeignKeyColumn<?, ?, ?> each : table.foreignKeys()) {
            if (among.contains(each.related())) {
                visit(each.related(), among, done, open);
            }
        }
        done.add(table);
    }

    static void refuseEndlessCircles(List<Table<?>> tables) {
        tables.forEach(each -> refuseEndlessCircle(each.base(), each.base(), new ArrayList<>()));
    }

    /** Keys that may not be NULL and are checked at once, in a circle: no row of any could ever be the first. */
    private static void refuseEndlessCircle(Table<?> start, Table<?> at, List<ForeignKeyColumn<?, ?, ?>> path) {
        for (ForeignKeyColumn<?, ?, ?> each : at.foreignKeys()) {
            if (each.spec().nullable() || each.reference().deferred() || each.related() == at || path.contains(each)) {
                continue;
            }
            path.add(each);
            if (each.related() == start) {
                throw new QueryException(
                        "No row can be the first of " + path + ": each needs the other. Make one of them"
                                + " @Nullable, or deferred, which checks it at commit.");
            }
            refuseEndlessCircle(start, each.related(), path);
            path.remove(each);
        }
    }
}
