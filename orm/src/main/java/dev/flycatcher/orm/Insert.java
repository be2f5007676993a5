package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of rows, or of what a query selects; with what becomes of a row that is there already. A value, like a query.
 * For rows that are needed as entities with their keys, {@link Database#createAll} is shorter.
 */
public final class Insert<E, D extends E> {
    private final Database database;
    private final EntityTable<E, D> table;
    private final List<Row> rows;
    private final List<Column<?, ?>> into;
    private final @Nullable Select<?> query;
    private final @Nullable OnConflict<E, D> conflict;

    Insert(Database database, EntityTable<E, D> table) {
        this(database, table, List.of(), List.of(), null, null);
    }

    private Insert(
            Database database,
            EntityTable<E, D> table,
            List<Row> rows,
            List<Column<?, ?>> into,
            @Nullable Select<?> query,
            @Nullable OnConflict<E, D> conflict) {
        this.database = database;
        this.table = table;
        this.rows = rows;
        this.into = into;
        this.query = query;
        this.conflict = conflict;
    }

    /** One row more, with what {@code values} assigns. */
    public Insert<E, D> values(Consumer<? super D> values) {
        return values(List.of(values), (draft, assign) -> assign.accept(draft));
    }

    /** A row more for each item, with what {@code values} assigns for it. */
    public <I> Insert<E, D> values(Collection<? extends I> items, BiConsumer<? super D, ? super I> values) {
        List<Row> more = new ArrayList<>(rows);
        for (I item : items) {
            D draft = table.draft();
            values.accept(draft, item);
            more.add(Row.of(draft));
        }
        return new Insert<>(database, table, more, into, query, conflict);
    }

    /** The rows of {@code query}, whose columns become these; they never travel. */
    public Insert<E, D> select(Select<?> rowsOf, Column<?, ?>... columns) {
        for (Column<?, ?> each : columns) {
            if (each.table() != table) {
                throw new QueryException(each + " is no column of " + table.label() + ", which is inserted into.");
            }
        }
        rowsOf.rowsOf(columns.length);
        return new Insert<>(database, table, rows, List.of(columns), rowsOf, conflict);
    }

    /** What to do with a row of whose {@code key}, which is unique, there is one already. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final OnConflict<E, D> onConflict(Column<E, ?>... key) {
        return new OnConflict<>(this, database.update(table), List.of(key), null, false);
    }

    Insert<E, D> with(OnConflict<E, D> what) {
        return new Insert<>(database, table, rows, into, query, what);
    }

    /** The value that the row which is not inserted would have had: in what {@link OnConflict#doUpdate} sets. */
    public static <T> Expression<T> excluded(Column<?, T> column) {
        return new Excluded<>(column);
    }

    private record Excluded<T>(Column<?, T> column) implements Expression<T> {
        @Override
        public Type<T> type() {
            return column.type();
        }

        @Override
        public void render(Sql sql) {
            sql.dialect().excluded(sql, column.name());
        }
    }

    /**
     * Runs it, in as many statements as it takes, all or nothing; returns how many rows were written. MariaDB and MySQL
     * count a row they updated twice.
     */
    public int execute() {
        List<Sql> all = statements();
        if (all.size() == 1) {
            return run(all.get(0));
        }
        return all.isEmpty()
                ? 0
                : database.atomic(() -> all.stream().mapToInt(this::run).sum());
    }

    private int run(Sql sql) {
        return database.executor().update(Command.of(sql));
    }

    /** Runs it; returns the rows that were written, in no order. */
    public List<E> returning() {
        List<E> written = new ArrayList<>();
        database.atomic(() -> returned().forEach(each -> written.addAll(each.rows())));
        return written;
    }

    /** Runs it; returns these values of the rows that were written. */
    public List<Tuple> returning(Selection... what) {
        List<Tuple> written = new ArrayList<>();
        database.atomic(() -> returned().forEach(each -> written.addAll(each.tuples(what))));
        return written;
    }

    private List<Returning> returned() {
        return statements().stream()
                .map(each -> new Returning(database, table, Feature.INSERT_RETURNING, each, true))
                .toList();
    }

    /** The text of the statement, or of the first of several. */
    public String sql() {
        return statements().get(0).toString();
    }

    private List<Sql> statements() {
        List<Sql> all = new ArrayList<>();
        if (query != null) {
            all.add(statement(into, selected(query)));
        }
        Inserts.each(database.dialect(), rows, (columns, some) -> all.add(statement(columns, values(columns, some))));
        return all;
    }

    /** In a select that ends in WHERE where a conflict follows: SQLite would take its ON for a join's. */
    private Node selected(Select<?> rowsOf) {
        Node body = sql -> sql.in(rowsOf.home()).node(rowsOf.body());
        return conflict == null
                ? body
                : sql -> sql.text("SELECT * FROM (")
                        .node(body)
                        .text(") AS ")
                        .name("_")
                        .text(" WHERE 1 = 1");
    }

    private static Node values(List<Column<?, ?>> columns, List<Row> some) {
        return sql -> {
            if (Inserts.renderColumns(sql, columns, some)) {
                return;
            }
            String open = "VALUES (";
            for (Row row : some) {
                sql.text(open);
                String comma = "";
                for (Column<?, ?> each : columns) {
                    sql.text(comma).bind(each.type(), row.held(each.index()));
                    comma = ", ";
                }
                open = "), (";
            }
            sql.text(")");
        };
    }

    private Sql statement(List<Column<?, ?>> columns, Node source) {
        if (columns.isEmpty()) {
            throw new QueryException("A row of " + table.label() + " that says nothing. Assign a column.");
        }
        Sql sql = new Sql(database.dialect()).in(database.executor().home()).open();
        sql.declare(table, table.name());
        List<String> names = columns.stream().map(Column::name).toList();
        if (conflict != null) {
            sql.dialect().upsert(sql, conflict.upsert(table, names, source));
            return sql;
        }
        return sql.text("INSERT INTO ")
                .name(table.name())
                .text(" (")
                .names(names)
                .text(") ")
                .node(source);
    }
}
