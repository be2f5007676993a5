package dev.flycatcher.analyzer.rewrite;

import java.util.HashMap;
import java.util.Map;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** What each marker of a query meets: the other side of its comparison, and the sign between; subqueries are not looked into. */
final class Operands extends ExpressionVisitorAdapter<Void> {
    /** How a marker is used; ABOVE lets through what is greater than it. */
    enum Sign {
        EQUAL,
        UNEQUAL,
        ABOVE,
        BELOW,
        LIKE,
        UNLIKE,
        ROWS,
        SKIPPED,
        CONSTANT
    }

    /** @param expression what it is compared with; the marker itself where it is compared with nothing */
    record Operand(Sign sign, Expression expression) {}

    private final Map<Integer, Operand> found = new HashMap<>();

    private Operands() {}

    /** By the markers' numbers, from 1; those are missing that meet nothing known. */
    static Map<Integer, Operand> of(Query query) {
        Operands operands = new Operands();
        PlainSelect select = query.select();
        select.getSelectItems().forEach(item -> operands.put(item.getExpression(), Sign.CONSTANT));
        query.joins().forEach(join -> join.getOnExpressions().forEach(on -> on.accept(operands, null)));
        if (select.getWhere() != null) {
            select.getWhere().accept(operands, null);
        }
        operands.bounds(select);
        return operands.found;
    }

    private void bounds(PlainSelect select) {
        Limit limit = select.getLimit();
        if (limit != null) {
            put(limit.getRowCount(), Sign.ROWS);
            put(limit.getOffset(), Sign.SKIPPED);
        }
        if (select.getOffset() != null) {
            put(select.getOffset().getOffset(), Sign.SKIPPED);
        }
        if (select.getFetch() != null) {
            put(select.getFetch().getExpression(), Sign.ROWS);
        }
        if (select.getTop() != null) {
            put(select.getTop().getExpression(), Sign.ROWS);
        }
    }

    private void put(@Nullable Expression marker, Sign sign) {
        if (marker instanceof JdbcParameter) {
            put(marker, sign, marker);
        }
    }

    private void put(@Nullable Expression marker, Sign sign, Expression other) {
        if (marker instanceof JdbcParameter parameter
                && (sign.compareTo(Sign.LIKE) >= 0
                        || Tokens.of(other.toString()).markers().isEmpty())) {
            found.put(parameter.getIndex(), new Operand(sign, other));
        }
    }

    @Override
    protected <S> Void visitBinaryExpression(BinaryExpression expression, S context) {
        Sign sign = sign(expression);
        if (sign != null) {
            put(expression.getRightExpression(), sign, expression.getLeftExpression());
            put(expression.getLeftExpression(), turned(sign), expression.getRightExpression());
        }
        return super.visitBinaryExpression(expression, context);
    }

    private static @Nullable Sign sign(BinaryExpression expression) {
        if (expression instanceof EqualsTo) {
            return Sign.EQUAL;
        }
        if (expression instanceof GreaterThan || expression instanceof GreaterThanEquals) {
            return Sign.ABOVE;
        }
        if (expression instanceof MinorThan || expression instanceof MinorThanEquals) {
            return Sign.BELOW;
        }
        if (expression instanceof NotEqualsTo) {
            return Sign.UNEQUAL;
        }
        return expression instanceof LikeExpression like ? like.isNot() ? Sign.UNLIKE : Sign.LIKE : null;
    }

    private static Sign turned(Sign sign) {
        return sign == Sign.ABOVE ? Sign.BELOW : sign == Sign.BELOW ? Sign.ABOVE : sign;
    }

    @Override
    public <S> Void visit(InExpression in, S context) {
        if (in.getRightExpression() instanceof ParenthesedExpressionList<?> list) {
            list.forEach(
                    marker -> put((Expression) marker, in.isNot() ? Sign.UNEQUAL : Sign.EQUAL, in.getLeftExpression()));
        }
        return super.visit(in, context);
    }

    @Override
    public <S> Void visit(Between between, S context) {
        put(between.getBetweenExpressionStart(), Sign.ABOVE, between.getLeftExpression());
        put(between.getBetweenExpressionEnd(), Sign.BELOW, between.getLeftExpression());
        return super.visit(between, context);
    }
}
