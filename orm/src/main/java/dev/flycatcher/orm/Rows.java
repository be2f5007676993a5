package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The half of a query that runs it. */
abstract class Rows<E extends @Nullable Object> implements Iterable<E> {
    private final @Nullable Database database;
    private final @Nullable Body body;
    private final Mapping<E> mapping;
    private volatile @Nullable Plan<E> plan;

    Rows(@Nullable Database database, @Nullable Body body, Mapping<E> mapping) {
        this.database = database;
        this.body = body;
        this.mapping = mapping;
    }

    @SuppressWarnings("NullAway")
    Body body() {
        return body;
    }

    @Nullable
    Database database() {
        return database;
    }

    Mapping<E> mapping() {
        return mapping;
    }

    /** What tells the databases of queries apart; null for a query that has none. */
    @Nullable
    Object home() {
        Database mine = database();
        return mine == null ? null : mine.executor().home();
    }

    Database bound() {
        Database bound = database();
        if (bound == null) {
            throw new QueryException(
                    "This query belongs to no database, so it can only be part of another. Start it with" + " db.from("
                            + body().root.label() + ") to run it.");
        }
        return bound;
    }

    Plan<E> plan() {
        Plan<E> known = plan;
        if (known == null) {
            known = new Plan<>(bound(), body(), mapping);
            plan = known;
        }
        return known;
    }

    /** Runs the query and returns its rows. */
    public List<E> list() {
        return plan().list();
    }

    @Override
    public Iterator<E> iterator() {
        return list().iterator();
    }

    /**
     * Runs the query and reads its rows as they come, a portion at a time, however many there are; close the stream, which
     * holds a connection. Rows of a stream know of no others: relations are not loaded with them, and PEERS is LAZY.
     */
    public Stream<E> stream() {
        if (Database.lazyMode(body().lazy, database()) != Lazy.PEERS) {
            return plan().stream();
        }
        Body alone = body().copy();
        alone.lazy = Lazy.LAZY;
        return new Plan<>(bound(), alone, mapping).stream();
    }

    /** The first row, or null. */
    public @Nullable E first() {
        Body one = body().copy();
        one.limit = 1;
        List<E> rows = new Plan<>(bound(), one, mapping).list();
        return rows.isEmpty() ? null : rows.get(0);
    }

    /**
     * The first row.
     *
     * @throws NotFoundException if there is none
     */
    public E get() {
        E first = first();
        if (first == null) {
            throw new NotFoundException("No " + body().root.label() + " row matches [" + sql() + "].");
        }
        return first;
    }

    /** How many rows the query has. */
    public long count() {
        Body inner = body().copy();
        inner.orderBy = inner.isLimited() ? inner.orderBy : List.of();
        inner.lock = null;
        boolean plain =
                !inner.distinct && inner.distinctOn.isEmpty() && inner.groupBy.isEmpty() && inner.arms.isEmpty();
        Node counted = plain ? inner::renderProbe : inner::renderUnambiguous;
        return bound().scalar(
                        Functions.raw(Type.LONG, ""),
                        sql -> sql.text("SELECT COUNT(1) FROM (")
                                .node(counted)
                                .text(") AS ")
                                .name("_"));
    }

    /** How many rows the query has. */
    public long size() {
        return count();
    }

    public boolean exists() {
        return Boolean.TRUE.equals(bound().scalar(
                        Functions.raw(Type.BOOLEAN, ""),
                        sql -> sql.text("SELECT EXISTS ").node(probe())));
    }

    /** The value of {@code expression} in the first row, or null. */
    public <T> @Nullable T scalar(Expression<T> expression) {
        Body copy = body().copy();
        copy.selected = List.of(expression);
        copy.limit = 1;
        return bound().scalar(expression, copy);
    }

    /** Creates table {@code name} with the columns this query selects, by their names, and its rows. No keys, no indexes. */
    public void createTable(String name) {
        Database database = bound();
        Sql sql = new Sql(database.dialect()).in(home()).text("CREATE TABLE ").name(name);
        database.executor().update(Command.of(sql.text(" AS ").node(body()::renderUnambiguous)));
    }

    /** The text of the statement. */
    public String sql() {
        return plan().command().sql();
    }

    /** The values bound to the statement, in the order of its placeholders. */
    public List<@Nullable Object> binds() {
        List<@Nullable Object> values = new ArrayList<>();
        plan().command().binds().forEach(each -> values.add(each.value()));
        return values;
    }

    Command command() {
        return plan().command();
    }

    /** The query in parentheses, for EXISTS. */
    public Node probe() {
        Body inner = body();
        return sql -> {
            sql.in(home()).text("(");
            inner.renderProbe(sql);
            sql.text(")");
        };
    }

    @Override
    public String toString() {
        return new Sql(Dialect.SQLITE).node(body()).toString();
    }
}
