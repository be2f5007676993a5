package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An UPDATE of the rows a condition holds for. A value, like a query. */
public final class Update<E> {
    private final Database database;
    private final Table<E> table;
    private final List<Assignment> assignments;
    private final List<Source> from;
    private final @Nullable Condition where;

    Update(Database database, Table<E> table) {
        this(database, table, List.of(), List.of(), null);
    }

    private Update(
            Database database,
            Table<E> table,
            List<Assignment> assignments,
            List<Source> from,
            @Nullable Condition where) {
        this.database = database;
        this.table = table;
        this.assignments = assignments;
        this.from = from;
        this.where = where;
    }

    /** Sets {@code column} to {@code value}; null sets NULL. */
    public <T> Update<E> set(Column<E, T> column, @Nullable T value) {
        if (value == null && !column.spec().nullable()) {
            throw new QueryException(column + " is never NULL, but null was given for it.");
        }
        return with(new Assignment(column, sql -> sql.bind(column.type(), value)));
    }

    /** Sets {@code column} to what the database computes, from other columns for instance. */
    public <T> Update<E> set(Column<E, T> column, Expression<T> value) {
        return with(new Assignment(column, value));
    }

    /** Makes {@code key} point at {@code entity}. */
    public <T, K> Update<E> refer(ForeignKeyColumn<E, T, K> key, T entity) {
        return set(key, key.keyOf(entity));
    }

    private Update<E> with(Assignment more) {
        return new Update<>(database, table, Body.plus(assignments, List.of(more)), from, where);
    }

    /** Takes values from these as well; a condition says which of their rows belongs to which. */
    public Update<E> from(Source... sources) {
        return new Update<>(database, table, assignments, List.of(sources), where);
    }

    /** Updates rows for which all of these hold, and all given before. */
    public Update<E> where(Condition... all) {
        Condition more = Condition.all(List.of(all));
        return new Update<>(database, table, assignments, from, where == null ? more : where.and(more));
    }

    /** Runs it; returns how many rows were updated. */
    public int execute() {
        return database.executor().update(command());
    }

    /** Runs it; returns the rows as they are now. */
    public List<E> returning() {
        return returned().rows();
    }

    /** Runs it; returns these values of the rows as they are now. */
    public List<Tuple> returning(Selection... what) {
        return returned().tuples(what);
    }

    private Returning returned() {
        return new Returning(database, table, Feature.UPDATE_RETURNING, write(), from.isEmpty());
    }

    /** The text of the statement. */
    public String sql() {
        return command().sql();
    }

    private Command command() {
        return Command.of(write());
    }

    /** The rows it updates, as they are then, to select from: written where the database takes writes so. */
    public Cte cte(String name) {
        return Returning.cte(name, database, table, this::render);
    }

    private Sql write() {
        return render(new Sql(database.dialect()));
    }

    private Sql render(Sql sql) {
        if (assignments.isEmpty()) {
            throw new QueryException(
                    "An update of " + table.label() + " that sets nothing. Say what to set: .set(...).");
        }
        sql.open().declare(table, table.name());
        from.forEach(sql::declare);
        sql.text("UPDATE ").name(table.name()).text(" SET ").list(assignments, ", ");
        if (!from.isEmpty()) {
            sql.dialect().require(Feature.UPDATE_FROM);
            sql.text(" FROM ")
                    .list(from.stream().<Node>map(each -> s -> s.from(each)).toList(), ", ");
        }
        return where == null ? sql : sql.text(" WHERE ").node(where);
    }

    List<Assignment> assignments() {
        return assignments;
    }

    @Nullable
    Condition where() {
        return where;
    }
}
