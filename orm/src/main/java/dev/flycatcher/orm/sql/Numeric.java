package dev.flycatcher.orm.sql;

import java.util.List;

/** An expression one can calculate with. */
public interface Numeric<N extends Number> extends Expression<N> {
    default Condition eq(Number value) {
        return new Compare(this, "=", Value.number(value));
    }

    default Condition ne(Number value) {
        return new Compare(this, "!=", Value.number(value));
    }

    default Condition lt(Number value) {
        return new Compare(this, "<", Value.number(value));
    }

    default Condition le(Number value) {
        return new Compare(this, "<=", Value.number(value));
    }

    default Condition gt(Number value) {
        return new Compare(this, ">", Value.number(value));
    }

    default Condition ge(Number value) {
        return new Compare(this, ">=", Value.number(value));
    }

    default Numeric<N> plus(Number value) {
        return plus(Value.number(value));
    }

    default Numeric<N> plus(Numeric<?> other) {
        return calculate(" + ", other);
    }

    default Numeric<N> minus(Number value) {
        return minus(Value.number(value));
    }

    default Numeric<N> minus(Numeric<?> other) {
        return calculate(" - ", other);
    }

    default Numeric<N> times(Number value) {
        return times(Value.number(value));
    }

    default Numeric<N> times(Numeric<?> other) {
        return calculate(" * ", other);
    }

    default Numeric<N> dividedBy(Number value) {
        return dividedBy(Value.number(value));
    }

    /** Of two whole numbers, the whole part. */
    default Numeric<N> dividedBy(Numeric<?> other) {
        boolean whole = type().isWhole() && other.type().isWhole();
        Node operator = sql -> sql.text(whole ? sql.dialect().wholeDivision() : " / ");
        return new NumericCall<>(type(), new Template(List.of(this, operator, other), "(", "", "", ")"));
    }

    @Override
    default Numeric<N> over(Window window) {
        return new NumericCall<>(type(), Invocation.of(this, "OVER").over(window));
    }

    @Override
    default Numeric<N> filter(Condition condition) {
        return new NumericCall<>(type(), Invocation.of(this, "FILTER").where(condition));
    }

    private Numeric<N> calculate(String operator, Numeric<?> other) {
        return new NumericCall<>(type(), new Template(List.of(this, other), "(", operator, ")"));
    }
}
