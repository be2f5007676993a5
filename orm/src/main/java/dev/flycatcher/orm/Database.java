package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.ConnectionSource;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.Executor;
import dev.flycatcher.orm.jdbc.Isolation;
import dev.flycatcher.orm.jdbc.QueryListener;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database: queries start here, and rows are written through it. Safe to share between threads. */
public final class Database extends DatabaseDefinitions {
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

    // ---- reading ------------------------------------------------------------------------------------------------

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

    // ---- writing ------------------------------------------------------------------------------------------------

    /** Inserts a row with what {@code values} assigns; the row that is returned has its generated key. */
    public <E, D extends E> E create(EntityTable<E, D> table, Consumer<? super D> values) {
        D draft = table.draft();
        values.accept(draft);
        return table.entity().cast(new Writer(this).insert(Row.of(draft)));
    }

    /** Inserts a new draft, or updates the changed columns of the row a draft was made from. */
    @SuppressWarnings("unchecked")
    public <E> E save(E draft) {
        return (E) new Writer(this).save(Row.of(draft));
    }

    /** Updates the columns {@code changes} assigns, and returns the entity as it is now. */
    public <E, D extends E> E update(EntityTable<E, D> table, E entity, Consumer<? super D> changes) {
        D draft = table.draft(entity);
        changes.accept(draft);
        return this.<E>save(draft);
    }

    /** Deletes the entity's row; returns 1, or 0 if it was gone. */
    public int delete(Object entity) {
        return new Writer(this).delete(Row.of(entity));
    }

    /**
     * Deletes the entity and every row that points at it, and at those, in one transaction. References that may be NULL
     * are cleared, and the rows that have them stay.
     *
     * @return how many rows went, by table
     */
    public Map<Table<?>, Integer> deleteRecursively(Object entity) {
        return new RecursiveDelete(this, false).run(Row.of(entity));
    }

    /** As {@link #deleteRecursively}, but rows whose references may be NULL go as well. */
    public Map<Table<?>, Integer> deleteTree(Object entity) {
        return new RecursiveDelete(this, true).run(Row.of(entity));
    }

    /**
     * Inserts a row for each item, many rows to a statement and all or none.
     *
     * @param values assigns to a draft what an item says
     * @return the rows with their keys, in the order of the items
     */
    public <E, D extends E, I> List<E> createAll(
            EntityTable<E, D> table, Collection<? extends I> items, BiConsumer<? super D, ? super I> values) {
        List<Row> rows = new ArrayList<>(items.size());
        for (I item : items) {
            D draft = table.draft();
            values.accept(draft, item);
            rows.add(Row.of(draft));
        }
        if (!rows.isEmpty()) {
            atomic(() -> new Inserts(this, rows).run());
        }
        Origin origin = Origin.of(this);
        rows.forEach(each -> each.origin = origin);
        @SuppressWarnings("unchecked")
        List<E> entities = (List<E>) rows;
        return entities;
    }

    /**
     * Updates the row of each entity, many rows to a statement and all or none; those nothing is assigned to are left.
     *
     * @param changes assigns to a draft of each what is to change
     * @return the entities as they are now, in their order
     * @throws StaleException if they have a version, and one was changed meanwhile
     */
    public <E, D extends E> List<E> updateAll(
            EntityTable<E, D> table, Collection<? extends E> entities, BiConsumer<? super D, ? super E> changes) {
        List<Row> drafts = new ArrayList<>(entities.size());
        for (E entity : entities) {
            D draft = table.draft(entity);
            changes.accept(draft, entity);
            drafts.add(Row.of(draft));
        }
        if (!drafts.isEmpty()) {
            atomic(() -> new Updates(this, table).run(drafts));
        }
        return drafts.stream()
                .map(each -> table.entity().cast(table.copy(each, each.origin.read(this))))
                .toList();
    }

    /** The row for which {@code which} holds or, if there is none, a new one with what {@code values} assigns. */
    public <E, D extends E> Found<E> getOrCreate(EntityTable<E, D> table, Condition which, Consumer<? super D> values) {
        E known = find(table, which);
        if (known != null) {
            return new Found<>(known, false);
        }
        try {
            return new Found<>(atomic(() -> create(table, values)), true);
        } catch (ConstraintException e) {
            // Someone else was faster.
            E other = find(table, which);
            if (other == null) {
                throw e;
            }
            return new Found<>(other, false);
        }
    }

    /** An insert into {@code table}: of rows, or of what a query selects. */
    public <E, D extends E> Insert<E, D> insertInto(EntityTable<E, D> table) {
        return new Insert<>(this, table);
    }

    /** An update of the rows of {@code table}; without a condition, of all of them. */
    public <E> Update<E> update(Table<E> table) {
        return new Update<>(this, table);
    }

    /** A delete of rows of {@code table}; without a condition, of all of them. */
    public <E> Delete<E> deleteFrom(Table<E> table) {
        return new Delete<>(this, table, null);
    }
}
