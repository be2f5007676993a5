package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.QueryException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links the queries of a prefetch: each to the nearest one listed before it that it shares a foreign key with. */
final class Prefetch {
    private Prefetch() {}

    private static final class Level {
        final Select<?> query;
        final List<Load<?, ?>> below = new ArrayList<>();

        @Nullable
        Level parent;

        List<Relation<?, ?>> relations = List.of();

        Level(Select<?> query) {
            this.query = query;
        }

        Table<?> table() {
            return (Table<?>) query.body().root;
        }
    }

    /** The relations to load for the rows of {@code root}. */
    static List<Load<?, ?>> loads(Select<?> root, Prefetchable[] subs) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(root));
        for (Prefetchable each : subs) {
            Level level = new Level(each.rows());
            bind(level, levels, each instanceof Pinned pinned ? pinned : null);
            levels.add(level);
        }
        for (int i = levels.size() - 1; i > 0; i--) {
            Level level = levels.get(i);
            level.parent.below.add(0, Load.linking(level.relations, level.query, level.below));
        }
        return levels.get(0).below;
    }

    private static void bind(Level level, List<Level> before, @Nullable Pinned pinned) {
        for (int i = before.size() - 1; i >= 0; i--) {
            Level other = before.get(i);
            boolean allowed = pinned == null
                    || pinned.target() == other.table()
                    || pinned.target() == other.table().base();
            List<Relation<?, ?>> found = allowed ? between(other.table(), level.table()) : List.of();
            if (!found.isEmpty()) {
                level.parent = other;
                level.relations = found;
                return;
            }
        }
        throw new QueryException("Cannot prefetch " + level.table().label() + ": it shares no foreign key with "
                + before.stream().map(each -> each.table().label()).toList() + ". List the table between them first.");
    }

    /** The back-references from parent to child if the child points at it, else the parent's own foreign keys. */
    private static List<Relation<?, ?>> between(Table<?> parent, Table<?> child) {
        List<Relation<?, ?>> back = new ArrayList<>();
        for (ForeignKeyColumn<?, ?, ?> each : child.base().foreignKeys()) {
            if (each.related() == parent.base()) {
                back.add(backref(parent.base(), each));
            }
        }
        if (!back.isEmpty()) {
            return back;
        }
        List<Relation<?, ?>> forward = new ArrayList<>();
        for (ForeignKeyColumn<?, ?, ?> each : parent.base().foreignKeys()) {
            if (each.related() == child.base()) {
                forward.add(each);
            }
        }
        return forward;
    }

    private static <E, T> Backref<?, ?> backref(Table<E> parent, ForeignKeyColumn<T, ?, ?> key) {
        for (Relation<?, ?> each : parent.relations()) {
            if (each instanceof Backref<?, ?> known && known.foreignKey() == key) {
                return known;
            }
        }
        return Backref.undeclared(key);
    }
}
