package dev.flycatcher.orm;

/** Maps rows to entities. */
final class Entities<E> implements Mapping<E> {
    /** What most queries are read as; made once, since every relation that is read is one of them. */
    static final Entities<?> IN_PLACE = new Entities<>(false);

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
