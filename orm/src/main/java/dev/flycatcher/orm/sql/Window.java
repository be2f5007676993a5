package dev.flycatcher.orm.sql;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows around a row that a function is computed over. A value; starts with {@link Functions#window()}. One with a name
 * is written once, in the query's WINDOW clause.
 */
public final class Window implements Node {
    /** Where a frame begins or ends, seen from the row. */
    public record Bound(String text) {
        public static final Bound UNBOUNDED_PRECEDING = new Bound("UNBOUNDED PRECEDING");
        public static final Bound CURRENT_ROW = new Bound("CURRENT ROW");
        public static final Bound UNBOUNDED_FOLLOWING = new Bound("UNBOUNDED FOLLOWING");

        public static Bound preceding(long rows) {
            return new Bound(counted(rows) + " PRECEDING");
        }

        public static Bound following(long rows) {
            return new Bound(counted(rows) + " FOLLOWING");
        }

        private static long counted(long rows) {
            if (rows < 0) {
                throw new QueryException("A frame cannot reach " + rows
                        + " rows away: preceding(n) and following(n) say" + " in which direction, n is not negative.");
            }
            return rows;
        }
    }

    /** What a frame leaves out around the row. */
    public enum Exclude {
        CURRENT_ROW,
        GROUP,
        TIES,
        NO_OTHERS
    }

    private final @Nullable String name;
    private final List<Expression<?>> partition;
    private final List<Order> order;
    private final String frame;

    private Window(@Nullable String name, List<Expression<?>> partition, List<Order> order, String frame) {
        this.name = name;
        this.partition = partition;
        this.order = order;
        this.frame = frame;
    }

    static Window of(@Nullable String name) {
        return new Window(name, List.of(), List.of(), "");
    }

    /** Only rows that have the same values in these. */
    public Window partitionBy(Expression<?>... by) {
        return new Window(name, List.of(by), order, frame);
    }

    public Window orderBy(Order... by) {
        return new Window(name, partition, List.of(by), frame);
    }

    /** In the order of these, ascending. */
    public Window orderBy(Expression<?>... by) {
        return orderBy(Arrays.stream(by).map(Expression::asc).toArray(Order[]::new));
    }

    /** From and to so many rows away. */
    public Window rows(Bound from, Bound to) {
        return framed("ROWS", from, to);
    }

    /** From and to what differs by so much in the value ordered by. */
    public Window range(Bound from, Bound to) {
        return framed("RANGE", from, to);
    }

    /** From and to so many groups of rows away that are equal in order. */
    public Window groups(Bound from, Bound to) {
        return framed("GROUPS", from, to);
    }

    private Window framed(String unit, Bound from, Bound to) {
        return new Window(name, partition, order, " " + unit + " BETWEEN " + from.text() + " AND " + to.text());
    }

    public Window exclude(Exclude what) {
        if (frame.isEmpty()) {
            throw new QueryException(
                    "EXCLUDE belongs to a frame. Say which first: rows(...), range(...) or groups(...).");
        }
        return new Window(
                name, partition, order, frame + " EXCLUDE " + what.name().replace('_', ' '));
    }

    @Nullable
    String name() {
        return name;
    }

    @Override
    public void render(Sql sql) {
        if (name != null && sql.uses(this)) {
            sql.name(name);
        } else {
            define(sql);
        }
    }

    /** Appends what it is, in parentheses. */
    void define(Sql sql) {
        if (frame.startsWith(" GROUPS")) {
            sql.dialect().require(Feature.FRAME_GROUPS);
        }
        if (frame.contains(" EXCLUDE")) {
            sql.dialect().require(Feature.FRAME_EXCLUDE);
        }
        String space = "";
        sql.text("(");
        if (!partition.isEmpty()) {
            sql.text("PARTITION BY ").list(partition, ", ");
            space = " ";
        }
        if (!order.isEmpty()) {
            sql.text(space).text("ORDER BY ").list(order, ", ");
            space = " ";
        }
        sql.text(space.isEmpty() ? frame.strip() : frame).text(")");
    }
}
