package dev.flycatcher.orm.sql;

/** Membership in the keys that a query selects, gathered before any is looked for: few, or as good as a list. */
public record Gathered(Expression<?> value, Subquery keys) implements Condition {
    @Override
    public void render(Sql sql) {
        sql.text("(").node(value);
        sql.dialect().gathered(sql, keys.valueFor(value));
        sql.text(")");
    }
}
