package dev.flycatcher.analyzer.rewrite;

import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The child for a list of keys at once; the key becomes an output, so that the rows can be told apart. */
final class Prefetch {
    private Prefetch() {}

    /**
     * @param sql the child
     * @param marker the marker that holds the key, from 1
     * @param keys how many keys the list has room for
     */
    static Draft of(String sql, int marker, int keys, Cure.Kind kind) {
        Query child = Query.of(sql, Draft.CHILD);
        Gates.check(child);
        Keyed keyed = Keyed.of(child.select().getWhere(), Draft.CHILD + marker);
        splits(child, keyed.key());
        return list(child, keyed.key(), Draft.CHILD + marker, keys, kind);
    }

    static Draft list(Query child, Column key, int marker, int keys, Cure.Kind kind) {
        child.select().setWhere(listed(child.select().getWhere(), key, marker, keys));
        if (!child.puts(key)) {
            child.select().getSelectItems().add(SelectItem.from(key));
        }
        return Draft.of(kind, child.select().toString(), "");
    }

    /** Refuses what would be computed over all keys instead of over each. */
    private static void splits(Query child, Column key) {
        if (child.bounded()) {
            throw new Refusal(
                    "it bounds its rows (LIMIT, OFFSET, FETCH or TOP), which would count over all keys at once");
        }
        if (child.grouped()) {
            throw new Refusal("it aggregates, which would run over all keys at once");
        }
        if (child.windowed()) {
            throw new Refusal("it has a window, which would run over all keys at once");
        }
        if (child.select().getDistinct() != null && !child.puts(key)) {
            throw new Refusal("DISTINCT without the key in its output would merge the rows of several keys");
        }
    }

    private static Expression listed(Expression where, Column key, int marker, int keys) {
        if (where instanceof AndExpression and) {
            and.setLeftExpression(listed(and.getLeftExpression(), key, marker, keys));
            and.setRightExpression(listed(and.getRightExpression(), key, marker, keys));
            return and;
        }
        if (where instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            Expression inner = (Expression) list.get(0);
            Expression changed = listed(inner, key, marker, keys);
            if (changed instanceof InExpression) {
                return changed;
            }
            return inner == changed ? where : new ParenthesedExpressionList<>(changed);
        }
        return Tokens.of(where.toString()).has("?" + marker) ? in(key, keys) : where;
    }

    private static InExpression in(Column key, int keys) {
        JdbcParameter[] markers = IntStream.range(0, keys)
                .mapToObj(i -> new JdbcParameter(0, true, "?"))
                .toArray(JdbcParameter[]::new);
        return new InExpression(key, new ParenthesedExpressionList<>(markers));
    }
}
