package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Order;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query for rows of type {@code E}. A value: each call returns another query and changes nothing. One that came from a
 * {@link Database} runs each time it is iterated; hold its {@link #list} to keep the rows.
 */
public non-sealed class Select<E extends @Nullable Object> extends Joins<E> implements Prefetchable {
    Select(@Nullable Database database, @Nullable Body body, Mapping<E> mapping) {
        super(database, body, mapping);
    }

    @Override
    Select<E> with(Body other) {
        return new Select<>(database(), other, mapping());
    }

    // ---- what to read -------------------------------------------------------------------------------------------

    /** Selects these instead of all columns of the first table: tables, columns, expressions under a name. */
    public Select<E> select(Selection... what) {
        Body copy = body().plain();
        copy.selected = List.of(what);
        return with(copy);
    }

    /** Drops rows that are equal in all that is selected. */
    public Select<E> distinct() {
        Body copy = body().plain();
        copy.distinct = true;
        return with(copy);
    }

    /** Keeps the first row of each group that is equal in these, by the order of the query, which starts with them. */
    public Select<E> distinctOn(Expression<?>... by) {
        Body copy = body().plain();
        copy.distinctOn = List.of(by);
        return with(copy);
    }

    // ---- which rows ---------------------------------------------------------------------------------------------

    /** Keeps rows for which all of these hold, and all given before. */
    public Select<E> where(Condition... all) {
        return all.length == 0 ? this : with(body().and(Condition.all(List.of(all))));
    }

    /** Keeps rows for which what was asked before holds, or this. */
    public Select<E> orWhere(Condition condition) {
        Body copy = body().plain();
        copy.where = copy.where == null ? condition : copy.where.or(condition);
        return with(copy);
    }

    /** Groups by these; a table stands for all of its columns. */
    public Select<E> groupBy(Selection... by) {
        List<Expression<?>> all = new ArrayList<>();
        for (Selection each : by) {
            all.addAll(each instanceof Table<?> table ? table.columns() : List.of((Expression<?>) each));
        }
        Body copy = body().plain();
        copy.groupBy = List.copyOf(all);
        return with(copy);
    }

    /** Keeps groups for which this holds, and all given before. */
    public Select<E> having(Condition condition) {
        Body copy = body().plain();
        copy.having = copy.having == null ? condition : copy.having.and(condition);
        return with(copy);
    }

    /** Orders by these instead of what was said before. */
    public Select<E> orderBy(Order... by) {
        Body copy = body().copy();
        copy.orderBy = List.of(by);
        return with(copy);
    }

    /** Orders by these, ascending. */
    public Select<E> orderBy(Expression<?>... by) {
        return orderBy(Arrays.stream(by).map(Expression::asc).toArray(Order[]::new));
    }

    public Select<E> limit(long rows) {
        Body copy = body().copy();
        copy.limit = rows;
        return with(copy);
    }

    /** Locks the rows until the transaction ends. */
    public Select<E> lock(Lock lock) {
        Body copy = body().plain();
        copy.lock = lock;
        return with(copy);
    }

    public Select<E> offset(long rows) {
        Body copy = body().copy();
        copy.offset = rows;
        return with(copy);
    }

    /** Page {@code number}, counted from 1, of {@code size} rows. */
    public Select<E> page(long number, long size) {
        return limit(size).offset((Math.max(number, 1) - 1) * size);
    }

    /**
     * The rows after {@code row}, one of this query's, in its order: with {@link #limit} the next page. Costs the same for
     * any page, and misses or repeats no row when others come and go.
     *
     * @throws QueryException if the order is not of columns that are never NULL, the key among them
     */
    public Select<E> after(E row) {
        return where(new Keyset(body()).after(Row.of(row)));
    }

    // ---- relations ----------------------------------------------------------------------------------------------

    /** Loads these relations along, a query each. What was asked for before stays. */
    @SafeVarargs
    public final Select<E> with(Loadable<? super E>... relations) {
        Body copy = body().copy();
        for (Loadable<? super E> each : relations) {
            copy.loads = Load.merge(copy.loads, each.load());
        }
        return with(copy);
    }

    /**
     * Fetches these along, a query each: every one is linked to the nearest listed before it that it shares a foreign key
     * with, in either direction.
     *
     * @throws QueryException if one is linked to none of those before it
     */
    public Select<E> prefetch(Prefetchable... subs) {
        Body copy = body().copy();
        for (Load<?, ?> each : Prefetch.loads(this, subs)) {
            copy.loads = Load.merge(copy.loads, each);
        }
        return with(copy);
    }

    /** This query, to be prefetched for {@code target} where several tables listed could be meant. */
    public Prefetchable under(Source target) {
        return new Pinned(this, target);
    }

    @Override
    public Select<E> rows() {
        return this;
    }

    /** Loads what these keys point at in the same statement: joins and selects each. For references to one row. */
    @SafeVarargs
    public final Select<E> selectRelated(ForeignKeyColumn<E, ?, ?>... keys) {
        Select<E> joined = this;
        List<Selection> selected = new ArrayList<>(body().projection());
        for (ForeignKeyColumn<E, ?, ?> key : keys) {
            Table<?> target = key.related().as();
            JoinType type = key.spec().nullable() ? JoinType.LEFT_OUTER : JoinType.INNER;
            joined = joined.joinFrom(body().root, target, type, key);
            selected.add(target);
        }
        return joined.select(selected.toArray(Selection[]::new)).switchTo(body().context);
    }

    /**
     * Reads each joined row once per result: rows that point at the same one share it, instead of having one each. Faster
     * where many point at few.
     */
    public Select<E> sharing() {
        Body copy = body().copy();
        copy.sharing = true;
        return with(copy);
    }

    /** {@link #with} under the name other libraries have for it. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Select<E> prefetchRelated(Loadable<? super E>... relations) {
        return with(relations);
    }

    /** What reading a reference of these rows does when it was not loaded. */
    public Select<E> lazy(Lazy mode) {
        Body copy = body().copy();
        copy.lazy = mode;
        return with(copy);
    }

    /** Gives this query, and what loads the relations of its rows, so long: see {@link Database#timeout}. */
    public Select<E> timeout(Duration most) {
        return new Select<>(bound().timeout(most), body(), mapping());
    }

    /** Whether this is a relation of one entity just as its accessor gives it, whose rows may be loaded. */
    boolean isRelation() {
        return false;
    }

    /** The rows that point at {@code row} with {@code key}. */
    <K> Select<E> ownedBy(Row row, ForeignKeyColumn<?, ?, K> key) {
        Body body = body().and(key.eq(LazyLoad.keyFor(row, key)));
        body.owner = new Owner(row, key);
        return with(body);
    }

    /** Applies a scope: any function from a query to a query. */
    public <R> R apply(Function<? super Select<E>, R> scope) {
        return scope.apply(this);
    }

    /** The same query with every selected column of a joined table on the first table's rows, under its own key. */
    public Select<E> flat() {
        return new Select<>(database(), body(), Mapping.flat());
    }

    // ---- with other queries ------------------------------------------------------------------------------------

    /** The rows of both, each once. The rows are this query's: entities, relations and all. */
    public Select<E> union(Select<?> other) {
        return with(body().unite("UNION", other.body()));
    }

    public Select<E> unionAll(Select<?> other) {
        return with(body().unite("UNION ALL", other.body()));
    }

    public Select<E> intersect(Select<?> other) {
        return with(body().unite("INTERSECT", other.body()));
    }

    public Select<E> except(Select<?> other) {
        return with(body().unite("EXCEPT", other.body()));
    }

    /** As {@link #intersect}, but a row that is n times in one and m times in the other comes as often as the fewer. */
    public Select<E> intersectAll(Select<?> other) {
        return with(body().unite("INTERSECT ALL", other.body()));
    }

    /** As {@link #except}, but each row of the other takes away one. */
    public Select<E> exceptAll(Select<?> other) {
        return with(body().unite("EXCEPT ALL", other.body()));
    }

    public Select<E> withCte(Cte... ctes) {
        Body copy = body().copy();
        copy.ctes = Body.plus(copy.ctes, List.of(ctes));
        return with(copy);
    }
}
