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
    final Select<T> query;
    final int perParent;
    final Strategy strategy;

    private Load(Relation<E, T> relation, Select<T> query, int perParent, Strategy strategy) {
        this.relation = relation;
        this.query = query;
        this.perParent = perParent;
        this.strategy = strategy;
    }

    static <E, T> Load<E, T> of(Relation<E, T> relation) {
        return new Load<>(relation, Query.from(relation.related()), 0, Strategy.KEYS);
    }

    @Override
    public Load<E, T> load() {
        return this;
    }

    /** Shapes the query for the related rows in any way a query can be. */
    public Load<E, T> query(UnaryOperator<Select<T>> shape) {
        return new Load<>(relation, shape.apply(query), perParent, strategy);
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
        return new Load<>(relation, query, rows, strategy);
    }

    public Load<E, T> strategy(Strategy how) {
        return new Load<>(relation, query, perParent, how);
    }

    /** Loads these relations of the related rows as well. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Load<E, T> then(Loadable<? super T>... below) {
        return query(q -> q.with(below));
    }

    /** Makes room for this relation in the rows it is loaded for. */
    void reserve(List<Object> keys) {
        Relation<E, T> base = base();
        boolean slotted =
                base instanceof ForeignKeyColumn<?, ?, ?> || base instanceof Backref<?, ?> back && back.isSingle();
        if (!slotted && !keys.contains(base)) {
            keys.add(base);
        }
    }

    /** The relation as the table itself declares it, where an alias's was named. */
    @SuppressWarnings("unchecked")
    Relation<E, T> base() {
        int at = relation.owner().relations().indexOf(relation);
        return (Relation<E, T>) relation.owner().base().relations().get(at);
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
        return new Load<>(relation, new Select<>(null, copy, Mapping.<T>entities()), perParent, strategy);
    }

    @Nullable
    String name() {
        return relation.toString();
    }
}
