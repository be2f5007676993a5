package dev.flycatcher.orm.sql;

import java.util.ArrayList;
import java.util.List;

/** SQL functions, for static import. One that is missing is one {@link #fn} away. */
public final class Functions {
    private Functions() {}

    /** The number of rows. */
    public static Numeric<Long> count() {
        return new NumericCall<>(Type.LONG, sql -> sql.text("COUNT(*)"));
    }

    /** The number of rows in which {@code of} is not NULL. */
    public static Numeric<Long> count(Expression<?> of) {
        return numeric(Type.LONG, "COUNT", of);
    }

    public static Numeric<Long> countDistinct(Expression<?> of) {
        return new NumericCall<>(Type.LONG, new Template(List.of(of), "COUNT(DISTINCT ", ")"));
    }

    public static <N extends Number> Numeric<N> sum(Numeric<N> of) {
        return numeric(of.type(), "SUM", of);
    }

    public static Numeric<Double> avg(Numeric<?> of) {
        return numeric(Type.DOUBLE, "AVG", of);
    }

    public static <T> Expression<T> min(Expression<T> of) {
        return fn("MIN", of.type(), of);
    }

    public static <N extends Number> Numeric<N> min(Numeric<N> of) {
        return numeric(of.type(), "MIN", of);
    }

    public static <T> Expression<T> max(Expression<T> of) {
        return fn("MAX", of.type(), of);
    }

    public static <N extends Number> Numeric<N> max(Numeric<N> of) {
        return numeric(of.type(), "MAX", of);
    }

    public static Text lower(Text of) {
        return of.lower();
    }

    public static Text upper(Text of) {
        return of.upper();
    }

    public static Numeric<Long> length(Text of) {
        return numeric(Type.LONG, "LENGTH", of);
    }

    /** {@code first}, or {@code otherwise} where it is NULL. */
    public static <T> Expression<T> coalesce(Expression<T> first, T otherwise) {
        return fn("COALESCE", first.type(), first, Value.of(first, otherwise));
    }

    /** A constant, bound. */
    public static <T> Expression<T> value(Type<T> type, T value) {
        return new Value<>(type, value);
    }

    public static Numeric<Long> value(long value) {
        return new NumericCall<>(Type.LONG, sql -> sql.bind(Type.LONG, value));
    }

    /** The function {@code name}, which is written into the statement as it is: never let it come from a user. */
    public static <T> Expression<T> fn(String name, Type<T> type, Expression<?>... arguments) {
        return new Call<>(type, call(name, List.of(arguments)));
    }

    /** SQL written by hand; {@code ?} takes the next of {@code binds}. Never build the text from a user's input. */
    public static <T> Expression<T> raw(Type<T> type, String text, Object... binds) {
        return new Raw<>(type, text, List.of(binds));
    }

    public static Condition exists(Subquery query) {
        return new Template(List.of(query.probe()), "EXISTS ", "");
    }

    public static Condition notExists(Subquery query) {
        return new Template(List.of(query.probe()), "NOT EXISTS ", "");
    }

    public static Condition not(Condition condition) {
        return condition.not();
    }

    /** The number of the row within its partition, counted in {@code order} from 1. */
    public static Numeric<Long> rowNumber(List<? extends Expression<?>> partition, List<Order> order) {
        return new NumericCall<>(Type.LONG, sql -> {
            sql.text("ROW_NUMBER() OVER (PARTITION BY ").list(partition, ", ");
            if (!order.isEmpty()) {
                sql.text(" ORDER BY ").list(order, ", ");
            }
            sql.text(")");
        });
    }

    private static <N extends Number> Numeric<N> numeric(Type<N> type, String name, Expression<?> argument) {
        return new NumericCall<>(type, call(name, List.of(argument)));
    }

    private static Node call(String name, List<Expression<?>> arguments) {
        List<Expression<?>> copy = new ArrayList<>(arguments);
        return sql -> sql.text(name).text("(").list(copy, ", ").text(")");
    }
}
