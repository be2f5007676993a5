package dev.flycatcher.orm;

/** What {@code with(...)} takes: a relation as it is, or a {@link Load} that says more about it. */
public interface Loadable<E> {
    Load<E, ?> load();
}
