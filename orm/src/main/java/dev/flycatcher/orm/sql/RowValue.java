package dev.flycatcher.orm.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Several expressions compared as one, from left to right: {@code (a, b) > (?, ?)}. Made by {@link Functions#row}. */
public final class RowValue {
    private final List<Expression<?>> parts;

    RowValue(List<Expression<?>> parts) {
        this.parts = parts;
    }

    public Condition eq(Object... values) {
        return compare("=", values);
    }

    public Condition lt(Object... values) {
        return compare("<", values);
    }

    public Condition le(Object... values) {
        return compare("<=", values);
    }

    public Condition gt(Object... values) {
        return compare(">", values);
    }

    public Condition ge(Object... values) {
        return compare(">=", values);
    }

    /** One of these rows, each with a value for every part; none matches no row. */
    public Condition within(Collection<? extends List<?>> rows) {
        List<Node> all = rows.stream().map(this::bound).toList();
        return all.isEmpty()
                ? new Template(List.of(), "(0 = 1)")
                : new Template(List.of(whole(), listed(all)), "(", " IN (", "))");
    }

    /** One of the rows {@code query} selects, which has as many columns. */
    public Condition within(Subquery query) {
        return new Template(List.of(whole(), query.rowsOf(parts.size())), "(", " IN ", ")");
    }

    private Condition compare(String operator, Object... values) {
        return new Template(List.of(whole(), bound(Arrays.asList(values))), "(", " " + operator + " ", ")");
    }

    private Node whole() {
        return sql -> sql.text("(").list(parts, ", ").text(")");
    }

    private static Node listed(List<Node> rows) {
        return sql ->
                sql.text(sql.dialect().rowWord().isEmpty() ? "VALUES " : "").list(rows, ", ");
    }

    private Node bound(List<?> values) {
        if (values.size() != parts.size()) {
            throw new QueryException("A row of " + parts.size() + " values (" + parts + ") is compared with one of "
                    + values.size() + ". Give a value for each.");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            nodes.add(bound(parts.get(i), values.get(i)));
        }
        return sql -> sql.text("(").list(nodes, ", ").text(")");
    }

    private static Node bound(Expression<?> part, Object value) {
        if (value instanceof Expression<?> other) {
            return other;
        }
        if (!part.type().java().isInstance(value)) {
            throw new QueryException(part + " is a " + part.type() + ", but is compared with "
                    + (value == null ? "null" : "a " + value.getClass().getSimpleName()) + ".");
        }
        return sql -> sql.bind(part.type(), value);
    }
}
