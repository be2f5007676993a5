package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.ConnectionSource;
import dev.flycatcher.orm.jdbc.Executor;
import dev.flycatcher.orm.jdbc.Isolation;
import dev.flycatcher.orm.jdbc.QueryListener;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database: queries start here, and rows are written through it. Safe to share between threads. */
public final class Database extends DatabaseWrites {
    private final Lazy lazy;
    private final Hooks hooks;
    private final Map<ForeignKeyColumn<?, ?, ?>, Plan<?>> lookups = new ConcurrentHashMap<>();
    private final Map<Table<?>, Plan<?>> finds = new ConcurrentHashMap<>();

    private Database(Executor executor) {
        this(executor, Lazy.LAZY, Hooks.NONE);
    }

    private Database(Executor executor, Lazy lazy, Hooks hooks) {
        super(executor);
        this.lazy = lazy;
        this.hooks = hooks;
    }

    @Override
    Database self() {
        return this;
    }

    Hooks hooks() {
        return hooks;
    }

    /**
     * Opens {@code url}, as {@code jdbc:sqlite:app.db} or {@code jdbc:postgresql://host/app}, with connections of its own.
     * Which dialect it is, the URL says or, where it does not, the database.
     */
    public static Database open(String url) {
        return open(url, QueryListener.NONE);
    }

    /** Opens {@code url} and tells {@code listener} of every statement. */
    public static Database open(String url, QueryListener listener) {
        return new Database(Executor.open(url, null, listener));
    }

    /** Opens {@code url}, whose database speaks {@code dialect} whatever it calls itself. */
    public static Database open(String url, Dialect dialect) {
        return new Database(Executor.open(url, dialect, QueryListener.NONE));
    }

    /** A database whose connections come from a pool. The first says which dialect it is. */
    public static Database of(DataSource pool) {
        return of(ConnectionSource.of(pool, false), QueryListener.NONE);
    }

    /** A database whose connections come from a pool, and which speaks {@code dialect} whatever it calls itself. */
    public static Database of(DataSource pool, Dialect dialect) {
        return new Database(Executor.borrowing(ConnectionSource.of(pool, false), dialect, QueryListener.NONE));
    }

    /**
     * A database whose connections may be inside a transaction that someone else ends, as those of Spring's
     * {@code TransactionAwareDataSourceProxy}: such a one has auto-commit off. What runs then is part of that
     * transaction, and {@link #atomic} is a savepoint in it.
     */
    public static Database joining(DataSource connections) {
        return of(ConnectionSource.of(connections, true), QueryListener.NONE);
    }

    /** A database whose connections come from elsewhere: a framework's transaction, say. */
    public static Database of(ConnectionSource connections, QueryListener listener) {
        return new Database(Executor.borrowing(connections, null, listener));
    }

    /** The same database, whose statements {@code listener} hears of as well. Transactions are shared. */
    public Database listening(QueryListener listener) {
        return new Database(executor().listening(listener), lazy, hooks);
    }

    /** The same database, where {@code mode} says what reading an unloaded reference does. */
    public Database lazy(Lazy mode) {
        return new Database(executor(), mode, hooks);
    }

    /**
     * The same database, whose transactions begin as isolated as {@code level}. Inside one that is open already, and not
     * known to be, beginning another is refused.
     */
    public Database isolation(Isolation level) {
        return new Database(executor().isolated(level), lazy, hooks);
    }

    /**
     * The same database, where a statement may take no longer than {@code most}, rounded up to whole seconds; zero for as
     * long as it takes. One that does is stopped, with a {@link dev.flycatcher.orm.jdbc.QueryTimeoutException}. Of a
     * stream it is the time until its first rows.
     */
    public Database timeout(Duration most) {
        return new Database(executor().limited(most), lazy, hooks);
    }

    /** The same database, where {@link #readOnly} takes its connections from {@code replica}. */
    public Database withReplica(DataSource replica) {
        return new Database(executor().reading(ConnectionSource.of(replica, false)), lazy, hooks);
    }

    /** The same database, where {@code hook} is told of rows of {@code table} that are written one by one. */
    public <E, D extends E> Database hooking(EntityTable<E, D> table, Hook<E, D> hook) {
        return new Database(executor(), lazy, hooks.and(table, hook));
    }

    static Lazy lazyMode(Lazy near, @Nullable Database database) {
        return near != Lazy.DEFAULT || database == null ? near : database.lazy;
    }

    /** A query for the rows of {@code table}. */
    public <E> Select<E> from(Table<E> table) {
        return new Select<>(this, new Body(table), Mapping.entities());
    }

    /** A query for the rows of {@code table}, with the entity's scopes. */
    public <E, Q extends Scoped<E, Q>> Q from(ScopedTable<E, ?, Q> table) {
        return table.scoped(from((Table<E>) table));
    }

    /** A query for the rows of a subquery or common table expression. */
    public Select<Tuple> from(Derived source) {
        return new Select<>(this, new Body(source), Mapping.tuples());
    }

    /** The row whose primary key is {@code key}, or null. */
    public <E> @Nullable E find(Table<E> table, Object key) {
        return PrimaryKeys.find(this, table, key);
    }

    /**
     * The row whose primary key is {@code key}.
     *
     * @throws NotFoundException if there is none
     */
    public <E> E get(Table<E> table, Object key) {
        E found = find(table, key);
        if (found == null) {
            throw new NotFoundException("No " + table.label() + " row has the key " + key + ".");
        }
        return found;
    }

    /** The first row for which {@code which} holds, or null. */
    public <E> @Nullable E find(Table<E> table, Condition which) {
        return from(table).where(which).first();
    }

    /**
     * The first row for which {@code which} holds.
     *
     * @throws NotFoundException if there is none
     */
    public <E> E get(Table<E> table, Condition which) {
        return from(table).where(which).get();
    }

    @SuppressWarnings("unchecked")
    <E> Plan<E> findPlan(Table<E> table) {
        return (Plan<E>) finds.computeIfAbsent(table, t -> new Plan<>(this, PrimaryKeys.byKey(t), Mapping.entities()));
    }

    @Nullable
    Object lookup(ForeignKeyColumn<?, ?, ?> key, Object id, @Nullable String asker) {
        Plan<?> plan = lookups.computeIfAbsent(
                key.base(), k -> new Plan<>(this, PrimaryKeys.byColumn(k.target(), id), Mapping.entities()));
        Command command =
                plan.command().with(PrimaryKeys.bind(key.target(), id)).loading(key.toString(), asker);
        List<?> rows = plan.list(command);
        return rows.isEmpty() ? null : rows.get(0);
    }

    List<Row> lookupAll(ForeignKeyColumn<?, ?, ?> key, Collection<?> ids, @Nullable String asker) {
        return PrimaryKeys.all(this, key, ids, asker);
    }

    <T> @Nullable T scalar(Expression<T> expression, Node query) {
        Command command = Command.of(new Sql(dialect()).node(query));
        return executor().query(command, rows -> rows.next() ? expression.type().read(rows, 1, dialect()) : null);
    }
}
