package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Compare;
import dev.flycatcher.orm.sql.Condition;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Junction;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out by which foreign key, and in which direction, two sources are joined. Guesses nothing. */
final class Joining {
    private Joining() {}

    /** By the one foreign key between the two: the source's own first, then the destination's. */
    static Join infer(Source from, Source to, JoinType type) {
        if (type == JoinType.CROSS || type.isLateral()) {
            return new Join(from, to, type, null, Join.NO_SLOT);
        }
        List<ForeignKeyColumn<?, ?, ?>> there = between(from, to);
        if (there.size() == 1) {
            return forward(from, to, type, there.get(0));
        }
        List<ForeignKeyColumn<?, ?, ?>> back = there.isEmpty() ? between(to, from) : List.of();
        if (back.size() == 1) {
            return backward(from, to, type, back.get(0));
        }
        throw none(from, to, there.isEmpty() ? back : there);
    }

    private static QueryException none(Source from, Source to, List<ForeignKeyColumn<?, ?, ?>> several) {
        if (several.isEmpty()) {
            return new QueryException("Cannot join " + from.label() + " to " + to.label()
                    + ": there is no foreign key between them. Give the condition: join(..., left.eq(right)), or join"
                    + " from another table with joinFrom(...).");
        }
        String names = several.stream().map(Object::toString).collect(Collectors.joining(", "));
        return new QueryException(
                "Cannot join " + from.label() + " to " + to.label() + " without saying by which foreign"
                        + " key: there are " + names + ". Name one: join(..., "
                        + Names.constant(several.get(0).table()) + "."
                        + several.get(0).spec().accessor() + ").");
    }

    static List<ForeignKeyColumn<?, ?, ?>> between(Source from, Source to) {
        List<ForeignKeyColumn<?, ?, ?>> found = new ArrayList<>();
        if (from instanceof Table<?> near && to instanceof Table<?> far) {
            for (ForeignKeyColumn<?, ?, ?> each : near.foreignKeys()) {
                if (each.related() == far.base()) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    /** By the foreign key given, in whichever direction it leads. */
    static Join along(Source from, Source to, JoinType type, ForeignKeyColumn<?, ?, ?> key) {
        for (ForeignKeyColumn<?, ?, ?> each : between(from, to)) {
            if (each.sameAs(key)) {
                return forward(from, to, type, each);
            }
        }
        for (ForeignKeyColumn<?, ?, ?> each : between(to, from)) {
            if (each.sameAs(key)) {
                return backward(from, to, type, each);
            }
        }
        throw new QueryException("Cannot join " + from.label() + " to " + to.label() + " by " + key + ": it leads from "
                + key.table().label() + " to " + key.related().label() + ".");
    }

    private static Join forward(Source from, Source to, JoinType type, ForeignKeyColumn<?, ?, ?> key) {
        return new Join(from, to, type, new Compare(key, "=", columnOf(to, key.target())), key.slot());
    }

    private static Join backward(Source from, Source to, JoinType type, ForeignKeyColumn<?, ?, ?> key) {
        return new Join(from, to, type, new Compare(key, "=", columnOf(from, key.target())), backSlot(from, key));
    }

    /** A row that is the only one to point back belongs in the accessor for it. */
    private static int backSlot(Source from, ForeignKeyColumn<?, ?, ?> key) {
        for (Relation<?, ?> each : ((Table<?>) from).base().relations()) {
            if (each instanceof Backref<?, ?> back
                    && back.isSingle()
                    && back.foreignKey().sameAs(key)) {
                return back.slot();
            }
        }
        return Join.NO_SLOT;
    }

    private static Column<?, ?> columnOf(Source source, Column<?, ?> column) {
        return ((Table<?>) source).columns().get(column.index());
    }

    /** By a condition of the user's; if it compares a foreign key of the source with its target, along that key. */
    static Join on(Source from, Source to, JoinType type, Condition condition) {
        if (type == JoinType.CROSS) {
            throw new QueryException("A CROSS join has no condition: every row of " + from.label()
                    + " meets every row of " + to.label() + ". Put the condition into where(...), or join INNER.");
        }
        ForeignKeyColumn<?, ?, ?> there = keyIn(condition, from, to);
        ForeignKeyColumn<?, ?, ?> back = keyIn(condition, to, from);
        int slot = there != null ? there.slot() : back != null ? backSlot(from, back) : Join.NO_SLOT;
        return new Join(from, to, type, condition, slot);
    }

    private static @Nullable ForeignKeyColumn<?, ?, ?> keyIn(Condition condition, Source from, Source to) {
        if (condition instanceof Junction all) {
            for (Condition each : all.conditions()) {
                ForeignKeyColumn<?, ?, ?> found = keyIn(each, from, to);
                if (found != null) {
                    return found;
                }
            }
        }
        if (condition instanceof Compare compare && compare.operator().equals("=")) {
            ForeignKeyColumn<?, ?, ?> found = key(compare.left(), compare.right(), from, to);
            return found != null ? found : key(compare.right(), compare.left(), from, to);
        }
        return null;
    }

    private static @Nullable ForeignKeyColumn<?, ?, ?> key(
            Expression<?> pointing, Expression<?> target, Source from, Source to) {
        return pointing instanceof ForeignKeyColumn<?, ?, ?> key
                        && key.table() == from
                        && target instanceof Column<?, ?> column
                        && column.table() == to
                        && column.sameAs(key.target())
                ? key
                : null;
    }
}
