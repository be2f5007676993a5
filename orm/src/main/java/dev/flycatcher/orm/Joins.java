package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import org.jspecify.annotations.Nullable;

/** The part of a query that says what it reads from. */
abstract class Joins<E extends @Nullable Object> extends Recast<E> {
    Joins(@Nullable Database database, @Nullable Body body, Mapping<E> mapping) {
        super(database, body, mapping);
    }

    /** The same query, saying {@code other}. */
    abstract Select<E> with(Body other);

    private Select<E> joined(Join join) {
        if (join.to() instanceof Derived derived) {
            new Sql(Dialect.SQLITE).in(home()).in(derived.home());
        }
        return with(body().join(join));
    }

    /** Joins {@code to} to what was joined last, by the one foreign key between them. */
    public Select<E> join(Source to) {
        return join(to, JoinType.INNER);
    }

    public Select<E> join(Source to, JoinType type) {
        return joinFrom(body().context, to, type);
    }

    public Select<E> join(Source to, Condition on) {
        return join(to, JoinType.INNER, on);
    }

    public Select<E> join(Source to, JoinType type, Condition on) {
        return joinFrom(body().context, to, type, on);
    }

    /** Joins by one foreign key of several, in whichever direction it leads. */
    public Select<E> join(Source to, ForeignKeyColumn<?, ?, ?> by) {
        return join(to, JoinType.INNER, by);
    }

    public Select<E> join(Source to, JoinType type, ForeignKeyColumn<?, ?, ?> by) {
        return joinFrom(body().context, to, type, by);
    }

    /** Joins {@code to} to {@code from}, which the query already reads from. */
    public Select<E> joinFrom(Source from, Source to) {
        return joinFrom(from, to, JoinType.INNER);
    }

    public Select<E> joinFrom(Source from, Source to, JoinType type) {
        return joined(Joining.infer(from, to, type));
    }

    public Select<E> joinFrom(Source from, Source to, Condition on) {
        return joinFrom(from, to, JoinType.INNER, on);
    }

    public Select<E> joinFrom(Source from, Source to, JoinType type, Condition on) {
        return joined(Joining.on(from, to, type, on));
    }

    public Select<E> joinFrom(Source from, Source to, ForeignKeyColumn<?, ?, ?> by) {
        return joinFrom(from, to, JoinType.INNER, by);
    }

    public Select<E> joinFrom(Source from, Source to, JoinType type, ForeignKeyColumn<?, ?, ?> by) {
        return joined(Joining.along(from, to, type, by));
    }

    /** Joins {@code to} unless the query already reads from it; the next join starts where this one did. */
    public Select<E> joinOnce(Source to) {
        return body().sources().contains(to) ? rows() : join(to).switchTo(body().context);
    }

    /** Makes {@code source}, which the query already reads from, what the next join starts at. */
    public Select<E> switchTo(Source source) {
        if (!body().sources().contains(source)) {
            throw new QueryException(
                    "Cannot switch to " + source.label() + ": the query does not read from it. Join it.");
        }
        Body copy = body().copy();
        copy.context = source;
        return with(copy);
    }

    /** Makes the first table what the next join starts at. */
    public Select<E> switchTo() {
        return switchTo(body().root);
    }
}
