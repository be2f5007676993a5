package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads the relations a query asked for: one query per relation and level, however many rows there are. */
final class Loader {
    private final Database database;
    private final Body parents;
    private final List<Row> rows;
    private final String sql;

    private Loader(Database database, Body parents, List<Row> rows, String sql) {
        this.database = database;
        this.parents = parents;
        this.rows = rows;
        this.sql = sql;
    }

    @SuppressWarnings("unchecked")
    static void load(Database database, Body body, List<?> rows, String sql) {
        if (!rows.isEmpty()) {
            Loader loader = new Loader(database, body, (List<Row>) rows, sql);
            body.loads.forEach(loader::load);
        }
    }

    private <T> void load(Load<?, T> load) {
        Relation<?, T> relation = load.base();
        if (relation instanceof ForeignKeyColumn<?, T, ?> key) {
            forward(load, key);
        } else if (relation instanceof Backref<?, T> backref) {
            backward(load, backref, backref.foreignKey());
        } else {
            through(load, (ManyToMany<?, T>) relation);
        }
    }

    private <T, K> void forward(Load<?, T> load, ForeignKeyColumn<?, T, K> key) {
        Set<K> ids = keys(key.index());
        Map<Object, Row> found = new HashMap<>();
        for (T each : run(load, load.query, in(load, key.target(), key.index(), ids))) {
            Row row = Row.of(each);
            found.put(row.get(key.target().index()), row);
        }
        for (Row row : rows) {
            Object id = row.get(key.index());
            Row target = id == null ? null : found.get(id);
            if (target != null) {
                row.slot(key.slot(), target);
            }
        }
    }

    private <T, K> void backward(Load<?, T> load, Backref<?, T> backref, ForeignKeyColumn<T, ?, K> key) {
        int target = key.target().index();
        Map<Object, List<T>> byOwner = new HashMap<>();
        Select<T> children = selecting(load.query, key);
        for (T each : run(load, children, in(load, key, target, keys(target)))) {
            byOwner.computeIfAbsent(Row.of(each).get(key.index()), k -> new ArrayList<>())
                    .add(each);
        }
        for (Row row : rows) {
            List<T> mine = byOwner.getOrDefault(row.get(target), List.of());
            mine.forEach(each -> Row.of(each).slot(key.slot(), row));
            if (backref.isSingle()) {
                row.slot(backref.slot(), mine.isEmpty() ? Row.ABSENT : mine.get(0));
            } else {
                keep(row, backref, mine);
            }
        }
    }

    private <T> void through(Load<?, T> load, ManyToMany<?, T> relation) {
        through(load, relation, relation.near());
    }

    private <T, K> void through(Load<?, T> load, ManyToMany<?, T> relation, ForeignKeyColumn<?, ?, K> near) {
        int target = near.target().index();
        Named<K> owner = near.as("owner");
        Map<Object, List<T>> byOwner = new HashMap<>();
        Select<T> linked = load.query
                .select(with(load.query, owner))
                .joinFrom(load.query.body().root, relation.through(), relation.far());
        for (T each : run(load, linked, in(load, near, target, keys(target)))) {
            byOwner.computeIfAbsent(Row.of(each).value(owner), k -> new ArrayList<>())
                    .add(each);
        }
        rows.forEach(row -> keep(row, relation, byOwner.getOrDefault(row.get(target), List.of())));
    }

    private static void keep(Row row, Relation<?, ?> relation, List<?> loaded) {
        row.extras[row.origin.indexOf(relation)] = Collections.unmodifiableList(loaded);
    }

    /** A child is handed to its owner by its foreign key, so that is selected whatever else is. */
    private static <T> Select<T> selecting(Select<T> query, ForeignKeyColumn<T, ?, ?> key) {
        List<Selection> selected = query.body().selected;
        Column<?, ?> column = ((Table<?>) query.body().root).columns().get(key.index());
        boolean there = selected.isEmpty() || selected.contains(query.body().root) || selected.contains(column);
        return there ? query : query.select(with(query, column));
    }

    private static Selection[] with(Select<?> query, Selection more) {
        return Body.plus(query.body().projection(), List.of(more)).toArray(Selection[]::new);
    }

    private <T> List<T> run(Load<?, T> load, Select<T> query, Condition which) {
        Body body = PerParent.limit(load, query, which);
        Plan<T> plan = new Plan<>(database, body, Mapping.entities());
        return plan.list(plan.command().loading(String.valueOf(load.name()), sql));
    }

    @SuppressWarnings("unchecked")
    private <K> Condition in(Load<?, ?> load, Column<?, K> column, int parentColumn, Set<K> keys) {
        Column<?, K> here = (Column<?, K>) inQuery(load, column);
        return switch (load.strategy) {
            case KEYS -> here.within(keys);
            case SUBQUERY, JOIN -> here.within(parentKeys(parentColumn));
        };
    }

    /** The column as the load's query calls it, which may read from an alias. */
    private static Column<?, ?> inQuery(Load<?, ?> load, Column<?, ?> column) {
        Table<?> root = (Table<?>) load.query.body().root;
        return root.base() == column.table() ? root.columns().get(column.index()) : column;
    }

    private Select<?> parentKeys(int column) {
        Body inner = parents.copy();
        inner.loads = List.of();
        inner.selected = List.of(((Table<?>) parents.root).columns().get(column));
        if (!inner.isLimited()) {
            inner.orderBy = List.of();
        }
        return new Select<>(null, inner, Mapping.entities());
    }

    @SuppressWarnings("unchecked")
    private <K> Set<K> keys(int column) {
        Set<K> keys = new LinkedHashSet<>();
        for (Row row : rows) {
            if (!row.origin.has(column)) {
                throw unkeyed(row, column);
            }
            Object key = row.get(column);
            if (key != null) {
                keys.add((K) key);
            }
        }
        return keys;
    }

    private static QueryException unkeyed(Row row, int column) {
        @Nullable Column<?, ?> left = row.table().columns().get(column);
        return new QueryException("Relations of " + row.table().label() + " are found by " + left
                + ", which the query does not select. Add it to select(...).");
    }
}
