package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** A query as a derived table, seen from outside: its columns, its order, and whether it may be one. */
final class Derived {
    private Derived() {}

    /** Refuses what may not stand in a derived table, or not be told apart outside of it. */
    static void check(Query query, String which) {
        if (query.select().getWithItemsList() != null) {
            throw new Refusal("a WITH would have to move out of a derived table");
        }
        labels(query, which);
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

    /** Columns one by one under the table's name; all of them by a star, where one has no name, or no name of its own. */
    static List<SelectItem<?>> outputs(List<SelectItem<?>> items, String name) {
        Table table = new Table(name);
        boolean told = items.stream().allMatch(Derived::named)
                && items.stream().map(Query::label).distinct().count() == items.size();
        return !told
                ? List.of(SelectItem.from(new AllTableColumns(table)))
                : items.stream()
                        .<SelectItem<?>>map(item -> SelectItem.from(new Column(table, written(item))))
                        .toList();
    }

    private static boolean named(SelectItem<?> item) {
        boolean pseudo =
                item.getAlias() == null && item.getExpression() instanceof Column column && Aliases.pseudo(column);
        return !pseudo && !Query.label(item).isEmpty();
    }

    /** The child's outputs; one whose label the parent has already gets the table's name in front, if it is not that column. */
    static List<SelectItem<?>> apart(List<SelectItem<?>> items, Set<String> taken, String table, String known) {
        List<SelectItem<?>> outputs = new ArrayList<>();
        for (SelectItem<?> item : items) {
            String label = Query.label(item);
            boolean same = item.getExpression() instanceof Column column && Query.same(column.getColumnName(), known);
            if (!label.isEmpty() && !same && taken.contains(label)) {
                item.setAlias(new Alias(table + "_" + label, true));
            }
            outputs.add(item);
        }
        return outputs;
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
        if (!(by instanceof Column column)) {
            return null;
        }
        SelectItem<?> labelled = parent.item(0, column.getColumnName());
        boolean meant = labelled != null && (column.getTable() == null || labelled.getAlias() == null);
        return meant ? labelled : output(parent, column);
    }

    /** A column with its table is no label's: {@code title AS name} is not ordered by {@code t.name}. */
    private static @Nullable SelectItem<?> output(Query parent, Column column) {
        return parent.select().getSelectItems().stream()
                .filter(item -> item.getExpression() instanceof Column && parent.puts(item.getExpression(), column))
                .findFirst()
                .orElse(null);
    }

    /** The label as it is written, quotes and all. */
    static String written(SelectItem<?> item) {
        return item.getAlias() != null ? item.getAlias().getName() : ((Column) item.getExpression()).getColumnName();
    }
}
