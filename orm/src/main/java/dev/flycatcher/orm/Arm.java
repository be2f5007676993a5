package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;

/**
 * What is united with, subtracted from, or intersected with the rest of a query.
 *
 * @param operator in SQL's words; empty for the first
 */
record Arm(String operator, Body body) implements Node {
    @Override
    public void render(Sql sql) {
        if (operator.endsWith(" ALL") && !operator.startsWith("UNION")) {
            sql.dialect().require(Feature.SET_ALL);
        }
        sql.text(operator.isEmpty() ? "" : " " + operator + " ");
        if (body.isLimited() || !body.orderBy.isEmpty() || !body.arms.isEmpty()) {
            sql.text("SELECT * FROM (")
                    .node(body::renderUnambiguous)
                    .text(") AS ")
                    .name("_");
        } else {
            body.renderUnambiguous(sql);
        }
    }
}
