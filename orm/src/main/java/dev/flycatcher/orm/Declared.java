package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.QueryException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a table declares, held against the tables it points at, when it is first used. For tables written by hand: the
 * processor refuses the same while it compiles.
 */
final class Declared {
    private final Table<?> table;

    private Declared(Table<?> table) {
        this.table = table;
    }

    static void check(Table<?> table) {
        Declared declared = new Declared(table);
        declared.checkNames();
        table.foreignKeys().forEach(declared::checkTarget);
        table.foreignKeys().forEach(declared::checkBackref);
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        table.columns().forEach(each -> checkNew(each, names));
        table.relations().stream()
                .filter(each -> !(each instanceof ForeignKeyColumn<?, ?, ?>) && !isUndeclared(each))
                .forEach(each -> checkNew(each, names));
    }

    private static boolean isUndeclared(Relation<?, ?> relation) {
        return relation instanceof Backref<?, ?> back && back.isUndeclared();
    }

    private void checkNew(Object member, Set<String> names) {
        if (!names.add(member.toString())) {
            throw new QueryException(
                    member + " is declared twice in " + table.getClass().getSimpleName()
                            + ", and one would hide the other. Give each column and relation a name of its own.");
        }
    }

    private void checkTarget(ForeignKeyColumn<?, ?, ?> key) {
        Column<?, ?> target = key.target();
        Table<?> to = target.table();
        boolean isKey = target.spec().key() && to.primaryKey().size() == 1;
        boolean isUnique = to.indexes().stream()
                .anyMatch(each -> each.unique()
                        && each.where().isEmpty()
                        && each.on().size() == 1
                        && each.on().get(0).index() == target.index());
        if (!isKey && !isUnique && !target.spec().unique()) {
            String fact = target.spec().key()
                    ? "one of the " + to.primaryKey().size() + " columns of its table's primary key"
                    : "not unique";
            throw new QueryException(key + " points at " + target + ", which is " + fact
                    + ", so it names no one row. Point at a unique column, or give " + to.label()
                    + " a key of one column.");
        }
    }

    private void checkBackref(ForeignKeyColumn<?, ?, ?> key) {
        String name = key.reference().backref();
        if (name == null) {
            return;
        }
        for (Column<?, ?> each : key.related().columns()) {
            if (each.spec().accessor().equals(name)) {
                throw new QueryException(
                        key + " has backref \"" + name + "\", but " + each + " is a column. Choose another backref.");
            }
        }
        for (ForeignKeyColumn<?, ?, ?> each : table.foreignKeys()) {
            boolean same = each.related() == key.related()
                    && Objects.equals(each.reference().backref(), name);
            if (each != key && same) {
                throw new QueryException(each + " and " + key + " both have backref \"" + name + "\" in "
                        + key.related().label() + ". Give each its own, or none.");
            }
        }
    }
}
