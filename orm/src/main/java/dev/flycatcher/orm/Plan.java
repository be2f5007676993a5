package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.Cursor;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A query rendered for its database. Kept by the query, so running it again writes no text. */
final class Plan<E> {
    private final Database database;
    private final Body body;
    private final Mapping.Compiled<E> compiled;
    private final Command command;

    Plan(Database database, Body body, Mapping<E> mapping) {
        if (!mapping.hasEntities() && !body.loads.isEmpty()) {
            throw new QueryException(
                    "Relations are loaded into entities, but this query's rows are plain values. Leave out"
                            + " with(...) and prefetch(...), or read entities.");
        }
        use(body.root);
        body.joins.forEach(each -> use(each.to()));
        this.database = database;
        this.body = body;
        this.compiled = mapping.compile(body);
        this.command = Command.of(
                new Sql(database.dialect()).in(database.executor().home()).node(body));
    }

    private static void use(Source source) {
        if (source instanceof Table<?> table) {
            table.use();
        }
    }

    Body body() {
        return body;
    }

    Command command() {
        return command;
    }

    List<E> list() {
        return list(command);
    }

    @SuppressWarnings("unchecked")
    List<E> list(Command run) {
        List<?> together = Pipeline.list(database, this, run);
        if (together != null) {
            return (List<E>) together;
        }
        List<E> rows = database.executor().query(run, this::read);
        if (!body.loads.isEmpty()) {
            Loader.load(database, body, body.loads, rows, run.sql());
        }
        return rows;
    }

    private Mapping.Reader<E> reader() {
        return compiled.reader(database, command.sql());
    }

    List<E> read(ResultSet rows) throws SQLException {
        Mapping.Reader<E> reader = reader();
        List<E> list = body.limit >= 0 && body.limit <= 10_000 ? new ArrayList<>((int) body.limit) : new ArrayList<>();
        while (rows.next()) {
            list.add(reader.read(rows));
        }
        return list;
    }

    Stream<E> stream() {
        if (!body.loads.isEmpty()) {
            throw new QueryException(
                    "Rows read as a stream are gone when their relations would be loaded. Use list(), or"
                            + " leave out with(...).");
        }
        Cursor cursor = database.executor().cursor(command);
        Mapping.Reader<E> reader = reader();
        Spliterator<E> each = new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED) {
            @Override
            public boolean tryAdvance(Consumer<? super E> action) {
                try {
                    if (!cursor.next()) {
                        return false;
                    }
                    action.accept(reader.read(cursor.rows()));
                    return true;
                } catch (SQLException e) {
                    throw database.executor().failure(command.sql(), e);
                }
            }
        };
        return StreamSupport.stream(each, false).onClose(cursor::close);
    }
}
