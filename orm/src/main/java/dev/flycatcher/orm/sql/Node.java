package dev.flycatcher.orm.sql;

/** Anything that renders to SQL. One method is all it takes, so a node of the user's own is as good as a built-in one. */
@FunctionalInterface
public interface Node {
    /** Appends this node's text, and its binds in the order of their placeholders, to {@code sql}. */
    void render(Sql sql);
}
