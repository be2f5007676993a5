package dev.flycatcher.analyzer.rewrite;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.jspecify.annotations.Nullable;

/** Rows of values in a condition: {@code (a, b) IN ((?, ?))}, as Hibernate asks by a composite key, is {@code a = ? AND b = ?}. */
final class Tuples {
    private Tuples() {}

    /** The condition with each comparison of one row as comparisons of its parts. */
    static @Nullable Expression apart(@Nullable Expression where) {
        if (where instanceof AndExpression and) {
            return new AndExpression(apart(and.getLeftExpression()), apart(and.getRightExpression()));
        } else if (where instanceof EqualsTo equal) {
            return apart(where, equal.getLeftExpression(), equal.getRightExpression());
        } else if (where instanceof InExpression in
                && !in.isNot()
                && in.getRightExpression() instanceof ParenthesedExpressionList<?> rows
                && rows.size() == 1) {
            return apart(where, in.getLeftExpression(), (Expression) rows.get(0));
        }
        return where;
    }

    private static Expression apart(Expression whole, Expression left, Expression right) {
        boolean rows = left instanceof ParenthesedExpressionList<?> one
                && right instanceof ParenthesedExpressionList<?> other
                && one.size() > 1
                && one.size() == other.size();
        if (!rows) {
            return whole;
        }
        ParenthesedExpressionList<?> columns = (ParenthesedExpressionList<?>) left;
        ParenthesedExpressionList<?> values = (ParenthesedExpressionList<?>) right;
        Expression all = new EqualsTo((Expression) columns.get(0), (Expression) values.get(0));
        for (int i = 1; i < columns.size(); i++) {
            all = new AndExpression(all, new EqualsTo((Expression) columns.get(i), (Expression) values.get(i)));
        }
        return all;
    }
}
