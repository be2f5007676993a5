package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows that point at one entity: a query for them, or the rows a query has already loaded. */
final class Related<T> extends Select<T> {
    private final Row owner;
    private final Backref<?, T> relation;
    private final @Nullable List<T> loaded;

    Related(Row owner, Backref<?, T> relation, @Nullable List<T> loaded) {
        super(owner.origin.database, null, Mapping.entities());
        this.owner = owner;
        this.relation = relation;
        this.loaded = loaded;
    }

    @Override
    Body body() {
        ForeignKeyColumn<T, ?, ?> key = relation.foreignKey();
        Body body = new Body(relation.related());
        body.owner = new Owner(owner, key);
        return body.and(pointsAt(key, owner));
    }

    private static <K> Condition pointsAt(ForeignKeyColumn<?, ?, K> key, Row owner) {
        return key.eq(LazyLoad.keyFor(owner, key));
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

    @Override
    public boolean exists() {
        return loaded != null ? !loaded.isEmpty() : super.exists();
    }

    @Override
    public @Nullable T first() {
        return loaded != null ? (loaded.isEmpty() ? null : loaded.get(0)) : super.first();
    }

    @Override
    public String toString() {
        return loaded != null ? loaded.toString() : Objects.toString(super.toString());
    }
}
