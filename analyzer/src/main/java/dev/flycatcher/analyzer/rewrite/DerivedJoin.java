package dev.flycatcher.analyzer.rewrite;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Both queries as they are, as derived tables {@code p} and {@code c}, joined from outside: the same rows whatever
 * stands in them.
 */
final class DerivedJoin {
    private static final String KEY = "flow_key";

    private DerivedJoin() {}

    static Draft of(Query parent, Query child, Keyed keyed, SelectItem<?> flowing, boolean left) {
        if (parent.select().getWithItemsList() != null || child.select().getWithItemsList() != null) {
            throw new Refusal("a WITH would have to move out of a derived table");
        }
        String column = Query.label(flowing);
        if (column.isEmpty()) {
            throw new Refusal("the column the keys are read from has no name in the parent's output");
        }
        labels(parent, "parent");
        String order = outside(parent, "p");
        String sql = "SELECT p.*, c.* FROM (" + parent.select() + ") p " + (left ? "LEFT JOIN" : "JOIN") + " ("
                + child(child, keyed) + ") c ON c." + KEY + " = p." + written(flowing) + order;
        return Draft.of(Cure.Kind.JOIN, sql, "");
    }

    private static String child(Query child, Keyed keyed) {
        labels(child, "child");
        child.select().setOrderByElements(null);
        child.select().setWhere(null);
        child.select().addSelectItem(keyed.key(), new net.sf.jsqlparser.expression.Alias(KEY, true));
        String rest = keyed.rest().stream().map(Expression::toString).collect(Collectors.joining(" AND "));
        return child.select() + (rest.isEmpty() ? "" : " WHERE " + rest);
    }

    static void labels(Query query, String which) {
        Set<String> labels = new TreeSet<>();
        boolean twice = query.select().getSelectItems().stream()
                .map(Query::label)
                .filter(label -> !label.isEmpty())
                .anyMatch(label -> !labels.add(label));
        if (twice || query.star() && !query.joins().isEmpty()) {
            throw new Refusal(
                    "two columns of the " + which + " may have one name, which a derived table does not allow");
        }
    }

    /** The parent's order, said of that name from outside; inside it stays only where it decides which rows there are. */
    static String outside(Query parent, String name) {
        parent.unpositioned();
        String order = parent.order().stream()
                .map(element -> outer(parent, element, name))
                .collect(Collectors.joining(", "));
        if (!parent.bounded()) {
            parent.select().setOrderByElements(null);
        }
        return order.isEmpty() ? "" : " ORDER BY " + order;
    }

    private static String outer(Query parent, OrderByElement element, String name) {
        SelectItem<?> item = ordered(parent, element.getExpression());
        if (item == null || Query.label(item).isEmpty()) {
            throw new Refusal("the parent is ordered by something that it does not put out");
        }
        String inner = element.getExpression().toString();
        return name + "." + written(item) + element.toString().substring(inner.length());
    }

    private static @Nullable SelectItem<?> ordered(Query parent, Expression by) {
        if (by instanceof LongValue place) {
            return parent.star() ? null : parent.item((int) place.getValue(), "");
        }
        return by instanceof Column column ? parent.item(0, column.getColumnName()) : null;
    }

    /** The label as it is written, quotes and all. */
    static String written(SelectItem<?> item) {
        return item.getAlias() != null ? item.getAlias().getName() : ((Column) item.getExpression()).getColumnName();
    }
}
