package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A DELETE of the rows a condition holds for. A value, like a query. */
public final class Delete<E> {
    private final Database database;
    private final Table<E> table;
    private final @Nullable Condition where;

    Delete(Database database, Table<E> table, @Nullable Condition where) {
        this.database = database;
        this.table = table;
        this.where = where;
    }

    /** Deletes rows for which all of these hold, and all given before. */
    public Delete<E> where(Condition... all) {
        Condition more = Condition.all(List.of(all));
        return new Delete<>(database, table, where == null ? more : where.and(more));
    }

    /** Runs it; returns how many rows went. */
    public int execute() {
        return database.executor().update(command());
    }

    /** Runs it; returns the rows that went. */
    public List<E> returning() {
        return returned().rows();
    }

    /** Runs it; returns these values of the rows that went. */
    public List<Tuple> returning(Selection... what) {
        return returned().tuples(what);
    }

    private Returning returned() {
        return new Returning(database, table, Feature.DELETE_RETURNING, write(), true);
    }

    /** The text of the statement. */
    public String sql() {
        return command().sql();
    }

    private Command command() {
        return Command.of(write());
    }

    /** The rows it deletes, as they were, to select from: written where the database takes writes so. */
    public Cte cte(String name) {
        return Returning.cte(name, database, table, this::render);
    }

    private Sql write() {
        return render(new Sql(database.dialect()));
    }

    private Sql render(Sql sql) {
        sql.open().declare(table, table.name());
        sql.text("DELETE FROM ").name(table.name());
        return where == null ? sql : sql.text(" WHERE ").node(where);
    }
}
