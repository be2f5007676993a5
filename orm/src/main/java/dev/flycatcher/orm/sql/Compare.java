package dev.flycatcher.orm.sql;

/** A comparison of two values. */
public record Compare(Expression<?> left, String operator, Expression<?> right) implements Condition {
    @Override
    public void render(Sql sql) {
        sql.text("(").node(left).text(" ").text(operator).text(" ").node(right).text(")");
    }
}
