package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Order;
import dev.flycatcher.orm.sql.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What comes after a row in the order of a query: a page found by the row before it, not by counting rows. */
final class Keyset {
    private final Table<?> table;
    private final List<Order> order;

    Keyset(Body body) {
        this.order = body.orderBy;
        if (!(body.root instanceof Table<?> root)) {
            throw new QueryException(
                    "after(row) needs rows of a table, and this query reads " + body.root.label() + ".");
        }
        this.table = root;
        if (!orderedBy().containsAll(root.primaryKey()) || order.isEmpty()) {
            throw new QueryException("after(row) needs an order in which no two rows are equal. End it with the key:"
                    + " .orderBy(..., " + Names.constant(root) + ".id.asc()).");
        }
        order.forEach(this::check);
    }

    private List<Expression<?>> orderedBy() {
        return order.stream().<Expression<?>>map(Order::by).toList();
    }

    private void check(Order each) {
        if (!(each.by() instanceof Column<?, ?> column) || column.table() != table) {
            throw new QueryException("after(row) reads what it compares from the row, so the order is of columns of "
                    + table.label() + ", not of " + each.by() + ".");
        }
        if (column.spec().nullable()) {
            throw new QueryException(column + " may be NULL, which comes neither before nor after. Order by a column"
                    + " that is never NULL.");
        }
    }

    Condition after(Row row) {
        boolean descending = order.get(0).descending();
        if (order.stream().allMatch(each -> each.descending() == descending)) {
            Object[] values = order.stream().map(each -> value(row, each)).toArray();
            var place = Functions.row(orderedBy().toArray(Expression<?>[]::new));
            return descending ? place.lt(values) : place.gt(values);
        }
        List<Condition> any = new ArrayList<>();
        List<Condition> equal = new ArrayList<>();
        for (Order each : order) {
            List<Condition> all = new ArrayList<>(equal);
            var part = Functions.row(each.by());
            all.add(each.descending() ? part.lt(value(row, each)) : part.gt(value(row, each)));
            any.add(Condition.all(all));
            equal.add(part.eq(value(row, each)));
        }
        return Condition.any(any);
    }

    private static Object value(Row row, Order each) {
        Column<?, ?> column = (Column<?, ?>) each.by();
        row.need(column.index());
        return Objects.requireNonNull(row.get(column.index()));
    }
}
