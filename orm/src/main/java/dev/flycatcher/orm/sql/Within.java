package dev.flycatcher.orm.sql;

import java.util.List;

/** Membership in a list of values. */
record Within(Expression<?> value, List<?> values, boolean negated) implements Condition {
    @Override
    public void render(Sql sql) {
        if (values.isEmpty()) {
            sql.text(negated ? "(1 = 1)" : "(0 = 1)");
            return;
        }
        sql.text("(").node(value);
        if (!sql.dialect().renderKeys(sql, value.type(), values, negated)) {
            placeholders(sql.text(negated ? " NOT IN " : " IN "));
        }
        sql.text(")");
    }

    private void placeholders(Sql sql) {
        int limit = sql.dialect().parameterLimit();
        if (values.size() > limit) {
            throw new QueryException(values.size() + " values in one IN list: "
                    + sql.dialect().name()
                    + " takes at most " + limit + " parameters in a statement. Select them with a subquery, or split"
                    + " the list.");
        }
        sql.text("(").binds(value.type(), values).text(")");
    }
}
