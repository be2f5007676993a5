package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Order;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a select says. Never changed once built: {@link #copy} first. */
final class Body implements Node, Cloneable {
    Source root;
    Source context;
    List<Selection> selected = List.of();
    boolean distinct;
    List<Expression<?>> distinctOn = List.of();
    List<Join> joins = List.of();

    @Nullable
    Condition where;

    List<Expression<?>> groupBy = List.of();

    @Nullable
    Condition having;

    List<Order> orderBy = List.of();

    @Nullable
    Lock lock;

    long limit = -1;
    long offset;
    List<Cte> ctes = List.of();
    List<Arm> arms = List.of();
    List<Load<?, ?>> loads = List.of();
    Lazy lazy = Lazy.DEFAULT;
    boolean sharing;

    /** Whose rows these are, if they were asked of one entity. */
    @Nullable
    Owner owner;

    Body(Source root) {
        this.root = root;
        this.context = root;
    }

    Body copy() {
        try {
            return (Body) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> List<T> plus(List<T> list, List<? extends T> more) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(more);
        return List.copyOf(longer);
    }

    /** A copy to change as one plain select, which several united no longer are. */
    Body plain() {
        if (!arms.isEmpty()) {
            throw new QueryException(
                    "Several queries united cannot be narrowed or joined as one. Do it to each before, or"
                            + " select from the whole: db.from(query.as(\"all\")).");
        }
        return copy();
    }

    /** This and {@code other} under a set operator, with this one's columns and order to come. */
    Body unite(String operator, Body other) {
        if (expressions().size() != other.expressions().size()) {
            throw new QueryException(operator + " of " + expressions().size() + " columns with "
                    + other.expressions().size() + ". Select as many in both.");
        }
        Body first = copy();
        first.ctes = List.of();
        first.loads = List.of();
        Body copy = copy();
        copy.arms = List.of(new Arm("", first), new Arm(operator, other));
        copy.orderBy = List.of();
        copy.limit = -1;
        copy.offset = 0;
        return copy;
    }

    Body and(Condition more) {
        Body copy = plain();
        copy.where = where == null ? more : where.and(more);
        return copy;
    }

    boolean isLimited() {
        return limit >= 0 || offset > 0;
    }

    List<Source> sources() {
        List<Source> all = new ArrayList<>();
        all.add(root);
        joins.forEach(each -> all.add(each.to()));
        return all;
    }

    Body join(Join join) {
        if (!sources().contains(join.from())) {
            throw new QueryException("Cannot join from " + join.from().label()
                    + ": the query does not read from it yet." + " It reads from "
                    + sources().stream().map(Source::label).toList() + ".");
        }
        for (Source each : sources()) {
            if (each == join.to()
                    || each.alias() != null && each.alias().equals(join.to().alias())) {
                throw new QueryException(join.to().label() + " is already part of this query. Join an alias of it: "
                        + (join.to() instanceof Table<?> table ? Names.constant(table) : "table") + ".as(\"other\").");
            }
        }
        Body copy = plain();
        copy.joins = plus(joins, List.of(join));
        copy.context = join.to();
        return copy;
    }

    /** What is selected: the root's columns unless something was said. */
    List<Selection> projection() {
        if (!selected.isEmpty()) {
            return selected;
        }
        return List.of((Selection) root);
    }

    /** The select list, every source spelt out as its columns. */
    List<Expression<?>> expressions() {
        List<Expression<?>> all = new ArrayList<>();
        for (Selection each : projection()) {
            if (each instanceof Table<?> table) {
                all.addAll(table.selectable());
            } else if (each instanceof Derived derived) {
                all.addAll(derived.columns());
            } else {
                all.add((Expression<?>) each);
            }
        }
        return all;
    }

    @Override
    public void render(Sql sql) {
        render(sql, expressions());
    }

    /** As a source of another query, where some databases want each column to have a name of its own. */
    void renderUnambiguous(Sql sql) {
        List<Expression<?>> list = expressions();
        boolean unambiguous = list.stream().map(Body::nameOrNone).distinct().count() == list.size();
        if (unambiguous) {
            render(sql, list);
        } else {
            render(
                    sql,
                    IntStream.range(0, list.size())
                            .<Expression<?>>mapToObj(i -> list.get(i).as("c" + (i + 1)))
                            .toList());
        }
    }

    private static Object nameOrNone(Expression<?> each) {
        return each instanceof Column<?, ?> || each instanceof Named<?> ? Derived.nameOf(each) : each;
    }

    void render(Sql sql, List<? extends Expression<?>> list) {
        sql.open();
        Cte.define(sql, allCtes());
        if (arms.isEmpty()) {
            one(sql, list);
        } else {
            arms.forEach(sql::node);
        }
        order(sql);
        sql.close();
    }

    private void one(Sql sql, List<? extends Expression<?>> list) {
        sources().forEach(sql::declare);
        head(sql).list(list.stream().map(Body::listed).toList(), ", ");
        sql.text(" FROM ").from(root);
        joins.forEach(sql::node);
        clauses(sql);
    }

    private Sql head(Sql sql) {
        if (distinctOn.isEmpty()) {
            return sql.text(distinct ? "SELECT DISTINCT " : "SELECT ");
        }
        sql.dialect().require(Feature.DISTINCT_ON);
        return sql.text("SELECT DISTINCT ON (").list(distinctOn, ", ").text(") ");
    }

    /** Those named, and those read from: a common table expression needs no second mention. */
    private List<Cte> allCtes() {
        List<Cte> all = new ArrayList<>(ctes);
        for (Source each : sources()) {
            Cte read = each instanceof Cte cte ? cte : each instanceof Table<?> table ? table.over : null;
            if (read != null && !all.contains(read)) {
                all.add(read);
            }
        }
        return all;
    }

    /** EXISTS asks for rows, not for columns. */
    void renderProbe(Sql sql) {
        render(sql, List.of(Literals.ONE));
    }

    /** What is united has no table to order by, only places. */
    private Node byPlace(Order order) {
        int place = expressions().indexOf(order.by()) + 1;
        if (place == 0) {
            throw new QueryException(
                    "Queries united are ordered by what they select, but " + order.by() + " is not selected.");
        }
        Expression<Long> number = Functions.raw(Type.LONG, "" + place);
        return new Order(number, order.descending(), order.nulls());
    }

    static Node listed(Expression<?> each) {
        return each instanceof Named<?> named
                ? sql -> sql.node(named.expression()).text(" AS ").name(named.name())
                : each;
    }

    private void clauses(Sql sql) {
        if (where != null) {
            sql.text(" WHERE ").node(where);
        }
        if (!groupBy.isEmpty()) {
            sql.text(" GROUP BY ").list(sql.dialect().groupsByKey() ? groupBy : groupedWhole(), ", ");
        }
        if (having != null) {
            sql.text(" HAVING ").node(having);
        }
        sql.windows();
    }

    /** With the columns that are selected of each table whose key is grouped by: the key decides them. */
    private List<Expression<?>> groupedWhole() {
        List<Expression<?>> all = new ArrayList<>(groupBy);
        for (Expression<?> each : expressions()) {
            if (each instanceof Column<?, ?> column
                    && !all.contains(column)
                    && !column.table().primaryKey().isEmpty()
                    && groupBy.containsAll(column.table().primaryKey())) {
                all.add(column);
            }
        }
        return all;
    }

    private void order(Sql sql) {
        if (!orderBy.isEmpty()) {
            sql.text(" ORDER BY ");
            if (arms.isEmpty()) {
                sql.withNames(selected, s -> s.list(orderBy, ", "));
            } else {
                sql.list(orderBy.stream().map(this::byPlace).toList(), ", ");
            }
        }
        sql.dialect().limit(sql, limit, offset);
        if (lock != null) {
            sql.node(lock);
        }
    }
}
