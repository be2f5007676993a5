package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Creates, drops and empties tables of a database, in an order that the keys between them allow. */
final class TableCommands {
    private final Dialect dialect;
    private final Schema schema;

    private TableCommands(Dialect dialect) {
        this.dialect = dialect;
        this.schema = Schema.ofWhatIsMissing(dialect);
    }

    static void create(Database database, List<Table<?>> tables) {
        tables.forEach(Table::use);
        sequences(tables).forEach(each -> each.next(database.dialect()));
        TableOrder.refuseEndlessCircles(tables);
        new TableCommands(database.dialect())
                .creating(Schema.ordered(tables))
                .forEach(sql -> database.executor().update(Command.of(sql)));
    }

    /** Of tables in a circle, the key that points at a table created later is added once that is there. */
    private List<String> creating(List<Table<?>> order) {
        List<String> all = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Table<?> table = order.get(i);
            List<Table<?>> later = dialect.pointsAhead() ? List.of() : order.subList(i + 1, order.size());
            all.addAll(schema.definition(table, later));
            for (ForeignKeyColumn<?, ?, ?> each : table.foreignKeys()) {
                if (later.contains(each.related())) {
                    last.add(dialect.addConstraint(table.name(), Schema.constraintName(table, each), schema.key(each)));
                }
            }
        }
        all.addAll(last);
        return all;
    }

    static void drop(Database database, List<Table<?>> tables) {
        List<Table<?>> last = new ArrayList<>(Schema.ordered(tables));
        Collections.reverse(last);
        new TableCommands(database.dialect())
                .dropping(last)
                .forEach(sql -> database.executor().update(Command.of(sql)));
    }

    /** What is pointed at cannot be truncated, even by nobody's row. */
    static void truncate(Database database, List<Table<?>> tables) {
        List<Table<?>> last = new ArrayList<>(Schema.ordered(tables));
        Collections.reverse(last);
        Dialect dialect = database.dialect();
        boolean mayCommit =
                dialect.can(Feature.DDL_ROLLBACK) || !database.executor().inTransaction();
        for (Table<?> each : last) {
            boolean pointedAt = each.relations().stream().anyMatch(Backref.class::isInstance);
            String sql = mayCommit && !pointedAt
                    ? dialect.truncate(each.name())
                    : "DELETE FROM " + dialect.quote(each.name());
            database.executor().update(Command.of(sql));
        }
    }

    /** Those that count keys up. */
    static Set<Sequence> sequences(List<Table<?>> tables) {
        Set<Sequence> all = new LinkedHashSet<>();
        for (Table<?> table : tables) {
            for (Column<?, ?> each : table.primaryKey()) {
                if (each.spec().sequence() != null) {
                    all.add(new Sequence(each.spec().sequence()));
                }
            }
        }
        return all;
    }

    /** A table that is pointed at by one dropped after it, in a circle, cannot go before that one's key. */
    private List<String> dropping(List<Table<?>> order) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < order.size() && !dialect.pointsAhead(); i++) {
            Table<?> table = order.get(i);
            for (ForeignKeyColumn<?, ?, ?> each : table.foreignKeys()) {
                if (order.subList(0, i).contains(each.related())) {
                    all.add(dialect.dropConstraint(table.name(), Schema.constraintName(table, each)));
                }
            }
        }
        order.forEach(each -> all.add("DROP TABLE IF EXISTS " + dialect.quote(each.name())));
        sequences(order).forEach(each -> all.add(each.drop(dialect)));
        return all;
    }
}
