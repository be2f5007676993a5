package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.Order;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the first few rows of each parent. The rows are numbered within their parent in the query's order; where a join
 * repeats a row, its best place counts, and it comes once.
 */
final class PerParent {
    private static final String RANK = "rank";

    private PerParent() {}

    /** @param owner what tells the parents apart: a column of the query, or one of a joined table under a name */
    static Body limit(Body query, Expression<?> owner, int rows) {
        Table<?> table = (Table<?>) query.root;
        List<Expression<?>> identity = new ArrayList<>(table.primaryKey());
        identity.add(owner);
        Derived ranked =
                best(numbered(query, table, identity, owner), identity, owner).as("ranked");
        Body outer = new Body(table);
        outer.loads = query.loads;
        outer.lazy = query.lazy;
        outer.joins = List.of(new Join(table, ranked, JoinType.INNER, same(table, ranked, rows), Join.NO_SLOT));
        outer.orderBy = List.of(ranked.c(RANK, Type.LONG).asc());
        outer.selected = selected(query, table, owner, ranked);
        query.joins.stream().filter(each -> isSelected(query, each)).forEach(each -> {
            outer.joins = Body.plus(outer.joins, List.of(each));
        });
        return outer;
    }

    private static boolean isSelected(Body query, Join join) {
        return query.expressions().stream()
                .anyMatch(each -> each instanceof Column<?, ?> column && column.table() == join.to());
    }

    /** Every row with its number within the parent. */
    private static Select<?> numbered(Body query, Table<?> table, List<Expression<?>> identity, Expression<?> owner) {
        Body body = query.copy();
        Expression<?> parent = owner instanceof Named<?> named ? named.expression() : owner;
        List<Order> order = new ArrayList<>(query.orderBy);
        table.primaryKey().forEach(each -> order.add(each.asc()));
        List<Selection> selected = new ArrayList<>(identity);
        selected.add(number(parent, order));
        body.selected = selected;
        body.orderBy = List.of();
        body.loads = List.of();
        body.limit = -1;
        body.offset = 0;
        return new Select<>(null, body, Mapping.<Object>entities());
    }

    private static Expression<Long> number(Expression<?> parent, List<Order> order) {
        return Functions.rowNumber()
                .over(Functions.window().partitionBy(parent).orderBy(order.toArray(Order[]::new)))
                .as(RANK);
    }

    /** Each row once, numbered anew by its best number. */
    private static Select<?> best(Select<?> numbered, List<Expression<?>> identity, Expression<?> owner) {
        if (numbered.body().joins.isEmpty()) {
            return numbered;
        }
        Derived all = numbered.as("numbered");
        List<Selection> kept = new ArrayList<>();
        identity.forEach(each -> kept.add(all.c(each)));
        List<Order> byBest = List.of(Functions.min(all.c(RANK, Type.LONG)).asc());
        Body body = new Body(all);
        body.groupBy =
                kept.stream().<Expression<?>>map(each -> (Expression<?>) each).toList();
        body.selected = Body.plus(kept, List.of(number(all.c(owner), byBest)));
        return new Select<>(null, body, Mapping.<Object>entities());
    }

    private static Condition same(Table<?> table, Derived ranked, int rows) {
        List<Condition> all = new ArrayList<>();
        table.primaryKey().forEach(each -> all.add(equal(each, ranked)));
        all.add(ranked.c(RANK, Type.LONG).le((long) rows));
        return Condition.all(all);
    }

    private static <T> Condition equal(Column<?, T> column, Derived ranked) {
        return column.eq(ranked.c(column));
    }

    private static List<Selection> selected(Body query, Table<?> table, Expression<?> owner, Derived ranked) {
        List<Selection> all = new ArrayList<>();
        for (Selection each : query.projection()) {
            all.add(
                    each == owner && owner instanceof Named<?> named
                            ? ranked.c(named).as(named.name())
                            : each);
        }
        return all;
    }
}
