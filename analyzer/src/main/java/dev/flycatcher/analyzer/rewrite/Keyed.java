package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * A condition taken apart at its top-level ANDs: the one that compares the key, and the rest.
 *
 * @param key the column compared
 * @param rest the other conditions, in their order
 */
record Keyed(Column key, List<Expression> rest) {

    /** The column that another marker is compared with, and what is left without that comparison. */
    Keyed without(int marker) {
        return of(rest, marker);
    }

    /** The condition with that marker; refused when the marker is not a plain {@code column = ?} of a top-level AND. */
    static Keyed of(@Nullable Expression where, int marker) {
        return of(conditions(where), marker);
    }

    /** The conditions at its top-level ANDs. */
    static List<Expression> conditions(@Nullable Expression where) {
        List<Expression> conditions = new ArrayList<>();
        flatten(where, conditions);
        return conditions;
    }

    private static Keyed of(List<Expression> conditions, int marker) {
        Column key = null;
        List<Expression> rest = new ArrayList<>();
        for (Expression condition : conditions) {
            Column column = key(condition, marker);
            if (column == null) {
                rest.add(condition);
            } else {
                key = column;
            }
        }
        if (key == null) {
            throw new Refusal(place(conditions, marker));
        }
        return new Keyed(key, rest);
    }

    private static void flatten(@Nullable Expression where, List<Expression> conditions) {
        if (where instanceof AndExpression and) {
            flatten(and.getLeftExpression(), conditions);
            flatten(and.getRightExpression(), conditions);
        } else if (where instanceof ParenthesedExpressionList<?> list && list.size() == 1 && !either(list.get(0))) {
            flatten((Expression) list.get(0), conditions);
        } else if (where != null) {
            conditions.add(where);
        }
    }

    /** Whether taking its parentheses off would change what it says. */
    private static boolean either(Object expression) {
        return expression instanceof OrExpression || expression instanceof XorExpression;
    }

    private static @Nullable Column key(Expression condition, int marker) {
        if (condition instanceof EqualsTo equal) {
            Column left = column(equal.getLeftExpression(), equal.getRightExpression(), marker);
            return left != null ? left : column(equal.getRightExpression(), equal.getLeftExpression(), marker);
        }
        boolean listed = condition instanceof InExpression in
                && !in.isNot()
                && in.getRightExpression() instanceof ParenthesedExpressionList<?> list
                && list.size() == 1;
        if (!listed) {
            return null;
        }
        InExpression in = (InExpression) condition;
        ParenthesedExpressionList<?> list = (ParenthesedExpressionList<?>) in.getRightExpression();
        return column(in.getLeftExpression(), (Expression) list.get(0), marker);
    }

    private static @Nullable Column column(Expression side, Expression other, int marker) {
        boolean bound = other instanceof JdbcParameter parameter && parameter.getIndex() == marker;
        return bound && side instanceof Column column ? column : null;
    }

    private static String place(List<Expression> conditions, int marker) {
        for (Expression condition : conditions) {
            if (Tokens.of(condition.toString()).has("?" + marker)) {
                return "the bound key stands " + kind(condition) + ", not in a plain \"column = ?\"";
            }
        }
        return "the bound key does not stand in WHERE, where a list of keys could take its place";
    }

    private static String kind(Expression condition) {
        boolean inOr = condition instanceof ParenthesedExpressionList<?> list && either(list.get(0));
        if (inOr || either(condition)) {
            return "inside OR";
        }
        if (condition instanceof NotExpression) {
            return "inside NOT";
        }
        boolean inCase = condition instanceof CaseExpression
                || Tokens.of(condition.toString()).has("case");
        return inCase ? "inside CASE" : "inside an expression or another comparison";
    }

    static Expression equal(Column column, Expression other) {
        return new EqualsTo(column, other);
    }

    /** The condition without that marker's comparison, which is not all of it. */
    static Expression removed(Expression where, int marker) {
        Expression left = left(where, marker);
        if (left == null) {
            throw new IllegalStateException("nothing is left of the condition");
        }
        return left;
    }

    private static @Nullable Expression left(Expression where, int marker) {
        if (where instanceof AndExpression and) {
            Expression one = left(and.getLeftExpression(), marker);
            Expression other = left(and.getRightExpression(), marker);
            return one == null ? other : other == null ? one : new AndExpression(one, other);
        }
        if (where instanceof ParenthesedExpressionList<?> list && list.size() == 1 && !either(list.get(0))) {
            Expression inner = left((Expression) list.get(0), marker);
            return inner == null ? null : new ParenthesedExpressionList<>(inner);
        }
        return key(where, marker) == null ? where : null;
    }

    /** The condition with that marker's comparison replaced; parentheses around others stay. */
    static Expression replaced(Expression where, int marker, Expression replacement) {
        if (where instanceof AndExpression and) {
            and.setLeftExpression(replaced(and.getLeftExpression(), marker, replacement));
            and.setRightExpression(replaced(and.getRightExpression(), marker, replacement));
            return and;
        }
        if (where instanceof ParenthesedExpressionList<?> list && list.size() == 1 && !either(list.get(0))) {
            Expression changed = replaced((Expression) list.get(0), marker, replacement);
            return changed == replacement ? changed : new ParenthesedExpressionList<>(changed);
        }
        return key(where, marker) == null ? where : replacement;
    }
}
