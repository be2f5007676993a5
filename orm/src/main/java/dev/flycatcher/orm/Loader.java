package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.Selection;
import java.util.ArrayList;
import java.util.List;

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

    /** Loads one relation for all rows of a result, when it is read of the first. */
    static void forPeers(Row asker, Relation<?, ?> relation) {
        Database database = LazyLoad.database(asker, relation);
        List<Row> peers = asker.origin.peers == null ? List.of(asker) : asker.origin.peers;
        String sql = asker.origin.query == null ? "" : asker.origin.query;
        new Loader(database, new Body(asker.ownTable()), peers, sql).load(Load.of(relation));
    }

    private void load(Load<?, ?> load) {
        List<Relation<?, ?>> relations = load.relations();
        if (relations.get(0) instanceof ForeignKeyColumn<?, ?, ?>) {
            forward(
                    load,
                    relations.stream()
                            .<ForeignKeyColumn<?, ?, ?>>map(each -> (ForeignKeyColumn<?, ?, ?>) each)
                            .toList());
        } else if (relations.get(0) instanceof Backref<?, ?>) {
            backward(
                    load,
                    relations.stream()
                            .<Backref<?, ?>>map(each -> (Backref<?, ?>) each)
                            .toList());
        } else {
            through(load, (ManyToMany<?, ?>) relations.get(0));
        }
    }

    /** What the parents point at: one row for all that point at it. */
    private void forward(Load<?, ?> load, List<ForeignKeyColumn<?, ?, ?>> keys) {
        Narrowing narrowing = new Narrowing(load.strategy, parents, rows, database.dialect());
        keys.forEach(key -> narrowing.by(load.column(key.target()), key));
        List<Row> targets = run(load, narrowing.apply(load.query.body()));
        for (ForeignKeyColumn<?, ?, ?> key : keys) {
            RowMap<Row> byKey = RowMap.of(key, key.target(), targets.size());
            targets.forEach(each -> byKey.put(each, key.target().index(), each));
            for (Row row : rows) {
                Row target = byKey.get(row, key.index());
                if (target != null) {
                    row.slot(key.slot(), target);
                }
            }
        }
    }

    /** What points at the parents: a list each, and each child knows its parent. */
    private void backward(Load<?, ?> load, List<Backref<?, ?>> backrefs) {
        Narrowing narrowing = new Narrowing(load.strategy, parents, rows, database.dialect());
        List<Column<?, ?>> needed = new ArrayList<>();
        for (Backref<?, ?> each : backrefs) {
            needed.add(load.column(each.foreignKey()));
            narrowing.by(load.column(each.foreignKey()), each.foreignKey().target());
        }
        Body body = narrowing.apply(selecting(load.query.body(), needed));
        if (load.perParent > 0) {
            body = PerParent.limit(body, needed.get(0), load.perParent);
        }
        List<Row> children = run(load, body);
        backrefs.forEach(each -> hand(children, each));
    }

    private void hand(List<Row> children, Backref<?, ?> backref) {
        ForeignKeyColumn<?, ?, ?> key = backref.foreignKey();
        RowMap<Children> byOwner = families(backref);
        for (int from = 0, to; from < children.size(); from = to) {
            Children family = byOwner.get(children.get(from), key.index());
            to = byOwner.run(children, from, key.index());
            if (family != null) {
                family.append(children, from, to);
                for (int i = from; i < to; i++) {
                    children.get(i).slot(key.slot(), family.owner);
                }
            }
        }
        if (backref.isSingle()) {
            alone(byOwner, backref);
        }
    }

    /** Room for the children of each parent; of a parent that was read twice, both have the same. */
    private RowMap<Children> families(Backref<?, ?> backref) {
        ForeignKeyColumn<?, ?, ?> key = backref.foreignKey();
        int target = key.target().index();
        int place = backref.isSingle() ? -1 : rows.get(0).origin.indexOf(backref.place());
        RowMap<Children> byOwner = RowMap.of(key, key.target(), rows.size());
        for (Row row : rows) {
            Children family = byOwner.get(row, target);
            if (family == null) {
                family = new Children(row);
                byOwner.put(row, target, family);
            }
            if (place >= 0) {
                row.extras[place] = family;
            }
        }
        return byOwner;
    }

    private void alone(RowMap<Children> byOwner, Backref<?, ?> backref) {
        for (Row row : rows) {
            Children family = byOwner.get(row, backref.foreignKey().target().index());
            row.slot(backref.slot(), family == null || family.isEmpty() ? Row.ABSENT : family.get(0));
        }
    }

    /** What is linked to the parents by the table between, in the order the query says. */
    private void through(Load<?, ?> load, ManyToMany<?, ?> relation) {
        ForeignKeyColumn<?, ?, ?> near = relation.near();
        Body linked = load.query.body();
        linked = linked.join(Joining.along(linked.root, relation.through(), JoinType.INNER, relation.far()));
        Narrowing narrowing = new Narrowing(load.strategy, parents, rows, database.dialect());
        narrowing.by(near, near.target());
        Named<?> owner = near.as("owner");
        Body body = narrowing.apply(selecting(linked, List.of(owner)));
        if (load.perParent > 0) {
            body = PerParent.limit(body, owner, load.perParent);
        }
        RowMap<Children> byOwner = RowMap.of(near, near.target(), rows.size());
        for (Row each : run(load, body)) {
            Object key = each.extras[0];
            Children siblings = byOwner.get(key);
            if (siblings == null) {
                siblings = new Children();
                byOwner.put(key, siblings);
            }
            siblings.append(each);
        }
        int place = rows.get(0).origin.indexOf(relation);
        for (Row row : rows) {
            Children mine = byOwner.get(row, near.target().index());
            row.extras[place] = mine == null ? List.of() : mine;
        }
    }

    /** A row is handed to its parent by these, so they are selected whatever else is; first, to be found at once. */
    private static Body selecting(Body query, List<? extends Expression<?>> needed) {
        List<Selection> missing = new ArrayList<>();
        for (Expression<?> each : needed) {
            boolean whole =
                    each instanceof Column<?, ?> column && query.projection().contains(column.table());
            if (!whole && !query.projection().contains(each)) {
                missing.add(each);
            }
        }
        if (missing.isEmpty()) {
            return query;
        }
        Body copy = query.copy();
        copy.selected = Body.plus(missing, query.projection());
        return copy;
    }

    @SuppressWarnings("unchecked")
    private List<Row> run(Load<?, ?> load, Body body) {
        Plan<Row> plan = new Plan<>(database, body, Mapping.entities());
        return plan.list(plan.command().loading(load.relation.toString(), sql));
    }
}
