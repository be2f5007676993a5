package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Dialect;
import org.jspecify.annotations.Nullable;

/** Maps rows to entities. */
final class Entities<E> implements Mapping<E> {
    @Override
    @SuppressWarnings("unchecked")
    public Reader<E> reader(@Nullable Database database, Body body, String sql, Dialect dialect) {
        Graph graph = new Graph(body);
        Origin[] origins = graph.origins(database, sql);
        return rows -> (E) graph.read(origins, rows, dialect);
    }

    @Override
    public boolean hasEntities() {
        return true;
    }
}
