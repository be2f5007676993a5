package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Values;

/**
 * How a list of keys is written: for whom, for how many, and whether as one array.
 *
 * @param engine whose SQL it is
 * @param keys keys it has room for
 * @param library whose words the change is told in: by plain JDBC all keys can be one bind, {@code = ANY(?)}
 */
record Lists(Engine engine, int keys, Library library) {

    /** The condition that a row's key is one of the list. */
    Expression holds(Key key) {
        List<Column> columns = key.columns();
        if (columns.size() > 1) {
            return engine.pairs() == Engine.Pairs.NONE ? either(columns) : row(columns);
        }
        return library == Library.JDBC && engine == Engine.POSTGRESQL
                ? new EqualsTo(columns.get(0), new Function("ANY", new JdbcParameter(Draft.ARRAY, true, "?")))
                : new InExpression(columns.get(0), new ParenthesedExpressionList<>(markers(keys)));
    }

    /** {@code (a, b) IN ((?, ?), (?, ?))}, its list as {@code VALUES} where the engine wants a query there. */
    private Expression row(List<Column> columns) {
        List<Expression> rows = times(() -> new ParenthesedExpressionList<>(markers(columns.size())));
        Expression left = new ParenthesedExpressionList<>(columns);
        return engine.pairs() == Engine.Pairs.LIST
                ? new InExpression(left, new ParenthesedExpressionList<>(rows))
                : new InExpression(
                        left,
                        new ParenthesedSelect()
                                .withSelect(new Values(
                                        new net.sf.jsqlparser.expression.operators.relational.ExpressionList<>(rows))));
    }

    /** {@code (a = ? AND b = ? OR a = ? AND b = ?)}: what every engine reads. */
    private Expression either(List<Column> columns) {
        List<Expression> keyed = times(() -> columns.stream()
                .map(column -> (Expression) new EqualsTo(column, marker()))
                .reduce(AndExpression::new)
                .orElseThrow());
        return new ParenthesedExpressionList<>(
                keyed.stream().reduce(OrExpression::new).orElseThrow());
    }

    private List<Expression> times(Supplier<Expression> each) {
        return new ArrayList<>(Stream.generate(each).limit(keys).toList());
    }

    private static List<JdbcParameter> markers(int number) {
        return new ArrayList<>(Stream.generate(Lists::marker).limit(number).toList());
    }

    static JdbcParameter marker() {
        return new JdbcParameter(0, true, "?");
    }
}
