package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.Executor;
import dev.flycatcher.orm.sql.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The part of a database that writes rows. */
abstract class DatabaseWrites extends DatabaseDefinitions {
    DatabaseWrites(Executor executor) {
        super(executor);
    }

    /** Inserts a row with what {@code values} assigns; the row that is returned has its generated key. */
    public <E, D extends E> E create(EntityTable<E, D> table, Consumer<? super D> values) {
        D draft = table.draft();
        values.accept(draft);
        return table.entity().cast(new Writer(self()).insert(Row.of(draft)));
    }

    /** Inserts a new draft, or updates the changed columns of the row a draft was made from. */
    @SuppressWarnings("unchecked")
    public <E> E save(E draft) {
        return (E) new Writer(self()).save(Row.of(draft));
    }

    /** Updates the columns {@code changes} assigns, and returns the entity as it is now. */
    public <E, D extends E> E update(EntityTable<E, D> table, E entity, Consumer<? super D> changes) {
        D draft = table.draft(entity);
        changes.accept(draft);
        return this.<E>save(draft);
    }

    /** Deletes the entity's row; returns 1, or 0 if it was gone. */
    public int delete(Object entity) {
        return new Writer(self()).delete(Row.of(entity));
    }

    /**
     * Deletes the entity and every row that points at it, and at those, in one transaction. References that may be NULL
     * are cleared, and the rows that have them stay.
     *
     * @return how many rows went, by table
     */
    public Map<Table<?>, Integer> deleteRecursively(Object entity) {
        return new RecursiveDelete(self(), false).run(Row.of(entity));
    }

    /** As {@link #deleteRecursively}, but rows whose references may be NULL go as well. */
    public Map<Table<?>, Integer> deleteTree(Object entity) {
        return new RecursiveDelete(self(), true).run(Row.of(entity));
    }

    /**
     * Inserts a row for each item, many rows to a statement and all or none.
     *
     * @param values assigns to a draft what an item says
     * @return the rows with their keys, in the order of the items
     */
    public <E, D extends E, I> List<E> createAll(
            EntityTable<E, D> table, Collection<? extends I> items, BiConsumer<? super D, ? super I> values) {
        List<Row> rows = new ArrayList<>(items.size());
        for (I item : items) {
            D draft = table.draft();
            values.accept(draft, item);
            rows.add(Row.of(draft));
        }
        if (!rows.isEmpty()) {
            atomic(() -> new Inserts(self(), rows).run());
        }
        Origin origin = Origin.of(self());
        rows.forEach(each -> each.origin = origin);
        @SuppressWarnings("unchecked")
        List<E> entities = (List<E>) rows;
        return entities;
    }

    /**
     * Updates the row of each entity, many rows to a statement and all or none; those nothing is assigned to are left.
     *
     * @param changes assigns to a draft of each what is to change
     * @return the entities as they are now, in their order
     * @throws StaleException if they have a version, and one was changed meanwhile
     */
    public <E, D extends E> List<E> updateAll(
            EntityTable<E, D> table, Collection<? extends E> entities, BiConsumer<? super D, ? super E> changes) {
        List<Row> drafts = new ArrayList<>(entities.size());
        for (E entity : entities) {
            D draft = table.draft(entity);
            changes.accept(draft, entity);
            drafts.add(Row.of(draft));
        }
        if (!drafts.isEmpty()) {
            atomic(() -> new Updates(self(), table).run(drafts));
        }
        return drafts.stream()
                .map(each -> table.entity().cast(table.copy(each, each.origin.read(self()))))
                .toList();
    }

    /** The row for which {@code which} holds or, if there is none, a new one with what {@code values} assigns. */
    public <E, D extends E> Found<E> getOrCreate(EntityTable<E, D> table, Condition which, Consumer<? super D> values) {
        E known = self().find(table, which);
        if (known != null) {
            return new Found<>(known, false);
        }
        try {
            return new Found<>(atomic(() -> create(table, values)), true);
        } catch (ConstraintException e) {
            // Someone else was faster.
            E other = self().find(table, which);
            if (other == null) {
                throw e;
            }
            return new Found<>(other, false);
        }
    }

    /** An insert into {@code table}: of rows, or of what a query selects. */
    public <E, D extends E> Insert<E, D> insertInto(EntityTable<E, D> table) {
        return new Insert<>(self(), table);
    }

    /** An update of the rows of {@code table}; without a condition, of all of them. */
    public <E> Update<E> update(Table<E> table) {
        return new Update<>(self(), table);
    }

    /** A delete of rows of {@code table}; without a condition, of all of them. */
    public <E> Delete<E> deleteFrom(Table<E> table) {
        return new Delete<>(self(), table, null);
    }
}
