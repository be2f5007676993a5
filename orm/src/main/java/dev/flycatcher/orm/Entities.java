package dev.flycatcher.orm;

/** Maps rows to entities. */
final class Entities<E> implements Mapping<E> {
    private final boolean flat;

    Entities(boolean flat) {
        this.flat = flat;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Compiled<E> compile(Body body) {
        Graph graph = new Graph(body, flat);
        return (database, sql) -> (Reader<E>) graph.reader(database, sql);
    }

    @Override
    public boolean hasEntities() {
        return true;
    }
}
