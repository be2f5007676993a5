package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Gathered;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Narrows a relation's query to the rows that belong to the parents. */
final class Narrowing {
    private final Load.Strategy strategy;
    private final Body parents;
    private final List<Row> rows;
    private final Database database;
    private final boolean ahead;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Derived> joined = new ArrayList<>();

    private Narrowing(Load.Strategy strategy, Body parents, List<Row> rows, Database database, boolean ahead) {
        this.strategy = strategy;
        this.parents = parents;
        this.rows = rows;
        this.database = database;
        this.ahead = ahead;
    }

    /** To parents that were read. */
    static Narrowing to(Load.Strategy strategy, Body parents, List<Row> rows, Database database) {
        return new Narrowing(strategy, parents, rows, database, false);
    }

    /** To parents that nobody has read yet, whose keys the database is to gather. */
    static Narrowing ahead(Load.Strategy strategy, Body parents, Database database) {
        return new Narrowing(strategy, parents, List.of(), database, true);
    }

    /** The relation's {@code column} meets {@code parent}, a column of the parents. */
    <K> void by(Column<?, K> column, Column<?, ?> parent) {
        switch (strategy) {
            case KEYS ->
                conditions.add(
                        ahead ? new Gathered(column, parentKeys(parent.index(), false)) : amongst(column, parent));
            case SUBQUERY -> conditions.add(column.within(parentKeys(parent.index(), false)));
            case JOIN -> {
                Derived keys = parentKeys(parent.index(), true).as();
                joined.add(keys);
                conditions.add(column.eq(Narrowing.<K>only(keys)));
            }
        }
    }

    private <K> Condition amongst(Column<?, K> column, Column<?, ?> parent) {
        KeyRange range = column.type() == parent.type() ? KeyRange.of(rows, parent) : null;
        return range != null && database.executor().keepsKeysInOrder()
                ? range.holds(column)
                : column.within(this.<K>keys(parent));
    }

    @SuppressWarnings("unchecked")
    private static <K> Expression<K> only(Derived keys) {
        return (Expression<K>) keys.columns().get(0);
    }

    Body apply(Body query) {
        Condition which = Condition.any(conditions);
        if (strategy != Load.Strategy.JOIN) {
            return query.and(which);
        }
        Body copy = query.copy();
        for (int i = 0; i < joined.size(); i++) {
            Condition on = conditions.get(i);
            // Of several keys any one may match, so none may be required.
            JoinType type = joined.size() == 1 ? JoinType.INNER : JoinType.LEFT_OUTER;
            copy.joins = Body.plus(copy.joins, List.of(new Join(copy.root, joined.get(i), type, on, Join.NO_SLOT)));
        }
        return joined.size() == 1
                ? copy
                : copy.and(Condition.any(
                        joined.stream().map(each -> only(each).isNotNull()).toList()));
    }

    /** Each key once; rows are rarely read twice, so of their own keys it is enough that none follows itself. */
    @SuppressWarnings("unchecked")
    private <K> Collection<K> keys(Column<?, ?> column) {
        boolean own = column.spec().key() && column.type() == Type.LONG;
        Collection<K> keys = own ? new ArrayList<>(rows.size()) : new LinkedHashSet<>(rows.size() * 2);
        Object last = null;
        for (Row row : rows) {
            Object key = row.get(column.index());
            if (key != null && !key.equals(last)) {
                keys.add((K) key);
            }
            last = key;
        }
        return keys;
    }

    private Select<?> parentKeys(int column, boolean distinct) {
        Body inner = parents.copy();
        Column<?, ?> key = ((Table<?>) parents.root).columns().get(column);
        inner.loads = List.of();
        inner.selected = List.of(key);
        if (inner.isLimited()) {
            return outside(inner, key, distinct);
        }
        inner.orderBy = List.of();
        inner.distinct = distinct || inner.distinct;
        return select(inner);
    }

    /** A limited query one level down: some databases take no LIMIT inside IN. */
    private static Select<?> outside(Body limited, Column<?, ?> key, boolean distinct) {
        Derived page = select(limited).as();
        Body outer = new Body(page);
        outer.selected = List.of(page.c(key));
        outer.distinct = distinct;
        return select(outer);
    }

    private static Select<?> select(Body body) {
        return new Select<>(null, body, Mapping.<Object>entities());
    }
}
