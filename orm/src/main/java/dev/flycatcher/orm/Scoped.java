package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Order;
import dev.flycatcher.orm.sql.Selection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that has scopes as methods and keeps them whatever is called on it. A subclass adds a method per scope; the
 * processor writes it, or a person does.
 *
 * <p>Methods that take generic varargs are final in {@link Select}. Here they stand with up to four arguments; with more
 * they return a plain {@link Select}, so call them again for the fifth.
 *
 * @param <E> the entity
 * @param <Q> the subclass
 */
public abstract class Scoped<E, Q extends Scoped<E, Q>> extends ScopedJoins<E, Q> {
    private final Select<E> query;

    /** The rows of {@code query}, those it has already loaded included. */
    protected Scoped(Select<E> query) {
        super(query);
        this.query = query;
    }

    /** {@code query} as one of these. */
    protected abstract Q scoped(Select<E> query);

    @Override
    Q with(Body other) {
        return scoped(super.with(other));
    }

    // ---- the query's rows -------------------------------------------------------------------------------------------

    @Override
    Body body() {
        return query.body();
    }

    @Override
    Plan<E> plan() {
        return query.plan();
    }

    @Override
    boolean isRelation() {
        return query.isRelation();
    }

    @Override
    public List<E> list() {
        return query.list();
    }

    @Override
    public @Nullable E first() {
        return query.first();
    }

    @Override
    public long count() {
        return query.count();
    }

    @Override
    public long size() {
        return query.size();
    }

    @Override
    public boolean exists() {
        return query.exists();
    }

    @Override
    public String toString() {
        return query.toString();
    }

    // ---- the same builder calls -------------------------------------------------------------------------------------

    @Override
    public Q rows() {
        return own(this);
    }

    @Override
    public Q flat() {
        return scoped(super.flat());
    }

    @Override
    public Q select(Selection... what) {
        return own(super.select(what));
    }

    @Override
    public Q distinct() {
        return own(super.distinct());
    }

    @Override
    public Q distinctOn(Expression<?>... by) {
        return own(super.distinctOn(by));
    }

    @Override
    public Q where(Condition... all) {
        return own(super.where(all));
    }

    @Override
    public Q orWhere(Condition condition) {
        return own(super.orWhere(condition));
    }

    @Override
    public Q groupBy(Selection... by) {
        return own(super.groupBy(by));
    }

    @Override
    public Q having(Condition condition) {
        return own(super.having(condition));
    }

    @Override
    public Q orderBy(Order... by) {
        return own(super.orderBy(by));
    }

    @Override
    public Q orderBy(Expression<?>... by) {
        return own(super.orderBy(by));
    }

    @Override
    public Q limit(long rows) {
        return own(super.limit(rows));
    }

    @Override
    public Q lock(Lock lock) {
        return own(super.lock(lock));
    }

    @Override
    public Q offset(long rows) {
        return own(super.offset(rows));
    }

    @Override
    public Q page(long number, long size) {
        return own(super.page(number, size));
    }

    @Override
    public Q after(E row) {
        return own(super.after(row));
    }

    public Q with(Loadable<? super E> a) {
        return own(super.with(a));
    }

    public Q with(Loadable<? super E> a, Loadable<? super E> b) {
        return own(super.with(a, b));
    }

    public Q with(Loadable<? super E> a, Loadable<? super E> b, Loadable<? super E> c) {
        return own(super.with(a, b, c));
    }

    public Q with(Loadable<? super E> a, Loadable<? super E> b, Loadable<? super E> c, Loadable<? super E> d) {
        return own(super.with(a, b, c, d));
    }

    @Override
    public Q prefetch(Prefetchable... subs) {
        return own(super.prefetch(subs));
    }

    public Q selectRelated(ForeignKeyColumn<E, ?, ?> a) {
        return own(super.selectRelated(a));
    }

    public Q selectRelated(ForeignKeyColumn<E, ?, ?> a, ForeignKeyColumn<E, ?, ?> b) {
        return own(super.selectRelated(a, b));
    }

    public Q selectRelated(ForeignKeyColumn<E, ?, ?> a, ForeignKeyColumn<E, ?, ?> b, ForeignKeyColumn<E, ?, ?> c) {
        return own(super.selectRelated(a, b, c));
    }

    public Q selectRelated(
            ForeignKeyColumn<E, ?, ?> a,
            ForeignKeyColumn<E, ?, ?> b,
            ForeignKeyColumn<E, ?, ?> c,
            ForeignKeyColumn<E, ?, ?> d) {
        return own(super.selectRelated(a, b, c, d));
    }

    @Override
    public Q sharing() {
        return own(super.sharing());
    }

    public Q prefetchRelated(Loadable<? super E> a) {
        return own(super.prefetchRelated(a));
    }

    public Q prefetchRelated(Loadable<? super E> a, Loadable<? super E> b) {
        return own(super.prefetchRelated(a, b));
    }

    public Q prefetchRelated(Loadable<? super E> a, Loadable<? super E> b, Loadable<? super E> c) {
        return own(super.prefetchRelated(a, b, c));
    }

    public Q prefetchRelated(
            Loadable<? super E> a, Loadable<? super E> b, Loadable<? super E> c, Loadable<? super E> d) {
        return own(super.prefetchRelated(a, b, c, d));
    }

    @Override
    public Q lazy(Lazy mode) {
        return own(super.lazy(mode));
    }

    @Override
    public Q timeout(Duration most) {
        return scoped(super.timeout(most));
    }

    @Override
    public Q union(Select<?> other) {
        return own(super.union(other));
    }

    @Override
    public Q unionAll(Select<?> other) {
        return own(super.unionAll(other));
    }

    @Override
    public Q intersect(Select<?> other) {
        return own(super.intersect(other));
    }

    @Override
    public Q except(Select<?> other) {
        return own(super.except(other));
    }

    @Override
    public Q intersectAll(Select<?> other) {
        return own(super.intersectAll(other));
    }

    @Override
    public Q exceptAll(Select<?> other) {
        return own(super.exceptAll(other));
    }

    @Override
    public Q withCte(Cte... ctes) {
        return own(super.withCte(ctes));
    }
}
