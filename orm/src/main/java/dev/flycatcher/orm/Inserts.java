package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Bind;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Kind;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows of one table, many to a statement, and reads back what the database made up for them: keys and defaults.
 */
final class Inserts {
    /** Where the text does not grow with them. */
    private static final int ROWS_IN_ARRAYS = 1_000;

    /** Characters and bytes to a statement; MariaDB takes 16 MiB of them by default, and a character may be four. */
    private static final long MOST_TEXT = 3 << 20;

    private final Database database;
    private final List<Row> rows;

    Inserts(Database database, List<Row> rows) {
        this.database = database;
        this.rows = rows;
    }

    void run() {
        boolean keysOneByOne = !database.dialect().can(Feature.INSERT_RETURNING);
        inParts(database.dialect(), rows, keysOneByOne, this::insert);
    }

    /** Hands over rows that bring the same columns, as many as one statement takes. */
    static void each(Dialect dialect, List<Row> rows, BiConsumer<List<Column<?, ?>>, List<Row>> statement) {
        inParts(dialect, rows, false, (shape, some) -> statement.accept(shape.assigned(), some));
    }

    private static void inParts(
            Dialect dialect, List<Row> rows, boolean keysOneByOne, BiConsumer<Shape, List<Row>> statement) {
        int from = 0;
        while (from < rows.size()) {
            Shape shape = Shape.of(rows.get(from));
            int most = shape.most(dialect, keysOneByOne);
            int to = from + 1;
            long room = MOST_TEXT - shape.text(rows.get(from));
            while (to < rows.size() && to - from < most && shape.fits(rows.get(to)) && room > 0) {
                room -= shape.text(rows.get(to++));
            }
            statement.accept(shape, rows.subList(from, to));
            from = to;
        }
    }

    /** Which columns a row brings, and which the database fills in. */
    private record Shape(Table<?> table, List<Column<?, ?>> assigned, List<Column<?, ?>> returned) {
        static Shape of(Row row) {
            Shape shape = new Shape(row.ownTable(), new ArrayList<>(), new ArrayList<>());
            for (Column<?, ?> column : row.ownTable().columns()) {
                shape.place(row, column);
            }
            return shape;
        }

        private void place(Row row, Column<?, ?> column) {
            Spec<?> spec = column.spec();
            if (spec.version() && row.held(column.index()) == null) {
                row.set(column.index(), null);
                row.changed(column.index());
            }
            boolean nulled = spec.nullable() && spec.sqlDefault() != null && row.isAssigned(column);
            if (row.held(column.index()) != null || nulled) {
                assigned.add(column);
            } else if (spec.generated() || spec.sqlDefault() != null && !row.isAssigned(column)) {
                returned.add(column);
            } else if (!spec.nullable()) {
                throw missing(column);
            }
        }

        private static QueryException missing(Column<?, ?> column) {
            return new QueryException(column + " is never NULL and has no value"
                    + (column instanceof ForeignKeyColumn<?, ?, ?>
                            ? ", or refers to an entity that is not saved. Save that first."
                            : ". Assign it, make it @Nullable, or give it a default."));
        }

        boolean fits(Row row) {
            int next = 0;
            for (Column<?, ?> column : table.columns()) {
                boolean expected = next < assigned.size() && assigned.get(next) == column;
                boolean special = column.spec().version() || column.spec().sqlDefault() != null;
                if (special || (row.held(column.index()) != null) != expected) {
                    return of(row).assigned.equals(assigned);
                }
                next += expected ? 1 : 0;
            }
            return true;
        }

        /** Where keys come one to a statement, one row; as many as there may be parameters; a row that says nothing. */
        int most(Dialect dialect, boolean keysOneByOne) {
            if (assigned.isEmpty() || !returned.isEmpty() && keysOneByOne) {
                return 1;
            }
            if (dialect.takesColumns(types())) {
                return ROWS_IN_ARRAYS;
            }
            return Math.max(1, Math.min(dialect.rowsAtOnce(), dialect.parameterLimit() / assigned.size()));
        }

        /** How many characters and bytes a row brings. */
        long text(Row row) {
            long all = 0;
            for (Column<?, ?> each : assigned) {
                if (each.type().kind() == Kind.TEXT || each.type().kind() == Kind.BYTES) {
                    Object value = row.held(each.index());
                    all += value instanceof String text
                            ? text.length()
                            : value instanceof byte[] bytes ? bytes.length : 0;
                }
            }
            return all;
        }

        List<? extends Type<?>> types() {
            return assigned.stream().map(Column::type).toList();
        }

        boolean countsKey() {
            return returned.get(0).spec().generated();
        }
    }

    private void insert(Shape shape, List<Row> some) {
        Command insert = command(shape, some);
        if (shape.returned().isEmpty()) {
            database.executor().update(insert);
        } else if (database.dialect().can(Feature.INSERT_RETURNING)) {
            Command command = Command.of(returning(shape, insert.sql())).with(insert.binds());
            fill(shape, some, database.executor().returning(command, result -> read(shape, result)));
        } else {
            insertThenRead(shape, some.get(0), insert);
        }
        some.forEach(each -> settle(each, shape.assigned()));
    }

    /** The counted key comes from the driver; other columns the database filled in are read by it. */
    private void insertThenRead(Shape shape, Row row, Command insert) {
        List<Column<?, ?>> columns = shape.returned();
        List<Long> keys = database.executor().insert(insert);
        if (shape.countsKey()) {
            long key = keys.get(0);
            Column<?, ?> counted = columns.get(0);
            row.set(counted.index(), counted.type().java() == Integer.class ? (Object) (int) key : (Object) key);
            columns = columns.subList(1, columns.size());
        }
        if (!columns.isEmpty()) {
            Sql sql = new Sql(database.dialect()).text("SELECT ").names(names(columns));
            Writer.whereKey(sql.text(" FROM ").name(shape.table().name()), row);
            Shape rest = new Shape(shape.table(), shape.assigned(), columns);
            fill(rest, List.of(row), database.executor().query(Command.of(sql), result -> read(rest, result)));
        }
    }

    private Command command(Shape shape, List<Row> some) {
        if (some.size() > 1 && database.dialect().takesColumns(shape.types())) {
            return Command.of(columnByColumn(shape, some));
        }
        List<Bind> binds = new ArrayList<>(some.size() * shape.assigned().size());
        for (Row row : some) {
            for (Column<?, ?> each : shape.assigned()) {
                binds.add(new Bind(each.type(), row.held(each.index())));
            }
        }
        return Command.of(text(shape, some.size())).with(binds);
    }

    private Sql columnByColumn(Shape shape, List<Row> some) {
        Sql sql = new Sql(database.dialect())
                .text("INSERT INTO ")
                .name(shape.table().name());
        sql.text(" (").names(names(shape.assigned())).text(") ");
        renderColumns(sql, shape.assigned(), some);
        return sql;
    }

    /** Appends the rows as a list per column, if the database takes that and there are several. */
    static boolean renderColumns(Sql sql, List<Column<?, ?>> columns, List<Row> some) {
        List<? extends Type<?>> types = columns.stream().map(Column::type).toList();
        if (some.size() == 1 || !sql.dialect().takesColumns(types)) {
            return false;
        }
        List<List<@Nullable Object>> lists = new ArrayList<>();
        for (Column<?, ?> each : columns) {
            List<@Nullable Object> values = new ArrayList<>(some.size());
            some.forEach(row -> values.add(row.held(each.index())));
            lists.add(values);
        }
        sql.dialect().renderColumns(sql, types, lists);
        return true;
    }

    private String text(Shape shape, int count) {
        Sql sql = new Sql(database.dialect())
                .text("INSERT INTO ")
                .name(shape.table().name());
        if (shape.assigned().isEmpty()) {
            sql.text(database.dialect().emptyRow());
        } else {
            sql.text(" (").names(names(shape.assigned())).text(") VALUES ");
            String row = "(?" + ", ?".repeat(shape.assigned().size() - 1) + ")";
            sql.text(row).text((", " + row).repeat(count - 1));
        }
        return sql.toString();
    }

    private String returning(Shape shape, String insert) {
        String columns =
                new Sql(database.dialect()).names(names(shape.returned())).toString();
        return database.dialect().returning(insert, columns);
    }

    private static List<String> names(List<Column<?, ?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private List<@Nullable Object[]> read(Shape shape, ResultSet result) throws SQLException {
        List<@Nullable Object[]> made = new ArrayList<>();
        while (result.next()) {
            @Nullable Object[] values = new Object[shape.returned().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = shape.returned().get(i).type().read(result, i + 1, database.dialect());
            }
            made.add(values);
        }
        return made;
    }

    /** RETURNING promises no order, but counted keys are handed out in the order of the rows. */
    private static void fill(Shape shape, List<Row> some, List<@Nullable Object[]> made) {
        if (shape.countsKey()) {
            made.sort(Comparator.comparingLong(each -> ((Number) each[0]).longValue()));
        }
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < shape.returned().size(); j++) {
                some.get(i).set(shape.returned().get(j).index(), made.get(i)[j]);
            }
        }
    }

    /** A key that was still to come when the reference was assigned is known by now. */
    private static void settle(Row row, List<Column<?, ?>> assigned) {
        for (Column<?, ?> each : assigned) {
            if (each instanceof ForeignKeyColumn<?, ?, ?> key && row.slot(key.slot()) != null) {
                row.set(each.index(), row.held(each.index()));
            }
        }
    }
}
