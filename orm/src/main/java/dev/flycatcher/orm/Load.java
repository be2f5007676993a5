package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Order;
import dev.flycatcher.orm.sql.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A relation to load along with a query: narrowed, ordered, limited per parent, with relations of its own below. A value.
 *
 * @param <E> the entity that declares the relation
 * @param <T> the entity that is loaded
 */
public final class Load<E, T> implements Loadable<E> {
    /** How the rows of a relation are found. The rows are the same. */
    public enum Strategy {
        /** By the keys of the parents that were read: what was read decides, whatever changed meanwhile. */
        KEYS,
        /** {@code IN} the parents' query, repeated inside this one. */
        SUBQUERY,
        /** Joined to the parents' distinct keys, as a derived table. */
        JOIN
    }

    final Relation<E, T> relation;

    /** Further relations that the same rows are linked by: a prefetch links by all foreign keys at once. */
    final List<Relation<?, ?>> also;

    final Select<T> query;
    final int perParent;
    final Strategy strategy;

    private Load(
            Relation<E, T> relation, List<Relation<?, ?>> also, Select<T> query, int perParent, Strategy strategy) {
        this.relation = relation;
        this.also = also;
        this.query = query;
        this.perParent = perParent;
        this.strategy = strategy;
    }

    static <E, T> Load<E, T> of(Relation<E, T> relation) {
        return new Load<>(relation, List.of(), Query.from(relation.related()), 0, Strategy.KEYS);
    }

    @Override
    public Load<E, T> load() {
        return this;
    }

    /** Shapes the query for the related rows in any way a query can be. */
    public Load<E, T> query(UnaryOperator<Select<T>> shape) {
        return new Load<>(relation, also, shape.apply(query), perParent, strategy);
    }

    public Load<E, T> where(Condition... all) {
        return query(q -> q.where(all));
    }

    public Load<E, T> orderBy(Order... by) {
        return query(q -> q.orderBy(by));
    }

    /** Loads at most {@code rows} for each parent: the first in this relation's order. */
    public Load<E, T> perParent(int rows) {
        if (rows < 1) {
            throw new QueryException(
                    relation + ": perParent(" + rows + ") would load nothing. Leave the relation out.");
        }
        return new Load<>(relation, also, query, rows, strategy);
    }

    public Load<E, T> strategy(Strategy how) {
        return new Load<>(relation, also, query, perParent, how);
    }

    /** Loads these relations of the related rows as well. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Load<E, T> then(Loadable<? super T>... below) {
        return query(q -> q.with(below));
    }

    /** Makes room for the relations in the rows they are loaded for. */
    void reserve(List<Object> keys) {
        for (Relation<?, ?> each : relations()) {
            Object place = place(each);
            if (place != null && !keys.contains(place)) {
                keys.add(place);
            }
        }
    }

    private static @Nullable Object place(Relation<?, ?> relation) {
        if (relation instanceof Backref<?, ?> back) {
            return back.isSingle() ? null : back.place();
        }
        return relation instanceof ManyToMany<?, ?> ? relation : null;
    }

    /** Refuses, while the query is built, what could not be loaded for its rows. */
    void check(Body parents, Part root) {
        for (Relation<?, ?> each : relations()) {
            Column<?, ?> key = parentColumn(each);
            if (key.table() != ((Table<?>) parents.root).base()) {
                throw new QueryException(each + " is a relation of "
                        + key.table().label() + ", but this query reads " + parents.root.label() + " rows.");
            }
            if (!root.selects(key.index())) {
                throw new QueryException(each + " is loaded by " + key + ", which the query does not select. Add "
                        + Names.constant(key.table()) + "." + key.spec().accessor() + " to the select.");
            }
        }
        if (perParent > 0 && !query.body().groupBy.isEmpty()) {
            throw new QueryException(
                    relation + ": perParent(" + perParent + ") counts rows, but the query groups them.");
        }
    }

    private static Column<?, ?> parentColumn(Relation<?, ?> relation) {
        if (relation instanceof ForeignKeyColumn<?, ?, ?> key) {
            return key;
        }
        return relation instanceof Backref<?, ?> back
                ? back.foreignKey().target()
                : ((ManyToMany<?, ?>) relation).near().target();
    }

    /** A prefetch's link: {@code query}'s rows by all of these relations. */
    @SuppressWarnings("unchecked")
    static <E, T> Load<E, T> linking(List<Relation<?, ?>> relations, Select<?> query, List<Load<?, ?>> below) {
        Body body = query.body().copy();
        for (Load<?, ?> each : below) {
            body.loads = merge(body.loads, each);
        }
        Select<T> rows = new Select<>(null, body, Mapping.<T>entities());
        List<Relation<?, ?>> also = relations.subList(1, relations.size());
        return new Load<>((Relation<E, T>) relations.get(0), also, rows, 0, Strategy.KEYS);
    }

    /** All relations the rows are linked by, as the tables themselves declare them. */
    List<Relation<?, ?>> relations() {
        List<Relation<?, ?>> all = new ArrayList<>();
        all.add(base());
        all.addAll(also);
        return all;
    }

    /** {@code column} as this load's query calls it, which may read from an alias. */
    @SuppressWarnings("unchecked")
    <K> Column<?, K> column(Column<?, K> column) {
        Table<?> root = (Table<?>) query.body().root;
        return root.base() == column.table() ? (Column<?, K>) root.columns().get(column.index()) : column;
    }

    /** The relation as the table itself declares it, where an alias's was named. */
    @SuppressWarnings("unchecked")
    Relation<E, T> base() {
        int at = relation.owner().relations().indexOf(relation);
        return at < 0
                ? relation
                : (Relation<E, T>) relation.owner().base().relations().get(at);
    }

    /** A relation named again is loaded once: as it was said last, with what was to be loaded below either time. */
    static List<Load<?, ?>> merge(List<Load<?, ?>> loads, Load<?, ?> more) {
        List<Load<?, ?>> merged = new ArrayList<>();
        Load<?, ?> last = more;
        for (Load<?, ?> each : loads) {
            if (each.base() == more.base()) {
                last = last.below(each);
            } else {
                merged.add(each);
            }
        }
        merged.add(last);
        return List.copyOf(merged);
    }

    private Load<E, T> below(Load<?, ?> earlier) {
        Body copy = query.body().copy();
        for (Load<?, ?> each : earlier.query.body().loads) {
            if (copy.loads.stream().noneMatch(mine -> mine.base() == each.base())) {
                copy.loads = Body.plus(copy.loads, List.of(each));
            }
        }
        return new Load<>(relation, also, new Select<>(null, copy, Mapping.<T>entities()), perParent, strategy);
    }
}
