package dev.flycatcher.orm.sql;

import java.util.List;

/** SQL functions, for static import. One that is missing is one {@link #fn} away. */
public final class Functions {
    private Functions() {}

    /** The number of rows. */
    public static Numeric<Long> count() {
        return new NumericCall<>(Type.LONG, Invocation.of("COUNT", List.of((Node) sql -> sql.text("*"))));
    }

    /** The number of rows in which {@code of} is not NULL. */
    public static Numeric<Long> count(Expression<?> of) {
        return numeric(Type.LONG, "COUNT", of);
    }

    public static Numeric<Long> countDistinct(Expression<?> of) {
        Node distinct = sql -> sql.text("DISTINCT ").node(of);
        return new NumericCall<>(Type.LONG, Invocation.of("COUNT", List.of(distinct)));
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

    // ---- values out of others -----------------------------------------------------------------------------------

    /** CASE WHEN: {@code value} where {@code condition} holds; go on with {@code when} and {@code orElse}. */
    public static <T> Case<T> caseWhen(Condition condition, Expression<T> value) {
        return Case.of(condition, value);
    }

    public static <T> Case<T> caseWhen(Condition condition, T value) {
        return Case.of(condition, new Value<>(Type.of(value), value));
    }

    /** Several expressions compared as one: {@code row(TWEET.timestamp, TWEET.id).lt(time, id)}. */
    public static RowValue row(Expression<?>... parts) {
        return new RowValue(List.of(parts));
    }

    /** NULL where both are equal, else {@code first}. */
    public static <T> Expression<T> nullIf(Expression<T> first, T second) {
        return fn("NULLIF", first.type(), first, Value.of(first, second));
    }

    /** An expression of numbers as one to calculate with. */
    public static <N extends Number> Numeric<N> number(Expression<N> of) {
        return new NumericCall<>(of.type(), of);
    }

    /** An expression of text as one to compare with patterns. */
    public static Text text(Expression<String> of) {
        return new TextCall(of);
    }

    /** What is inside a column of JSON text: {@code json(ORDER.details).at("items").at(0).text()}. */
    public static Json json(Expression<?> document) {
        return new Json(document, List.of());
    }

    // ---- windows ------------------------------------------------------------------------------------------------

    /** A window of all rows, to be narrowed. */
    public static Window window() {
        return Window.of(null);
    }

    /** A window that is written once, under a name, however many functions use it. */
    public static Window window(String name) {
        return Window.of(name);
    }

    /** The number of the row within its partition, from 1. */
    public static WindowFunction<Numeric<Long>> rowNumber() {
        return ranking("ROW_NUMBER", Type.LONG);
    }

    /** Its place; equal rows share one, and as many places are left out after them. */
    public static WindowFunction<Numeric<Long>> rank() {
        return ranking("RANK", Type.LONG);
    }

    /** Its place; equal rows share one, and none is left out. */
    public static WindowFunction<Numeric<Long>> denseRank() {
        return ranking("DENSE_RANK", Type.LONG);
    }

    public static WindowFunction<Numeric<Double>> percentRank() {
        return ranking("PERCENT_RANK", Type.DOUBLE);
    }

    public static WindowFunction<Numeric<Double>> cumeDist() {
        return ranking("CUME_DIST", Type.DOUBLE);
    }

    /** Which of so many groups of about one size it is in, from 1. */
    public static WindowFunction<Numeric<Long>> ntile(int groups) {
        Node written = sql -> sql.text("" + groups);
        return new WindowFunction<>(
                Invocation.of("NTILE", List.of(written)), call -> new NumericCall<>(Type.LONG, call));
    }

    /** The value so many rows before, NULL where there is none. */
    public static <T> WindowFunction<Expression<T>> lag(Expression<T> of, int rows) {
        return neighbour("LAG", of, rows);
    }

    /** The value so many rows after, NULL where there is none. */
    public static <T> WindowFunction<Expression<T>> lead(Expression<T> of, int rows) {
        return neighbour("LEAD", of, rows);
    }

    public static <T> WindowFunction<Expression<T>> firstValue(Expression<T> of) {
        return new WindowFunction<>(Invocation.of("FIRST_VALUE", List.of(of)), call -> new Call<>(of.type(), call));
    }

    /** The last of the frame, which ends at the row itself unless the window says otherwise. */
    public static <T> WindowFunction<Expression<T>> lastValue(Expression<T> of) {
        return new WindowFunction<>(Invocation.of("LAST_VALUE", List.of(of)), call -> new Call<>(of.type(), call));
    }

    /** The {@code n}th of the frame, from 1. */
    public static <T> WindowFunction<Expression<T>> nthValue(Expression<T> of, int n) {
        return neighbour("NTH_VALUE", of, n);
    }

    private static <N extends Number> WindowFunction<Numeric<N>> ranking(String name, Type<N> type) {
        return new WindowFunction<>(Invocation.of(name, List.of()), call -> new NumericCall<>(type, call));
    }

    private static <T> WindowFunction<Expression<T>> neighbour(String name, Expression<T> of, int rows) {
        Node written = sql -> sql.text("" + rows);
        return new WindowFunction<>(Invocation.of(name, List.of(of, written)), call -> new Call<>(of.type(), call));
    }

    private static <N extends Number> Numeric<N> numeric(Type<N> type, String name, Expression<?> argument) {
        return new NumericCall<>(type, call(name, List.of(argument)));
    }

    private static Node call(String name, List<Expression<?>> arguments) {
        return Invocation.of(name, arguments);
    }
}
