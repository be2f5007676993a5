package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import org.jspecify.annotations.Nullable;

/**
 * One join of a query.
 *
 * @param slot the slot of {@code from}'s rows the joined row belongs in: of the reference that leads there, or of the
 *     back-reference for one row. -1 when there is none: the joined row is then found under {@code to} itself
 */
record Join(Source from, Source to, JoinType type, @Nullable Condition on, int slot) implements Node {
    static final int NO_SLOT = -1;

    @Override
    public void render(Sql sql) {
        if (type == JoinType.FULL_OUTER) {
            sql.dialect().require(Feature.FULL_JOIN);
        }
        if (type.isLateral()) {
            sql.dialect().require(Feature.LATERAL);
        }
        sql.text(" ").text(type.sql).text(" ").from(to);
        if (on != null) {
            sql.text(" ON ").node(on);
        } else if (type.isLateral()) {
            sql.text(" ON TRUE");
        }
    }
}
