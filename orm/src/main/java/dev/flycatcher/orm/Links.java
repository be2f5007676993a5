package dev.flycatcher.orm;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities linked to one entity: a query for them, and the means to link and unlink. A query made from it has no such
 * means, so nothing is unlinked by a filter forgotten.
 */
public final class Links<T> extends Select<T> {
    private final Row owner;
    private final ManyToMany<?, T> relation;
    private final @Nullable List<T> loaded;

    Links(Row owner, ManyToMany<?, T> relation, @Nullable List<T> loaded) {
        super(owner.origin.database, null, Mapping.entities());
        this.owner = owner;
        this.relation = relation;
        this.loaded = loaded;
    }

    @Override
    Body body() {
        return LinkRows.body(owner, relation);
    }

    private LinkRows<T> links() {
        return new LinkRows<>(owner, relation);
    }

    /** Links {@code entity}, in one statement. */
    public void add(T entity) {
        add(List.of(entity));
    }

    /** Links all of these in one statement; none need none. */
    public void add(Iterable<? extends T> entities) {
        if (entities instanceof Select<?> query && !query.isRelation()) {
            links().add(query);
        } else {
            links().add(entities, false);
        }
    }

    /** Links those of these that are not linked yet. */
    public void addMissing(Iterable<? extends T> entities) {
        links().add(entities, true);
    }

    /** Unlinks {@code entity}; returns how many links went. */
    public int remove(T entity) {
        return remove(List.of(entity));
    }

    /** Unlinks these in one statement; none need none. */
    public int remove(Iterable<? extends T> entities) {
        return entities instanceof Select<?> query && !query.isRelation()
                ? links().remove(query)
                : links().remove(entities);
    }

    /** Unlinks all; returns how many links went. */
    public int clear() {
        return links().clear();
    }

    /** Makes these the only ones linked, in one transaction. */
    public void set(Iterable<? extends T> entities) {
        links().set(entities);
    }

    @Override
    boolean isRelation() {
        return true;
    }

    @Override
    public List<T> list() {
        if (loaded != null) {
            return loaded;
        }
        List<T> peers = LazyLoad.withPeers(owner, relation);
        return peers != null ? peers : super.list();
    }

    @Override
    public Iterator<T> iterator() {
        return list().iterator();
    }

    @Override
    public long size() {
        return loaded != null ? loaded.size() : super.size();
    }

    @Override
    public long count() {
        return loaded != null ? loaded.size() : super.count();
    }
}
