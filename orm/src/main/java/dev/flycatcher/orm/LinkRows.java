package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table between two entities, as seen from one. */
final class LinkRows<T> {
    private final Row owner;
    private final ManyToMany<?, T> relation;
    private final Table<?> through;

    LinkRows(Row owner, ManyToMany<?, T> relation) {
        this.owner = owner;
        this.relation = relation;
        this.through = relation.through();
    }

    /** The linked entities: target joined to the table between, where that points at the owner. */
    static Body body(Row owner, ManyToMany<?, ?> relation) {
        Body body = new Body(relation.related());
        body = body.join(Joining.along(body.root, relation.through(), JoinType.INNER, relation.far()));
        return mine(body, relation.near(), owner);
    }

    private static <K> Body mine(Body body, ForeignKeyColumn<?, ?, K> near, Row owner) {
        return body.and(near.eq(LazyLoad.keyFor(owner, near)));
    }

    private Database database() {
        return LazyLoad.database(owner, relation);
    }

    private Object ownerKey() {
        return LazyLoad.keyFor(owner, relation.near());
    }

    void add(Iterable<? extends T> entities, boolean ignoreLinked) {
        List<Object> keys = keys(entities);
        if (keys.isEmpty()) {
            return;
        }
        List<Default> defaults = defaults();
        Sql sql = new Sql(database().dialect());
        Node rows = each -> rows(each, keys, defaults);
        if (ignoreLinked) {
            List<String> pair = List.of(relation.near().name(), relation.far().name());
            database().dialect().insertMissing(sql, through.name(), columns(defaults), pair, rows);
        } else {
            insert(sql, defaults).text(" VALUES ").node(rows);
        }
        database().executor().update(Command.of(sql));
    }

    private void rows(Sql sql, List<Object> keys, List<Default> defaults) {
        String comma = "";
        for (Object key : keys) {
            sql.text(comma).text("(").bind(relation.near().type(), ownerKey()).text(", ");
            sql.bind(relation.far().type(), key);
            defaults.forEach(each -> each.bind(sql.text(", ")));
            sql.text(")");
            comma = ", ";
        }
    }

    /** One INSERT ... SELECT: the rows never travel. */
    void add(Select<?> query) {
        List<Default> defaults = defaults();
        Sql sql = insert(new Sql(database().dialect()), defaults).text(" ");
        Body inner = query.body().copy();
        Column<?, ?> key =
                ((Table<?>) inner.root).columns().get(relation.far().target().index());
        List<Expression<?>> selected = new ArrayList<>();
        Type<?> near = relation.near().type();
        selected.add(new Scalar<>(near, each -> each.bind(near, ownerKey())));
        selected.add(key);
        defaults.forEach(each -> selected.add(new Scalar<>(each.column().type(), each::bind)));
        inner.render(sql, selected);
        database().executor().update(Command.of(sql));
    }

    /** A column that the table between fills in by itself, and with what. */
    private record Default(Column<?, ?> column, Object value) {
        void bind(Sql sql) {
            sql.bind(column.type(), value);
        }
    }

    /** What the entity between gives a new row; the links of one call share it. */
    private List<Default> defaults() {
        List<Default> found = new ArrayList<>();
        if (through instanceof EntityTable<?, ?> table) {
            Row draft = Row.of(table.draft());
            for (Column<?, ?> column : table.columns()) {
                Object value = draft.held(column.index());
                if (value != null) {
                    found.add(new Default(column, value));
                }
            }
        }
        return found;
    }

    private List<String> columns(List<Default> defaults) {
        List<String> columns = new ArrayList<>();
        columns.add(relation.near().name());
        columns.add(relation.far().name());
        defaults.forEach(each -> columns.add(each.column().name()));
        return columns;
    }

    private Sql insert(Sql sql, List<Default> defaults) {
        return sql.text("INSERT INTO ")
                .name(through.name())
                .text(" (")
                .names(columns(defaults))
                .text(")");
    }

    private List<Object> keys(Iterable<? extends T> entities) {
        List<Object> keys = new ArrayList<>();
        for (T each : entities) {
            keys.add(keyOf(relation.far(), each));
        }
        return keys;
    }

    private static <T, K> Object keyOf(ForeignKeyColumn<?, T, K> far, T entity) {
        K key = far.keyOf(entity);
        return key;
    }

    private Sql delete() {
        Sql sql = new Sql(database().dialect()).text("DELETE FROM ").name(through.name());
        sql.open().declare(through, through.name());
        return sql.text(" WHERE ").node(mine(new Body(through), relation.near(), owner).where);
    }

    int remove(Iterable<? extends T> entities) {
        List<Object> keys = keys(entities);
        return keys.isEmpty() ? 0 : run(among(delete(), relation.far(), keys));
    }

    @SuppressWarnings("unchecked")
    private static <K> Sql among(Sql sql, ForeignKeyColumn<?, ?, K> far, List<Object> keys) {
        return sql.text(" AND ").node(far.within((List<K>) keys));
    }

    int remove(Select<?> query) {
        return run(delete().text(" AND ").node(relation.far().within(query)));
    }

    int clear() {
        return run(delete());
    }

    void set(Iterable<? extends T> entities) {
        database().atomic(() -> {
            clear();
            add(entities, false);
        });
    }

    private int run(Sql sql) {
        return database().executor().update(Command.of(sql));
    }
}
