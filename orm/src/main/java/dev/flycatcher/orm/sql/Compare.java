package dev.flycatcher.orm.sql;

/** A comparison of two values. */
public record Compare(Expression<?> left, String operator, Expression<?> right) implements Condition {
    /** Whether it holds for one value of {@code column}, which is known. */
    public boolean isFor(Expression<?> column) {
        return left == column && operator.equals("=") && (right instanceof Value || right instanceof NumericValue);
    }

    @Override
    public void render(Sql sql) {
        sql.text("(").node(left).text(" ").text(operator).text(" ").node(right).text(")");
    }
}
