package dev.flycatcher.analyzer.rewrite;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A count around a query that puts out a constant for each row, {@code SELECT COUNT(1) FROM (SELECT 1 FROM t WHERE ...) x},
 * as mappers write it for any query: the count of those rows themselves.
 */
final class Counted {
    private Counted() {}

    /** The same query without one around it, where it is such a one. */
    static Query flat(Query query) {
        PlainSelect outer = query.select();
        boolean around = outer.getFromItem() instanceof ParenthesedSelect && counts(outer) && bare(outer);
        if (!around
                || !(((ParenthesedSelect) outer.getFromItem()).getSelect() instanceof PlainSelect inner)
                || inner.getWithItemsList() != null
                || !constant(inner)) {
            return query;
        }
        Query rows = new Query(inner, Tokens.of(Tokens.unnumbered(inner.toString())));
        if (rows.bounded() || rows.grouped() || inner.getDistinct() != null || inner.getFromItem() == null) {
            return query;
        }
        inner.setSelectItems(outer.getSelectItems());
        inner.setWhere(Tuples.apart(inner.getWhere()));
        inner.setOrderByElements(null);
        return new Query(inner, Tokens.of(Tokens.unnumbered(inner.toString())));
    }

    private static boolean counts(PlainSelect outer) {
        return outer.getSelectItems().size() == 1
                && outer.getSelectItems().get(0).getExpression() instanceof Function count
                && count.getName().equalsIgnoreCase("count")
                && !count.isDistinct()
                && count.getParameters() != null
                && count.getParameters().stream().allMatch(Counted::any);
    }

    private static boolean any(Expression counted) {
        return counted instanceof AllColumns || constant(counted);
    }

    private static boolean bare(PlainSelect outer) {
        return outer.getWhere() == null
                && outer.getJoins() == null
                && outer.getGroupBy() == null
                && outer.getHaving() == null
                && outer.getDistinct() == null
                && outer.getLimit() == null;
    }

    private static boolean constant(PlainSelect inner) {
        return inner.getSelectItems().stream().allMatch(item -> constant(item.getExpression()));
    }

    /** A literal is a marker in the text of a shape. */
    private static boolean constant(Expression expression) {
        return expression instanceof LongValue || expression instanceof JdbcParameter;
    }
}
