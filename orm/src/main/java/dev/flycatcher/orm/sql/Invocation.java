package dev.flycatcher.orm.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function with its arguments; an aggregate may see some of the rows only, and any may be computed over a window. */
record Invocation(
        String name,
        List<? extends Node> arguments,
        @Nullable Condition filter,
        @Nullable Window window) implements Node {
    static Invocation of(String name, List<? extends Node> arguments) {
        return new Invocation(name, List.copyOf(arguments), null, null);
    }

    /** The function behind {@code expression}. */
    static Invocation of(Expression<?> expression, String what) {
        Node call = expression instanceof Call<?> plain
                ? plain.call()
                : expression instanceof NumericCall<?> number ? number.call() : null;
        if (call instanceof Invocation invocation && invocation.window == null) {
            return invocation;
        }
        throw new QueryException(
                what + " follows a function, as in count().over(...), and " + expression + " is none.");
    }

    Invocation where(Condition condition) {
        return new Invocation(name, arguments, filter == null ? condition : filter.and(condition), window);
    }

    Invocation over(Window rows) {
        return new Invocation(name, arguments, filter, rows);
    }

    @Override
    public void render(Sql sql) {
        sql.text(name).text("(").list(arguments, ", ").text(")");
        if (filter != null) {
            sql.dialect().require(Feature.FILTER);
            sql.text(" FILTER (WHERE ").node(filter).text(")");
        }
        if (window != null) {
            sql.text(" OVER ").node(window);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
