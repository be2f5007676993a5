package dev.flycatcher.orm.sql;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value the database computes: a column, a function, a subquery, a constant.
 *
 * @param <T> the Java type it is read as
 */
public interface Expression<T> extends Node, Selection {
    /** How values of this expression are read and bound. */
    Type<T> type();

    /** Equal; comparing with null asks for NULL. */
    default Condition eq(@Nullable T value) {
        return value == null ? isNull() : eq(Value.of(this, value));
    }

    default Condition eq(Expression<T> other) {
        return new Compare(this, "=", other);
    }

    /** Not equal; comparing with null asks for what is not NULL. */
    default Condition ne(@Nullable T value) {
        return value == null ? isNotNull() : ne(Value.of(this, value));
    }

    default Condition ne(Expression<T> other) {
        return new Compare(this, "!=", other);
    }

    default Condition lt(T value) {
        return lt(Value.of(this, value));
    }

    default Condition lt(Expression<T> other) {
        return new Compare(this, "<", other);
    }

    default Condition le(T value) {
        return le(Value.of(this, value));
    }

    default Condition le(Expression<T> other) {
        return new Compare(this, "<=", other);
    }

    default Condition gt(T value) {
        return gt(Value.of(this, value));
    }

    default Condition gt(Expression<T> other) {
        return new Compare(this, ">", other);
    }

    default Condition ge(T value) {
        return ge(Value.of(this, value));
    }

    default Condition ge(Expression<T> other) {
        return new Compare(this, ">=", other);
    }

    /** At least {@code low} and at most {@code high}. */
    default Condition between(T low, T high) {
        return new Between(this, Value.of(this, low), Value.of(this, high));
    }

    /** One of {@code values}, of which there may be any number: none matches no row. */
    default Condition within(Collection<? extends T> values) {
        return new Within(this, List.copyOf(values), false);
    }

    default Condition notWithin(Collection<? extends T> values) {
        return new Within(this, List.copyOf(values), true);
    }

    /** One of the values {@code query} selects; a query that chose no columns stands for the key being compared. */
    default Condition within(Subquery query) {
        return new Template(List.of(this, query.valueFor(this)), "(", " IN ", ")");
    }

    /**
     * None of the values {@code query} selects. One NULL among them makes this true for no row: over a nullable column
     * prefer {@code notExists}.
     */
    default Condition notWithin(Subquery query) {
        return new Template(List.of(this, query.valueFor(this)), "(", " NOT IN ", ")");
    }

    default Condition isNull() {
        return new Template(List.of(this), "(", " IS NULL)");
    }

    default Condition isNotNull() {
        return new Template(List.of(this), "(", " IS NOT NULL)");
    }

    /** This value as another type. */
    default <U> Expression<U> cast(Type<U> to) {
        return new Cast<>(this, to);
    }

    /** This function computed over the rows of {@code window}. */
    default Expression<T> over(Window window) {
        return new Call<>(type(), Invocation.of(this, "OVER").over(window));
    }

    /** This aggregate of the rows for which {@code condition} holds. */
    default Expression<T> filter(Condition condition) {
        return new Call<>(type(), Invocation.of(this, "FILTER").where(condition));
    }

    /** This text, compared and ordered by the rules the database calls {@code name}. */
    default Expression<T> collate(String name) {
        return new Call<>(type(), sql -> {
            sql.dialect().require(Feature.COLLATE);
            sql.node(this).text(" COLLATE ").name(name);
        });
    }

    default Order asc() {
        return new Order(this, false, null);
    }

    default Order desc() {
        return new Order(this, true, null);
    }

    /** This expression under a name; the result is the key to its value in a row. */
    default Named<T> as(String name) {
        return new Named<>(this, name);
    }

    /**
     * The value this expression has in {@code row}, an entity or tuple of a query that selected it.
     *
     * @throws NotSelectedException if the query did not
     */
    @SuppressWarnings("unchecked")
    default @Nullable T of(Object row) {
        return (T) ((Keyed) row).value(this);
    }
}
