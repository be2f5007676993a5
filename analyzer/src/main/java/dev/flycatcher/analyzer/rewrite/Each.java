package dev.flycatcher.analyzer.rewrite;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The child untouched, once for each key of a list, in one statement: rows are told apart by the key's place in the list.
 * So it is the database that says which keys are equal, by whatever collation, padding or conversion: what a map of keys
 * in the application cannot know.
 */
final class Each {
    static final String PLACED = "Its rows come with their key's place in the list, from 1, and not by the key itself:"
            + " texts that differ may be one key to the database.";

    /** Queries that one statement puts together; SQLite takes 500. */
    static final int MOST = 400;

    private static final String PLACE = "place";

    private Each() {}

    static Draft of(Ask ask, int keys) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        if (keys > MOST) {
            throw new Refusal("more than %,d keys in one statement".formatted(MOST));
        }
        if (child.bounded() || child.select().getWithItemsList() != null) {
            throw new Refusal("it bounds its rows, or has a WITH, which a part of UNION ALL may not");
        }
        Key key = Key.of(child.select().getWhere(), ask);
        child.unpositioned();
        String order = order(child);
        child.select().setOrderByElements(null);
        child.select()
                .setWhere(key.equal(
                        child.select().getWhere(),
                        key.columns().stream().map(column -> Lists.marker()).toList()));
        starred(child);
        SelectItem<?> place = SelectItem.from(new LongValue(1), new Alias(PLACE, true));
        child.select().getSelectItems().add(place);
        String each = child.select().toString();
        String all = IntStream.rangeClosed(1, keys)
                .mapToObj(at -> each.replaceFirst("\\b1 AS " + PLACE + "\\b", at + " AS " + PLACE))
                .collect(Collectors.joining(" UNION ALL "));
        return Draft.of(Cure.Kind.ORDINAL, all + " ORDER BY " + PLACE + order, PLACED);
    }

    /** {@code *} stands alone in some engines: the table's own stands beside others in all. */
    private static void starred(Query child) {
        for (SelectItem<?> item : child.select().getSelectItems()) {
            boolean star =
                    item.getExpression() instanceof AllColumns && !(item.getExpression() instanceof AllTableColumns);
            if (star) {
                Table only = child.onlyTable()
                        .orElseThrow(() -> new Refusal("* of several tables does not say what is put out"));
                replace(item, new AllTableColumns(new Table(Query.name(only))));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void replace(SelectItem<?> item, Expression by) {
        ((SelectItem<Expression>) item).setExpression(by);
    }

    /** The child's order behind the places, by the names of its output. */
    private static String order(Query child) {
        Set<String> labels = new TreeSet<>();
        child.select().getSelectItems().forEach(item -> labels.add(Query.label(item)));
        StringBuilder order = new StringBuilder();
        for (OrderByElement element : child.order()) {
            Expression by = element.getExpression();
            boolean shown = by instanceof Column column && labels.contains(Query.bare(column.getColumnName()));
            if (!shown || labels.contains(PLACE)) {
                throw new Refusal("it is ordered by something that it does not put out");
            }
            String name = ((Column) by).getColumnName();
            order.append(", ")
                    .append(name)
                    .append(element.toString().substring(by.toString().length()));
        }
        return order.toString();
    }
}
