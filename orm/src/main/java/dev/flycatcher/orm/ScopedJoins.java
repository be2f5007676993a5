package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Source;

/** The joins of a query with scopes, which keep them. */
abstract class ScopedJoins<E, Q extends Scoped<E, Q>> extends Select<E> {
    ScopedJoins(Select<E> query) {
        super(query.database(), null, query.mapping());
    }

    @SuppressWarnings("unchecked")
    final Q own(Select<E> same) {
        return (Q) same;
    }

    @Override
    public Q join(Source to) {
        return own(super.join(to));
    }

    @Override
    public Q join(Source to, JoinType type) {
        return own(super.join(to, type));
    }

    @Override
    public Q join(Source to, Condition on) {
        return own(super.join(to, on));
    }

    @Override
    public Q join(Source to, JoinType type, Condition on) {
        return own(super.join(to, type, on));
    }

    @Override
    public Q join(Source to, ForeignKeyColumn<?, ?, ?> by) {
        return own(super.join(to, by));
    }

    @Override
    public Q join(Source to, JoinType type, ForeignKeyColumn<?, ?, ?> by) {
        return own(super.join(to, type, by));
    }

    @Override
    public Q joinFrom(Source from, Source to) {
        return own(super.joinFrom(from, to));
    }

    @Override
    public Q joinFrom(Source from, Source to, JoinType type) {
        return own(super.joinFrom(from, to, type));
    }

    @Override
    public Q joinFrom(Source from, Source to, Condition on) {
        return own(super.joinFrom(from, to, on));
    }

    @Override
    public Q joinFrom(Source from, Source to, JoinType type, Condition on) {
        return own(super.joinFrom(from, to, type, on));
    }

    @Override
    public Q joinFrom(Source from, Source to, ForeignKeyColumn<?, ?, ?> by) {
        return own(super.joinFrom(from, to, by));
    }

    @Override
    public Q joinFrom(Source from, Source to, JoinType type, ForeignKeyColumn<?, ?, ?> by) {
        return own(super.joinFrom(from, to, type, by));
    }

    @Override
    public Q joinOnce(Source to) {
        return own(super.joinOnce(to));
    }

    @Override
    public Q switchTo(Source source) {
        return own(super.switchTo(source));
    }

    @Override
    public Q switchTo() {
        return own(super.switchTo());
    }
}
